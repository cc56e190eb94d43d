import type { Knowledge } from '../../index/knowledge.ts';
import { type Passage, pairsOf } from '../../index/plan/passage.ts';
import type { Span } from '../../index/plan/plan.ts';
import { AS_GOOD, EXACT, FEW, SENTENCE_ALIKE, SENTENCE_LONG } from './limits.ts';

/** Where a sentence stands in a passage. */
interface Place {
  readonly passage: Passage;
  readonly span: Span;
}

/** The passages that hold a sentence without its punctuation, best first. */
export function locate(sentence: string, knowledge: Knowledge): readonly Place[] {
  const all = pairsOf(sentence);
  const pairs = new Set(all);
  const least = sentence.length >= SENTENCE_LONG ? SENTENCE_ALIKE : EXACT;
  const able = (passage: Passage) => all.filter((pair) => passage.pairs.has(pair)).length >= least * all.length;
  const passages = [...knowledge.passages, ...knowledge.headings].filter(able);
  const scored = passages.map((passage) => ({ passage, ...best(passage, pairs, sentence.length - 1) }));
  const top = Math.max(...scored.map(({ share }) => share));
  if (top < least) return [];
  return scored
    .filter(({ share }) => share >= AS_GOOD * top)
    .sort((a, b) => b.share - a.share)
    .slice(0, FEW);
}

/** The stretch of a passage, as long as the sentence, that holds most of its pairs of characters. */
function best(passage: Passage, pairs: ReadonlySet<string>, width: number): { share: number; span: Span } {
  const { text, at } = passage.letters;
  const hits: number[] = [];
  let [sum, most, end] = [0, 0, 0];
  for (let i = 0; i + 1 < text.length; i++) {
    hits.push(pairs.has(text.slice(i, i + 2)) ? 1 : 0);
    sum += (hits[i] ?? 0) - (i >= width ? (hits[i - width] ?? 0) : 0);
    if (sum > most) [most, end] = [sum, i];
  }
  const from = at[Math.max(0, end - width + 1)] ?? 0;
  const to = (at[Math.min(end + 1, at.length - 1)] ?? from) + 1;
  return { share: most / Math.max(1, width), span: { start: passage.start + from, end: passage.start + to } };
}
