import type { Document } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Hit } from '../../index/search/rank.ts';
import type { Answer } from '../answer/answer.ts';
import { answer, documentRows, quote, say } from '../compose/parts.ts';
import { find } from '../understand/confidence.ts';
import type { Asked } from '../understand/question.ts';
import { defineIntent } from './define.ts';

const MAKING = ['制定', '出台', '修订', '完善', '编制', '印发'];
const NEARLY = 0.8;
/** Weight of an unknown word that makes a question one about another matter. */
const FOREIGN = 5.5;
/** Words of a question that say nothing about which document is meant. */
const GENERIC =
  /^(改|修改|制定|出台|修订|编制|印发|文件|规定|办法|制度|条例|法律|法规|规章|清单|计划|手册|方案|意见|落实|执行|贯彻|学习|新|名称|完善|规章制度|成果|协议|引用|上级|依据|参照|政策|签订|外地|国家|点到|法规条例|书名|书名号|专门)+$/;

/** 要出台哪些文件: what the office makes, apart from what it refers to. */
export const document = defineIntent<readonly Document[] | string>({
  name: 'document',
  examples: ['要出台哪些文件', '修订了什么', '电子商务法哪条提到'],
  match(asked, knowledge) {
    const { documents } = knowledge.facts;
    const law = unknownLaw(asked, knowledge);
    if (law !== null) return law;
    const called = documents.filter((d) => mentions(asked, d));
    if (called.length > 0 && (asked.asks('出处') || asked.asks('名词') || asked.asks('文件') || asked.asks('提到')))
      return called;
    if (!asked.asks('文件')) return null;
    if (asked.scope.length > 0) {
      const inside = documents.filter((d) => asked.scope.includes(d.unit) && acted(d, asked));
      return inside.length > 0 ? inside : null;
    }
    const topic = asked.topic('文件', '列举', '名词');
    const terms = topic.terms.filter(
      (term) => !GENERIC.test(term.said) && term.said.length > 1 && term.forms.length > 0,
    );
    if (terms.length === 0) return listed(asked, documents);
    if (topic.terms.some((term) => term.forms.length === 0 && term.weight > FOREIGN)) return null;
    const titled = byName(documents, terms, asked);
    if (titled.length > 0) return titled;
    const found = find({ ...topic, terms }, knowledge);
    if (found.band !== 'answer') return null;
    const units = holding(found.all, documents);
    const inside = documents.filter((d) => units.includes(d.unit));
    return inside.length > 0 ? best(inside, terms) : null;
  },
  answer(documents, asked, knowledge) {
    if (typeof documents === 'string')
      return answer(asked, 'document', 'not_in_plan', [say(`要点没有写到《${documents}》。`)], {
        suggestions: ['要出台哪些文件'],
      });
    const units = [...new Set(documents.map((d) => d.unit))];
    const rows = documentRows(knowledge, documents);
    if (units.length > 3) return many(documents, asked, knowledge);
    const parts = [say(`要点写到的文件有${rows.length}个：`), { kind: 'facts' as const, rows }];
    return answer(asked, 'document', 'answered', [...parts, quote(knowledge, units, [], documents)], { units });
  },
});

function mentions(asked: Asked, document: Document): boolean {
  const name = document.text.toLowerCase().replace(/\(.*\)$/, '');
  const short = name.replace(/^(中华人民共和国|中国共产党|中共中央国务院关于|上海市|嘉定区市场监督管理局|嘉定区)/, '');
  return [name, short].some((n) => n.length >= 4 && asked.text.includes(n));
}

/** What documents are called; a question that uses such a word means one that ends in it. */
const SORTS = ['规定', '办法', '制度', '条例', '计划', '清单', '手册', '意见', '方案', '协议'];

/** Documents whose name holds every word of the question, and is of the sort that it names. */
function byName(documents: readonly Document[], terms: readonly Term[], asked: Asked): readonly Document[] {
  const known = terms.filter((term) => term.forms.length > 0 && term.said.length > 1);
  const sorts = sortsOf(asked);
  const holds = (d: Document) => known.every((term) => term.forms.some((form) => d.text.toLowerCase().includes(form)));
  const fits = (d: Document) => sorts.length === 0 || sorts.some((sort) => d.text.includes(sort));
  return known.length === 0 ? [] : documents.filter((d) => holds(d) && fits(d));
}

const LAW = /([\u4e00-\u9fff]{2,10}(?:法|条例))(?=》?(?:在|是|哪|有|提|第|写|$|[?!。]))/u;
const NO_LAW = /[的和与]|法律|法规|(?:办|方|做|说|想|执|违|司|普|守|依|合|看|管|用|立|无|非|没)法$|什么|哪|这|那/;

/** A law that is asked for by name and that the plan does not mention. */
function unknownLaw(asked: Asked, { passages, lexicon }: Knowledge): string | null {
  const name = LAW.exec(asked.text)?.[1] ?? '';
  const called = lexicon.synonyms.get(name)?.some((word) => word.endsWith('法')) ?? false;
  if (name === '' || called || NO_LAW.test(name) || (!asked.asks('出处') && !asked.asks('提到') && !asked.asks('文件')))
    return null;
  return passages.some((passage) => passage.letters.text.includes(name)) ? null : name;
}

/** Verbs that the question names narrow the list; otherwise what the office makes. */
function acted(document: Document, asked: Asked): boolean {
  const verbs = MAKING.filter((verb) => asked.text.includes(verb));
  return verbs.length === 0 || verbs.some((verb) => document.action.includes(verb));
}

function sortsOf(asked: Asked): readonly string[] {
  const text = asked.text.replace(/列个?清单|规章制度|制度文件|工作计划/g, '');
  return SORTS.filter((sort) => text.includes(sort));
}

function listed(asked: Asked, documents: readonly Document[]): readonly Document[] | null {
  const refers =
    /法律|哪部|法规|落实|执行|学习|贯彻|依据/.test(asked.text) && !MAKING.some((verb) => asked.text.includes(verb));
  const found = documents.filter((d) => (refers ? !d.deliverable : d.deliverable && acted(d, asked)));
  if (refers && /法律|法规/.test(asked.text)) {
    const laws = found.filter((d) => /(?:法|条例|办法|意见)(?:[(（].*[)）])?$/.test(d.text));
    return laws.length > 0 ? laws : null;
  }
  const sorts = sortsOf(asked);
  const sorted = found.filter((d) => sorts.length === 1 && sorts.some((sort) => d.text.endsWith(sort)));
  const shown = sorted.length > 0 ? sorted : found;
  return shown.length > 0 ? shown : null;
}

function holding(all: readonly Hit[], documents: readonly Document[]): readonly string[] {
  const top = all[0]?.score ?? 0;
  const hits = all.filter((hit) => hit.score >= NEARLY * top && documents.some((d) => d.unit === hit.unit));
  const best = hits[0];
  return best
    ? hits
        .filter((hit) => hit.score >= 0.86 * best.score)
        .map((hit) => hit.unit)
        .slice(0, 3)
    : [];
}

/** Documents whose name holds most of the question's words; all where none does. */
function best(documents: readonly Document[], terms: readonly Term[]): readonly Document[] {
  const held = (d: Document) =>
    terms.filter((term) => term.forms.some((form) => d.text.toLowerCase().includes(form))).length;
  const most = Math.max(...documents.map(held));
  const units = new Set(documents.filter((d) => held(d) === most).map((d) => d.unit));
  return documents.filter((d) => units.has(d.unit));
}

function many(documents: readonly Document[], asked: Asked, knowledge: Knowledge): Answer {
  const rows = documentRows(knowledge, documents);
  return answer(asked, 'document', 'answered', [say(`要点写到的文件有${rows.length}个：`), { kind: 'facts', rows }]);
}
