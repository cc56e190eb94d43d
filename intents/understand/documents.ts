import type { Document } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { DocumentSlot } from '../query/slots.ts';
import type { Asked } from './question.ts';

/** What is done with a document, as it is asked for. */
const VERBS: readonly (readonly [RegExp, string])[] = [
  [/制定|制订|新立|起草|订立|编制|新定/, '制定'],
  [/出台|印发|发布/, '出台'],
  [/修订|修改|改哪|改什么|改几|要改/, '修订'],
  [/废止|撤销|取消|作废/, '废止'],
  [/完善/, '完善'],
  [/签订|签署|签什么|签哪/, '签订'],
];
/** Documents that the office refers to, not makes. */
const REFERRING = /法律|哪部|哪几部|法规|落实|执行|学习|要学|学哪|学什么|贯彻|依据|引用|参照|上级/;
/** What documents are called; a question that uses such a word means one that ends in it. */
const SORTS = ['规定', '办法', '制度', '条例', '计划', '清单', '手册', '意见', '方案', '协议'];
/** Documents of a level, as they are asked for. */
const LEVELS: readonly (readonly [RegExp, string])[] = [
  [/国家(?:级|层面)?的?(?:法|条例|文件|规定)|全国性/, '国家'],
  [/(?:上海)?市(?:里|级)的?(?:法|条例|文件|规定|办法)/, '市'],
  [/区(?:里|级)的?(?:文件|规定|办法)/, '区'],
];
const STARTING = /以[“"]([^”"]{2,20})[”"](?:开头|打头|起头)|[“"]([^”"]{2,20})[”"]开头/u;
const HOLDING = /(?:带|含|有|写着)[“"]([^”"]{1,12})[”"](?:字样|二字|两?个字|的)?/u;
const NO_SORT = /列个?清单|规章制度|制度文件|工作计划|计划里|计划中|法律法规规定/g;

/** Reads which documents are meant. */
export function readDocumentSlot(text: string): DocumentSlot {
  const verbs = VERBS.filter(([said]) => said.test(text)).map(([, name]) => name);
  const refers = REFERRING.test(text) && verbs.length === 0;
  const sorts = SORTS.filter((sort) => text.replace(NO_SORT, '').includes(sort));
  const level = LEVELS.find(([said]) => said.test(text))?.[1] ?? null;
  const start = STARTING.exec(text)?.slice(1).find(Boolean) ?? '';
  const inside = start === '' ? (HOLDING.exec(text)?.[1] ?? '') : '';
  const titled = /书名号|《》/.test(text);
  const laws = refers && /法律|法规/.test(text);
  const verb = verbs.join('、');
  const said = `${verb === '' ? '' : `要${verb}的`}${sorts.length === 1 && !laws ? sorts[0] : '文件'}`;
  return { called: [], unknown: null, said, verbs, refers, laws, titled, sorts, level, start, inside };
}

/** Whether a question calls a document by its name, whole or without the level in front. */
export function isNamed(asked: Asked, { text }: Document): boolean {
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
