import type { Knowledge } from '../../index/knowledge.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, quote, row, say } from '../compose/parts.ts';
import type { Asked } from '../understand/question.ts';

/** A word that stands in more passages than this is no list, it is the whole plan. */
const MOST = 24;
/** From this many on, sentences are shown instead of whole measures. */
const LONG = 5;

interface Match {
  readonly word: string;
  readonly units: readonly string[];
}

/** 有哪些专项检查: every measure that has the word, with the count. */
export const list = defineIntent<Match>({
  name: 'list',
  examples: ['有哪些专项检查', '要搞哪些培训'],
  match(asked, knowledge) {
    if (!asked.asks('列举') || asked.scope.length > 0) return null;
    const said = quotedIn(asked, knowledge);
    if (said !== null) return said;
    const topic = asked.topic('列举', '名词', '数量', '提到');
    const word = topic.text.replace(/\s+/g, '');
    if (topic.terms.length === 0 || topic.terms.length > 2 || word.length < 2 || /\s/.test(topic.text)) return null;
    const forms = topic.terms.length === 1 ? (topic.terms[0]?.forms ?? []) : [word];
    const units = knowledge.passages
      .filter((p) => forms.some((form) => p.folded.text.includes(form)))
      .map((p) => p.unit);
    return units.length >= 2 && units.length <= MOST ? { word, units } : null;
  },
  answer({ word, units }, asked, knowledge) {
    const { terms } = asked.topic('列举', '名词', '数量', '提到');
    const lead = say(`要点写到“${word}”的共${units.length}处：`);
    if (units.length < LONG) return answer(asked, 'topic', 'answered', [lead, quote(knowledge, units, terms)]);
    return answer(asked, 'topic', 'answered', [
      lead,
      {
        kind: 'facts',
        rows: units.flatMap((unit) =>
          first(
            unit,
            terms.flatMap((t) => t.forms),
            knowledge,
          ),
        ),
      },
    ]);
  },
});

/** What stands in quotation marks, where the plan has those very words. */
function quotedIn(asked: Asked, knowledge: Knowledge): Match | null {
  const { quoted } = asked;
  if (quoted.length > 1 && /还是/.test(asked.text)) return null;
  const units = knowledge.passages
    .filter((p) => quoted.some((word) => p.folded.text.includes(word)))
    .map((p) => p.unit);
  const all = quoted.every((word) => units.some((unit) => textOf(unit, knowledge).includes(word)));
  return all && units.length > 0 && units.length <= MOST ? { word: quoted.join('”“'), units } : null;
}

function textOf(unit: string, { passages }: Knowledge): string {
  return passages.find((p) => p.unit === unit)?.folded.text ?? '';
}

/** The first place in a unit where one of the words stands, as a row. */
function first(unit: string, words: readonly string[], knowledge: Knowledge) {
  const passage = knowledge.passages.find((p) => p.unit === unit);
  const found = words.map((word) => ({ word, at: passage?.folded.text.indexOf(word) ?? -1 })).find(({ at }) => at >= 0);
  if (!passage || !found) return [];
  const at = (i: number) => passage.start + (passage.folded.at[i] ?? 0);
  return [row(knowledge, { unit, start: at(found.at), end: at(found.at + found.word.length) }, '提到')];
}
