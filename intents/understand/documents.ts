import type { Document } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Asked } from './question.ts';

/** Which documents a question asks for: by verb, sort, level, title marks and name. */
export interface DocumentFilter {
  /** How a reply calls them: 要制定的办法. */
  readonly said: string;
  /** Words of the name that the question gives. */
  readonly name: string;
  /** Whether a verb is named. */
  readonly acts: boolean;
  /** Whether a document is one of them. */
  fits(document: Document): boolean;
  /** Whether one of a measure that was shown is meant: a verb narrows, nothing else does. */
  inside(document: Document): boolean;
  /** The same without the verb. */
  alike(document: Document): boolean;
}

/** What is done with a document, and how it is asked for. */
const ACTIONS: readonly { readonly said: RegExp; readonly is: RegExp; readonly name: string }[] = [
  { said: /制定|制订|新立|起草|订立|编制|新定/, is: /制定|编制|起草/, name: '制定' },
  { said: /出台|印发|发布/, is: /出台|印发|制定/, name: '出台' },
  { said: /修订|修改|改哪|改什么|改几|要改/, is: /修订/, name: '修订' },
  { said: /废止|撤销|取消|作废/, is: /废止|撤销|取消/, name: '废止' },
  { said: /完善/, is: /完善/, name: '完善' },
  { said: /签订|签署|签什么|签哪/, is: /签订/, name: '签订' },
];
/** Documents that the office refers to, not makes. */
const REFERRING = /法律|哪部|哪几部|法规|落实|执行|学习|要学|学哪|学什么|贯彻|依据|引用|参照|上级/;
/** What documents are called; a question that uses such a word means one that ends in it. */
const SORTS = ['规定', '办法', '制度', '条例', '计划', '清单', '手册', '意见', '方案', '协议'];
/** Documents of a level by their name. */
const LEVELS: readonly { readonly said: RegExp; readonly is: RegExp }[] = [
  {
    said: /国家(?:级|层面)?的?(?:法|条例|文件|规定)|全国性/,
    is: /^(?:中华人民共和国|中共中央|国务院|中国共产党)|法(?:[(（].*[)）])?$/,
  },
  { said: /(?:上海)?市(?:里|级)的?(?:法|条例|文件|规定|办法)/, is: /市/ },
  { said: /区(?:里|级)的?(?:文件|规定|办法)/, is: /区/ },
];
const STARTING = /以[“"]([^”"]{2,20})[”"](?:开头|打头|起头)|[“"]([^”"]{2,20})[”"]开头/u;
const HOLDING = /(?:带|含|有|写着)[“"]([^”"]{1,12})[”"](?:字样|二字|两?个字|的)?/u;
const NO_SORT = /列个?清单|规章制度|制度文件|工作计划|计划里|计划中|法律法规规定/g;

/** Reads which documents are meant. */
export function readFilter(asked: Asked): DocumentFilter {
  const { text } = asked;
  const actions = ACTIONS.filter(({ said }) => said.test(text));
  const refers = REFERRING.test(text) && actions.length === 0;
  const sorts = SORTS.filter((sort) => text.replace(NO_SORT, '').includes(sort));
  const level = LEVELS.find(({ said }) => said.test(text));
  const start = STARTING.exec(text)?.slice(1).find(Boolean) ?? '';
  const inside = start === '' ? (HOLDING.exec(text)?.[1] ?? '') : '';
  const titled = /书名号|《》/.test(text);
  const laws = refers && /法律|法规/.test(text);
  const alike = (d: Document) =>
    (laws || sorts.length !== 1 || sorts.some((sort) => d.text.replace(/[(（].*[)）]$/, '').endsWith(sort))) &&
    (level === undefined || level.is.test(d.text)) &&
    (!titled || d.titled) &&
    (!laws || /(?:法|条例|办法|意见)(?:[(（].*[)）])?$/.test(d.text)) &&
    d.text.toLowerCase().startsWith(start) &&
    d.text.toLowerCase().includes(inside);
  const made = (d: Document) =>
    actions.length > 0
      ? actions.some(({ is }) => is.test(d.action))
      : start + inside !== '' || refers !== d.deliverable;
  const verb = actions.map(({ name }) => name).join('、');
  const said = `${verb === '' ? '' : `要${verb}的`}${sorts.length === 1 && !laws ? sorts[0] : '文件'}`;
  return {
    said,
    name: start + inside,
    acts: actions.length > 0,
    fits: (d) => made(d) && alike(d),
    inside: (d) => alike(d) && (actions.length === 0 || made(d)),
    alike,
  };
}

/** Whether a question calls a document by its name, whole or without the level in front. */
export function named(asked: Asked, { text }: Document): boolean {
  const name = text.toLowerCase().replace(/\(.*\)$/, '');
  const short = name.replace(
    /^(?:中华人民共和国|中国共产党|中共中央国务院关于|[\u4e00-\u9fff]{2,4}[省市区县](?:市场监督管理局)?)/,
    '',
  );
  return [name, short].some((n) => n.length >= 4 && asked.text.includes(n));
}

const LAW = /([\u4e00-\u9fff]{2,10}(?:法|条例))(?=》?(?:在|是|哪|有|提|第|写|$|[?!。]))/u;
const NO_LAW = /[的和与]|法律|法规|(?:办|方|做|说|想|执|违|司|普|守|依|合|看|管|用|立|无|非|没)法$|什么|哪|这|那/;

/** A law that is asked for by name and that the plan does not mention. */
export function unknownLaw(asked: Asked, { passages, lexicon }: Knowledge): string | null {
  const name = LAW.exec(asked.text)?.[1] ?? '';
  const called = lexicon.synonyms.get(name)?.some((word) => word.endsWith('法')) ?? false;
  if (name === '' || called || NO_LAW.test(name) || !['出处', '提到', '文件'].some((kind) => asked.asks(kind)))
    return null;
  return passages.some((passage) => passage.letters.text.includes(name)) ? null : name;
}
