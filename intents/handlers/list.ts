import type { Knowledge } from '../../index/knowledge.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, quote, row, say } from '../compose/parts.ts';
import { passageOf } from '../retrieval/holding.ts';
import { unitsWith } from '../retrieval/lists.ts';
import { LONG } from './limits.ts';

/** 有哪些专项检查: every measure that has the word, with the count. */
export const list = defineIntent({
  name: 'list',
  examples: ['有哪些专项检查', '要搞哪些培训'],
  answer(query, knowledge) {
    const { terms } = query.of;
    const units = unitsWith(query.forms, knowledge);
    const lead = say(`要点写到“${query.word}”的共${units.length}处：`);
    if (units.length < LONG) return answer(query, 'topic', 'answered', [lead, quote(knowledge, units, terms)]);
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
