// How much a word of a question weighs, known or missing, and how a passage is scored: the numbers that decide whether a
// measure answers, is near, or is refused (with the thresholds of intents/retrieval/limits.ts).

/** Weights of the three kinds of tokens: measured on four public question sets and on the plan. */
export const BOOST = { words: 0.5, bigrams: 1, characters: 1 } as const;
/** Parameters of BM25+, measured with `BOOST`. */
export const BM25 = { k: 1.2, b: 0.6, d: 0.5 } as const;

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
/** Weight of a light word that the plan lacks: nothing is missing by it. */
export const LIGHT = 0.2;
/** What a reading that only sounds alike keeps of its weight where the word asked is a word itself. */
export const ALIKE = 0.6;
/** Words of place, direction and time tell little, even where the plan has them: 网上, 上面, 平时. */
export const SLIGHT = /^[sftdcpr]/;
/** What a word of these keeps of its weight where nothing else stands for it. */
export const SLIGHT_WEIGHT = 0.4;
/** What a word of one character keeps of its weight where nothing else stands for it. */
export const SINGLE_CHARACTER = 0.3;
/** Weight of a number that the plan lacks: dates and counts are compared elsewhere, with what they count. */
export const NUMBER = 0.15;
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

/** Shortest and longest word that two words of a question may have been by their sound: 双 + 随即. */
export const MISHEARD = { shortest: 3, longest: 4 } as const;
/** Shortest word that may differ from a word of the plan in one character. */
export const NEAR_SOUND = 3;
/** What a term keeps of its weight where only the title above a passage holds it: the title says what the passage is part of, not what it says. */
export const TITLED = 0.6;
/** The same for a word that the plan has nowhere but in titles, headings and the words on who does it: there it was looked for. */
export const ABOVE = 0.8;
