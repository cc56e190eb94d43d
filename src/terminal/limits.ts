/** What the programs of the command line print and take. */
export const PROGRAM_LIMITS = {
  /** Characters of a measure that the template of a responsibility table quotes. */
  excerpt: 30,
  /** Most days of one run of the digest. */
  digestDays: 1_000,
  /** Hints of one file that are printed one by one; faults are never cut. */
  hints: 50,
} as const;

/** Exit status where the office's files or settings are broken, or what was asked for is; and where the doctor found something to mend. */
export const EXIT_STATUS = { broken: 2, unwell: 1 } as const;
