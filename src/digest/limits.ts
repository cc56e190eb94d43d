import { DAY, SECOND } from '../config/durations.ts';

/** Numbers that decide when and how often the day's digest is posted; times in milliseconds unless told otherwise. */
export const DIGEST_LIMITS = {
  /** How often is looked what is due: a post comes at most so much after its minute. */
  poll: 20 * SECOND,
  /** Places that are posted to side by side. */
  concurrency: 4,
  /** How long a stop waits for posts that are on their way. */
  stopTimeout: 7 * SECOND,
  /** How long a post is one replica's; a platform gives an HTTP call up after 10 s, which is less than half of it. */
  lease: 24 * SECOND,
  /** No post is begun with less of the lease left than this: the call, and something to spare. */
  leaseReserve: 12 * SECOND,
  /** Pause after something that is no answer. */
  retryUnclear: 5 * SECOND,
  /** How late a post may be on the same local day, in minutes: four hours, so that a morning's outage still ends in a post. */
  graceMinutes: 240,
  /** A post that is later than this says so, in minutes. */
  punctualMinutes: 10,
  /** How far back a missed post is looked for, in days: over the longest holidays and weekends. */
  lookbackDays: 14,
  /** On the first working day of a week the matters of the last seven days without an answer are named, at most so many. */
  mattersWindow: 7 * DAY,
  mattersShown: 3,
  /** Questions that are read for them, and how many before other work has its turn. */
  mattersRead: 1_000,
  mattersAtOnce: 20,
  /** /plan 缺口 lists the questions of thirty days to administrators, at most so many. */
  gapsListWindow: 30 * DAY,
  gapsListed: 10,
} as const;
