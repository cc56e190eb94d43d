import { DAY, HOUR, MINUTE, SECOND } from '../config/durations.ts';

/** Numbers that decide in the store; times in milliseconds. */
export const STORE_LIMITS = {
  /** How long a conversation is remembered: who asks 第二个呢 after a month has forgotten what was the first. */
  conversation: 30 * DAY,
  /** The window in which a person's questions are counted; QUESTIONS_PER_MINUTE says how many it takes. */
  rateWindow: MINUTE,
  /** A lease that ends later than this from now was given by a clock that ran ahead and was set right since. */
  clockAhead: HOUR,
  /** How long a statement waits for another process that writes to the SQLite file; this process stands still meanwhile. */
  sqliteBusy: 5 * SECOND,
  /** Connections of one replica to PostgreSQL: more than questions are answered side by side. */
  connections: 10,
  /** When PostgreSQL is taken to be out of reach, and when a statement to be lost: no more than the inbox's lease. */
  connect: 10 * SECOND,
  statement: 30 * SECOND,
  /** A replica that freezes within a transaction would hold all others up: the server then ends its session. */
  idleTransaction: 5 * SECOND,
} as const;
