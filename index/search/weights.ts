// How much a word of a question weighs, known or missing, and how a passage is scored: the numbers that decide whether a
// measure answers, is near, or is refused (with the thresholds of intents/understand/confidence.ts).

/** Weight of an unknown word by its part of speech: a noun that the plan lacks says that the matter is another one. */
export const UNKNOWN: readonly [RegExp, number][] = [
  [/^(n|j|l|i|s|vn)/, 1],
  [/^v/, 0.45],
  [/^(a|z|b)/, 0.4],
  [/^(m|q|t|d|r|p|c|u|f|y|e|o)/, 0.15],
];
/** Weight of an unknown word that is in no dictionary: often two words that were wrongly joined. */
export const UNHEARD = 0.5;
/** Weight of a matter that people often ask about (seeds/words/genre/matters.txt) and that the plan lacks. */
export const MATTER = 3;
/** What a reading that only sounds alike keeps of its weight where the word asked is a word itself. */
export const ALIKE = 0.6;
/** Words of place, direction and time tell little, even where the plan has them: 网上, 上面, 平时. */
export const SLIGHT = /^[sftdcpr]/;
/** Weight of a word that no passage holds, in a plan of any size. */
export const HEAVIEST = 5;
/** Longest synonym that is put together from neighbouring words, in characters. */
export const LONGEST_SYNONYM = 8;

/** Weight of the share against the best BM25+ score of the question. */
export const SHARE = 3;
/** A form of this length may be held in part. */
export const LONG = 4;
/** Share of its pairs of characters that must be held then. */
export const MOSTLY = 0.5;
/** What such a form keeps of its weight. */
export const PARTLY = 0.7;
/** From this strength on a passage counts as holding a term. */
export const HELD = 0.75;
/** What a passage of the front matter, which speaks of everything in general, keeps of its score. */
export const FRONT = 0.6;
