/** Numbers that decide in the web console. */
export const LIMITS = {
  /** Largest form that is read, in bytes; a question of 5,000 characters takes 15,000, and 45,000 as it is sent. */
  form: 64_000,
  /** Quotations, and rows of facts, that stand open; the rest is folded under 更多. */
  quotes: 6,
  rows: 12,
  /** Turns that are shown again; older ones are only remembered for what they spoke of. */
  turns: 20,
  /** Questions of the conversation that Ctrl-K offers again. */
  recent: 8,
  /** Posts of which the page of the daily post tells the last and the last that failed. */
  runs: 50,
  /** How long the session's cookie is kept, in seconds: as long as the store remembers a conversation. */
  session: 30 * 86_400,
  /** How far back, in days, and how many unanswered questions are shown and given as CSV. */
  gapsDays: 90,
  gaps: 500,
  /** Hexadecimal digits of the digest that stand in the address of a file, which a browser may keep for a year. */
  assetDigits: 12,
  /** How long “copied” is shown, in milliseconds. */
  copied: 1_500,
} as const;
