import { propertyNamed } from '../../index/facts/properties.ts';
import type { Holding } from '../../index/facts/property.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer, Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, documentRows, entry, near, quote, row, say } from '../compose/parts.ts';
import type { PropertyQuery } from '../query/query.ts';
import { findDocuments } from '../retrieval/documents.ts';
import { passageOf } from '../retrieval/holding.ts';
import { headingsWith, unitsHaving, unitsWith, wantedOf } from '../retrieval/lists.ts';
import { DOCUMENT_LIST, LIST_LONG, LONGER } from './limits.ts';

/** 有哪些专项检查: every measure that has the word, with the count. */
export const list = defineIntent({
  name: 'list',
  examples: ['有哪些专项检查', '要搞哪些培训'],
  uses: () => ['of'],
  answer(query, knowledge) {
    const { terms } = query.of;
    const units = unitsWith(query.forms, knowledge);
    const lead = say(`要点写到“${query.word}”的共${units.length}处：`);
    if (units.length < LIST_LONG) return answer(query, 'topic', 'answered', [lead, quote(knowledge, units, terms)]);
    const words = terms.flatMap((term) => term.forms);
    const rows = units.flatMap((unit) => first(unit, words, knowledge));
    return answer(query, 'topic', 'answered', [lead, { kind: 'facts', rows }]);
  },
});

/** The first place in a unit where one of the words stands, as a row. */
function first(unit: string, words: readonly string[], knowledge: Knowledge) {
  const passage = passageOf(unit, knowledge);
  const found = words.map((word) => ({ word, at: passage?.folded.text.indexOf(word) ?? -1 })).find(({ at }) => at >= 0);
  if (!passage || !found) return [];
  const at = (i: number) => passage.start + (passage.folded.at[i] ?? 0);
  return [row(knowledge, { unit, start: at(found.at), end: at(found.at + found.word.length) }, '提到')];
}

/** 哪些是试点 · 凡是写到汽车的 · 第三部分里讲到培训的: every measure that has properties or holds words, complete, with the count. */
export const property = defineIntent({
  name: 'property',
  examples: ['哪些工作是试点', '哪些任务写明了时限', '没有分点的是哪几条', '凡是写到汽车的都列出来'],
  uses: () => ['of', 'scope', 'property', 'quoted', 'times'],
  answer(query, knowledge) {
    const held = unitsHaving(wantedOf(query), knowledge);
    const units = held.map(({ unit }) => unit);
    if (units.length === 0) return nowhere(query, knowledge);
    const properties = query.where.properties.map(propertyNamed);
    const lead = say(`${listed(query, knowledge)}共${units.length}处${times(held, query)}：`);
    const titles = titlesWith(query, knowledge);
    const [isWhole, spans] = [properties.some(({ lacks, whole }) => lacks || whole), held.flatMap((one) => one.spans)];
    if (query.words.length === 0 && (isWhole || units.length > LONGER)) {
      const entries = units.map((unit) => entry(knowledge, unit, 0));
      return answer(query, 'topic', 'answered', [lead, { kind: 'outline', entries }], { units });
    }
    if (units.length < LIST_LONG || held.some((one) => one.spans.length === 0))
      return answer(query, 'topic', 'answered', [lead, quote(knowledge, units, query.of.terms, spans), ...titles]);
    const note = query.words.length > 0 ? '提到' : (properties[0]?.name ?? '');
    const rows = held.flatMap((one) =>
      one.spans.slice(0, 1).map((span) => row(knowledge, { unit: one.unit, ...span }, note)),
    );
    return answer(query, 'topic', 'answered', [lead, { kind: 'facts', rows }, ...titles], { units });
  },
});

/** What is listed, in words: 第三部分里写到“培训”的. */
function listed({ where, words, all, of, scope, span }: PropertyQuery, knowledge: Knowledge): string {
  const said = words.map((word) => `“${word.said}”`).join(all ? '和' : '或');
  const conditions = [
    ...(words.length === 0 ? [] : [`写到${said}`]),
    ...where.properties.map((name) => propertyNamed(name).told),
    ...of.terms.map(({ said, by, forms }) => `写到“${by === 'itself' ? said : (forms[0] ?? said)}”`),
    ...(span === null ? [] : [`时间在${span.said}`]),
  ];
  const inside = scopeName(scope, knowledge);
  const except = where.except === null ? '' : `除去“${where.except.said}”，`;
  const whole = inside === '' && except === '' && conditions.length === 1 && words.length > 0 ? '要点' : '';
  return `${except}${inside}${whole}${conditions.join('、')}的`;
}

function scopeName({ selectors, units }: PropertyQuery['scope'], { byId }: Knowledge): string {
  if (units.length === 0) return '';
  const named = selectors.flatMap((one) => one.units);
  const section = byId.sections.get(named[0] ?? '');
  if (section && !byId.items.has(section.id)) return `${section.label}${section.title}里`;
  const items = [...new Set(units.map((unit) => byId.measures.get(unit)?.item ?? unit))];
  return items.length > 3 ? '这里面' : `${items.map((id) => (/^\d+$/.test(id) ? `第${id}条` : id)).join('、')}里`;
}

/** How often a word is printed, where that is more than the places that hold it. */
function times(held: readonly Holding[], { words, where, of }: PropertyQuery): string {
  const alone = words.length > 0 && where.properties.length === 0 && of.terms.length === 0;
  const count = new Set(held.flatMap(({ spans }) => spans.map(({ start }) => start))).size;
  return alone && count > held.length ? `（出现${count}次）` : '';
}

/** The headings and titles that hold the words, too, where the whole plan is asked about. */
function titlesWith(query: PropertyQuery, knowledge: Knowledge): readonly Part[] {
  if (query.words.length === 0 || query.scope.units.length + query.of.terms.length > 0) return [];
  if (query.where.properties.length > 0 || query.where.except !== null) return [];
  const all = headingsWith(query, knowledge).filter((unit) => !knowledge.byId.measures.has(unit));
  const units = [...new Set(all)];
  if (units.length === 0) return [];
  return [
    say(`另外，标题里有${units.length}处：`),
    { kind: 'outline', entries: units.map((unit) => entry(knowledge, unit, 0)) },
  ];
}

/** Nothing meets all that is asked for; what stands elsewhere in the plan is near. */
function nowhere(query: PropertyQuery, knowledge: Knowledge): Answer {
  const elsewhere = unitsHaving({ ...wantedOf(query), scope: [] }, knowledge).map(({ unit }) => unit);
  const said = listed({ ...query, where: { ...query.where, except: null } }, knowledge).replace(/的$/, '');
  const lead =
    query.scope.units.length > 0 ? said.replace(/里(?=写|没|不)/, '里没有') : said.replace(/写到/, '没有写到');
  return answer(query, 'topic', 'not_in_plan', [
    say(`${lead}的措施。`),
    ...(elsewhere.length > 0 ? [near(knowledge, elsewhere.slice(0, 3))] : []),
  ]);
}

/** 要出台哪些文件: what the office makes, apart from what it refers to. */
export const document = defineIntent({
  name: 'document',
  examples: ['要出台哪些文件', '修订了什么', '电子商务法哪条提到'],
  uses: (query) => (query.scope.units.length > 0 ? ['scope'] : ['of']),
  answer(query, knowledge) {
    const unknown = query.document?.unknown ?? null;
    const found = query.document && findDocuments(query.document, query.of, query.scope.units, knowledge);
    if (unknown !== null || !found)
      return answer(query, 'document', 'not_in_plan', [say(`要点没有写到《${unknown ?? ''}》。`)], {
        suggestions: ['要出台哪些文件'],
      });
    const { documents, filtered } = found;
    const units = [...new Set(documents.map((d) => d.unit))];
    const rows = documentRows(knowledge, documents);
    const lead = say(`要点写到的${filtered ? query.document?.said : '文件'}有${rows.length}个：`);
    const facts = { kind: 'facts' as const, rows };
    if (units.length > DOCUMENT_LIST) return answer(query, 'document', 'answered', [lead, facts]);
    return answer(query, 'document', 'answered', [lead, facts, quote(knowledge, units, [], documents)], { units });
  },
});
