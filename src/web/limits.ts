/** Numbers that decide in the web console. */
export const LIMITS = {
  /** Largest form that is read, in bytes; a question of 5,000 characters takes 15,000, and 45,000 as it is sent. */
  form: 64_000,
  /** Quotations, and rows of facts, that stand open; the rest is folded under 更多. */
  quotes: 6,
  rows: 12,
  /** Turns that are shown again; older ones are only remembered for what they spoke of. */
  turns: 20,
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
