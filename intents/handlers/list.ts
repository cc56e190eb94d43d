import { propertyNamed } from '../../index/facts/property.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, documentRows, entry, quote, row, say } from '../compose/parts.ts';
import { findDocuments } from '../retrieval/documents.ts';
import { passageOf } from '../retrieval/holding.ts';
import { unitsHaving, unitsWith } from '../retrieval/lists.ts';
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

/** 哪些是试点 · 哪些写明了时限: every measure that has a property, complete, with the count. */
export const property = defineIntent({
  name: 'property',
  examples: ['哪些工作是试点', '哪些任务写明了时限', '没有分点的是哪几条'],
  uses: () => ['of', 'scope', 'property'],
  answer(query, knowledge) {
    const wanted = propertyNamed(query.where.property ?? '');
    const { name, lacks, whole } = wanted;
    const held = unitsHaving(wanted, query.of.terms, query.scope.units, knowledge).named;
    const units = held.map(({ unit }) => unit);
    const lead = say(`${lacks ? `${name}的` : `写到“${name}”的`.replace('“写明', '“写明')}共${units.length}处：`);
    if (lacks || whole || units.length > LONGER) {
      const entries = units.map((unit) => entry(knowledge, unit, 0));
      return answer(query, 'topic', 'answered', [lead, { kind: 'outline', entries }], { units });
    }
    const spans = held.flatMap((one) => one.spans);
    if (units.length < LIST_LONG) return answer(query, 'topic', 'answered', [lead, quote(knowledge, units, [], spans)]);
    const rows = held.flatMap((one) =>
      one.spans.slice(0, 1).map((span) => row(knowledge, { unit: one.unit, ...span }, name)),
    );
    return answer(query, 'topic', 'answered', [lead, { kind: 'facts', rows }], { units });
  },
});

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
