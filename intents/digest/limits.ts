/** What a post may hold at most: it is read on a telephone, between two other messages. */
export const POST_SIZE = { lines: 12, characters: 900 } as const;

/** A date is announced so many working days ahead, and on its day: two weeks and one to prepare, a day to finish. */
export const REMINDER_DAYS: readonly number[] = [10, 5, 1, 0];

/** Numbers that decide what a post holds, in characters unless told otherwise. */
export const POST_LIMITS = {
  /** What is drawn around a quotation, an address and a line of an outline; never too little. */
  marks: 6,
  /** Kept free for the lines below the measures, and the least that a cut measure shows. */
  reserve: 200,
  leastExcerpt: 80,
  /** Around a measure: quotation marks, and the note on what was cut. */
  aroundMeasure: 30,
  /** Longest sentence on one line, and longest measure of a reminder; longer ones are told by their words alone. */
  line: 90,
  reminderQuote: 250,
  /** Reminders that are quoted in one post, and of the others those that are named by their numbers. */
  quotedReminders: 2,
  namedReminders: 10,
  /** Matters that several people asked about and that are named in one post. */
  matters: 3,
  /** So many different people must have asked about a matter before it is named where others read. */
  matterPeople: 3,
  /** A word lighter than this tells no matter from another. */
  matterWeight: 2,
  /** So much at most is a number without what it counts. */
  bareFigure: 6,
  /** Facts under a measure. */
  keyFacts: 3,
  /** How often a year each measure is to come where there are days enough, and most measures of one post. */
  turnsPerYear: 2,
  measuresPerPost: 3,
} as const;

/** Numbers that decide how a command is answered. */
export const COMMAND_LIMITS = {
  /** Next posting times that are told. */
  postingTimes: 3,
  /** How far ahead a posting time is looked for where the plan has no year, in days: a year and some. */
  lookAhead: 400,
  /** Items and sections that are offered where a scope is not clear. */
  scopesOffered: 5,
  /** Characters of a person's words that are repeated: in a scope, and in a command. */
  scopeWords: 12,
  commandWords: 16,
} as const;
