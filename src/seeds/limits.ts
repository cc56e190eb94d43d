import { SECOND } from '../config/durations.ts';

/** Numbers that decide how the office's files are read. */
export const SEEDS_LIMITS = {
  /** How often the folder is looked at, in milliseconds: a copied file is seen within two looks. */
  poll: 2 * SECOND,
  /** Digits of a file's digest that stand in a version. */
  versionDigits: 7,
} as const;
