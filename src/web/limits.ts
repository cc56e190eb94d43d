/** Numbers that decide in the web console. */
export const LIMITS = {
  /** Largest form that is read, in bytes; a question of 5,000 characters takes 15,000, and 45,000 as it is sent. */
  form: 64_000,
  /** Quotations, and rows of facts, that stand open; the rest is folded under 更多. */
  quotes: 6,
  rows: 12,
  /** What the people behind one address may do together, for each question that one person may ask in a minute. */
  address: {
    /** Answers that are worked out in a minute, for whatever page. */
    answers: 10,
    /** Browsers that begin to ask, in an hour. */
    newcomers: 3,
    /** Unanswered questions and opinions that are kept, in a day. */
    kept: 50,
  },
  /** Answers that are kept to be drawn again: of fifty conversations. */
  answersKept: 1_000,
  /** How the pauses after wrong tokens grow, by address; in seconds. */
  tokenTries: { tries: 5, first: 60, longest: 3_600, forget: 86_400 },
  /** How long a sign-in holds, in seconds: a working day. */
  signIn: 12 * 3_600,
  /** Turns that are shown again; older ones are only remembered for what they spoke of. */
  turns: 20,
  /** Questions of the conversation that Ctrl-K offers again. */
  recent: 8,
  /** Posts of which the page of the daily post tells the last and the last that failed. */
  runs: 50,
  /** Characters of a question that are read, and of all questions of a conversation that are kept. */
  question: 2_000,
  conversation: 6_000,
  /** How long the session's cookie is kept, in seconds: as long as the store remembers a conversation. */
  session: 30 * 86_400,
  /** How far back, in days, and how many unanswered questions are shown and given as CSV. */
  gapsDays: 90,
  gaps: 500,
  /** Hexadecimal digits of the digest that stand in the address of a file, which a browser may keep for a year. */
  assetDigits: 12,
  /** Rows on a page of the table of all tasks. */
  tasks: 100,
  /**
   * Charts, in units of their drawing: bars lie in a width, each in a row of its own; columns stand in a height with a
   * foot for their labels. Labels of so many letters stand beside their bar, and longer ones are cut.
   */
  chart: {
    width: 320,
    row: 36,
    bar: 12,
    number: 32,
    column: 28,
    high: 120,
    foot: 20,
    label: 22,
    beside: 8,
    letter: 14,
  },
  /** How long “copied” is shown, in milliseconds. */
  copied: 1_500,
} as const;
