/** Numbers that decide whether a question asserts what the plan does not print. */
export const PREMISE_LIMITS = {
  /** Weight from which a word that stands elsewhere in the plan tells a matter from another. */
  tellingWeight: 2.85,
  /** Pairs of characters that a clause must share with the question, at least, for an opposite in it to be meant. */
  sharedPairs: 2,
  /** Share of the question that a measure must hold to be what a wrong date was said about. */
  dateShare: 0.4,
  /** Places named together are printed together within so many characters. */
  placesTogether: 30,
  /** Longest neighbour of a word, and longest other word in its place, that make it a word said for another. */
  neighbour: 6,
  between: 12,
  /** From so many mentions on a place is the office's own. */
  ownPlace: 3,
  /** What an answer shows: units that are near, assertions, words, and characters of a word and of the plan's own words. */
  nearest: 2,
  assertions: 2,
  words: 4,
  word: 20,
  printed: 16,
  /** Characters besides a compound of two words in a question that asks about nothing else: 有吗, 怎么管. */
  besides: 4,
} as const;
