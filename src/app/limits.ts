import { DAY, HOUR, MINUTE, SECOND } from '../config/durations.ts';
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

/** How long things are kept in the store, in milliseconds unless told otherwise. */
export const RETENTION = {
  /** How often what is older is deleted. */
  purgeEvery: HOUR,
  /** Answered questions. */
  inbox: 7 * DAY,
  /** Silent conversations. */
  conversations: STORE_LIMITS.conversation,
  /** What was posted, in days. */
  postsDays: 60,
} as const;
