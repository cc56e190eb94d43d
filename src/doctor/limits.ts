import { MINUTE, SECOND } from '../config/durations.ts';

/** Numbers by which the doctor judges; sizes in bytes, times in milliseconds. */
export const DOCTOR_LIMITS = {
  /** How long another machine may take to answer. */
  reach: 8 * SECOND,
  /** How far the clock may be off: Slack refuses signatures that are five minutes old. */
  clock: MINUTE,
  /** Room on the disk under which writing is in danger, and under which it should be looked at. */
  roomLeast: 50_000_000,
  roomGood: 500_000_000,
  /** Bits of a file's rights that are not its owner's. */
  others: 0o077,
} as const;
