import { DAY, HOUR, MINUTE, SECOND } from '../config/durations.ts';

/** Numbers that decide in the store; times in milliseconds. */
export const STORE_LIMITS = {
  /** How long a conversation is remembered: who asks 第二个呢 after a month has forgotten what was the first. */
  conversation: 30 * DAY,
  /** The window in which a person's questions are counted; QUESTIONS_PER_MINUTE says how many it takes. */
  rateWindow: MINUTE,
  /** A lease that ends later than this from now was given by a clock that ran ahead and was set right since. */
  clockAhead: HOUR,
  /** Rights of the SQLite file and of all that is made from it: people's questions stand there. */
  fileMode: 0o600,
  /** How long a statement waits for another process that writes to the SQLite file; this process stands still meanwhile. */
  sqliteBusy: 5 * SECOND,
  /** Rows that a backup reads and a restore writes at once. */
  backupPage: 1_000,
  restorePage: 200,
  /** Characters of a keyed hash that stands for a person: 132 bits. */
  pseudonym: 22,
  /** When PostgreSQL is taken to be out of reach, or none of its connections to be had, and when a statement to be lost. Together far less than the inbox's lease. */
  connect: 5 * SECOND,
  statement: 8 * SECOND,
  /** Pause before PostgreSQL is asked again that gave this replica no connection at all. */
  connectionPause: 200,
  /** How long fewer connections are used after PostgreSQL gave no more. */
  fewerConnections: MINUTE,
  /** How long calls fail at once after one has waited in vain. */
  awayPause: 2 * SECOND,
  /** How long it may take to find out whether the store can be written: whoever asks (/readyz) waits five seconds. */
  probe: 3 * SECOND,
  /** What is written to find out, in bytes before it is put into characters. */
  probeBytes: 48_000,
  /** Persons whose questions are counted in memory while the store cannot be written; all are forgotten beyond that. */
  countedMost: 10_000,
  /** A replica that freezes within a transaction would hold all others up: the server then ends its session. */
  idleTransaction: 5 * SECOND,
} as const;
