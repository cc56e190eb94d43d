/** Numbers that decide in the question box for other sites. */
export const EMBED_LIMITS = {
  /** Largest form that is read, in bytes, and the longest question that is typed, in characters. */
  form: 64_000,
  question: 2_000,
  /** Questions of all visitors together in a minute; a portal's readers are not told apart. */
  perMinute: 600,
  /** Height of the box in CSS pixels where its page sets none. */
  height: 480,
  /** How long a browser may keep the script, in seconds. */
  scriptAge: 3_600,
} as const;
