import type { Sheet } from '../../index/lexicon/lexicon.ts';
import type { Plan } from '../../index/plan/plan.ts';
import type { Fault } from '../../index/text/fault.ts';

/** What is to be mended in a file of the office: it stops the start, or it only has no effect. */
export interface Finding {
  readonly level: 'broken' | 'hint';
  readonly file: string;
  /** 1-based; null where the whole file is meant. */
  readonly line: number | null;
  readonly problem: string;
  readonly mend: string;
}

/** A plan of the folder that can be read, and the file's name for messages. */
export interface ReadPlan {
  readonly file: string;
  readonly plan: Plan;
}

/** What a check is given. */
export interface LintSeeds {
  readonly folder: string;
  /** The plans that can be read, the newest first. */
  readonly plans: readonly ReadPlan[];
  /** Reads the files of a list and counts them; null where one is broken, which is told. */
  open(read: () => readonly Sheet[]): readonly Sheet[] | null;
  /** Takes a fault that stops the start. */
  broken(fault: Fault): void;
  /** Takes a fault that only has no effect. */
  hint(fault: Fault): void;
  /** Counts a file that is read in another way. */
  count(file: string): void;
}

/** One kind of file of a seeds folder and what is looked at in it. Foreign errors are taken for faults. */
export type Check = (seeds: LintSeeds) => void | Promise<void>;
