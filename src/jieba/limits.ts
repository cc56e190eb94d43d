/** Frequencies of words in the dictionary, as jieba counts them. */
export const FREQUENCY = {
  /** Words rarer than this are left out: no retrieval quality is lost, and loading takes a tenth of the time. */
  rarest: 200,
  /** That of a word that the office added: the median of the trimmed list (see `npm run dictionary`). */
  added: 356,
} as const;
