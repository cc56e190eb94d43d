/** Numbers that decide whether words are a duty, in characters. */
export const DUTY_LIMITS = {
  /** Words in brackets that are looked at; a bracket that closes later was never closed. */
  bracket: 600,
  /** How far behind a bracket the end of its sentence is looked for, and how far in front of it the end of the last one. */
  behind: 40,
  before: 3,
  /** Blanks in front of a suffix, at most, where it still stands behind the end of a sentence. */
  blanks: 20,
  /** Longest words that are a duty by a time alone, 2024年12月底前完成; what is longer is a sentence of the task. */
  timeAlone: 20,
  /** Longest name in a duty; what is longer is a sentence. */
  name: 40,
  /** Longest name in a duty without brackets, where no mark tells a name from the sentence. */
  nameInSentence: 20,
  /** Longest words that are the name of an office and nothing else; what is longer is a sentence. */
  office: 26,
} as const;
