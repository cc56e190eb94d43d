import { DAY, HOUR, MINUTE, SECOND } from '../config/durations.ts';
import { DIGEST_LIMITS } from '../digest/limits.ts';
import { STORE_LIMITS } from '../store/limits.ts';

/** How the service starts; times in milliseconds. */
export const START_LIMITS = {
  /** How long platforms may take to connect before the plans are read beside that: then they wait for the network. */
  headStart: 300,
  /** How long after the opening comes what takes long and need not be done before the first answers. */
  quiet: 5 * SECOND,
  /** First and longest pause before a platform is tried again. */
  retryFirst: 2 * SECOND,
  retryLongest: MINUTE,
} as const;

/** How the service ends; times in milliseconds. */
export const STOP_LIMITS = {
  /** How often it is looked whether npm is still there. */
  pollParent: 500,
  /** How long closing may take: supervisors kill after ten seconds. */
  longest: 9_500,
  /** How long the end waits for an opening that is under way. */
  opening: SECOND,
} as const;

/** How long things are kept in the store, in milliseconds unless told otherwise; RETENTION_DAYS shortens all, and is how long feedback and unanswered questions stay. */
export const RETENTION = {
  /** How often what is older is deleted. */
  purgeEvery: HOUR,
  /** Keys of answered questions, by which one that comes again is known. */
  inbox: 7 * DAY,
  /** Silent conversations. */
  conversations: STORE_LIMITS.conversation,
  /** What was posted, in days: never less than a missed post is looked back for. */
  postsDays: 60,
  postsDaysLeast: DIGEST_LIMITS.lookbackDays + 1,
  /** How fast people ask, long after the window in which that counts. */
  rates: DAY,
} as const;

/** Numbers of /metrics. */
export const METRICS_LIMITS = {
  /** Bounds of the histogram of answering, in seconds: a thousandth is usual. */
  answerSeconds: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1],
} as const;

/** How often a failure of the store is told in the log, in milliseconds: in an outage every call fails. */
export const OUTAGE_LOG_EVERY = MINUTE;
