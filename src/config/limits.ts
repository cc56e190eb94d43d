/** What settings may be, and what they are where nobody sets them. */
export const SETTINGS_LIMITS = {
  /** Questions that one person may ask in a minute (QUESTIONS_PER_MINUTE): more than anybody types, far fewer than a script sends. */
  questionsPerMinute: 20,
  questionsPerMinuteMost: 1_000,
  /** Requests of any kind that one address may send in a minute, for each question that one person may ask. */
  requestsPerQuestion: 30,
  /** Connections to PostgreSQL (DATABASE_POOL): more than questions are answered side by side. */
  pool: 10,
  poolMost: 100,
  /** Days that what grows is kept at most (RETENTION_DAYS). */
  retention: 90,
  retentionMost: 3_650,
  /** Shortest CONSOLE_TOKEN, in characters: eight can be tried out, and the console lets nobody try fast. */
  tokenCharacters: 12,
  /** Shortest token of a program (API_TOKENS), in characters: made by a program, and tried by programs. */
  apiTokenCharacters: 24,
  /** Requests of one program in a minute (API_REQUESTS_PER_MINUTE). */
  apiPerMinute: 120,
  apiPerMinuteMost: 100_000,
  /** PORT. */
  port: 3_000,
} as const;
