import { basename, join } from 'node:path';
import { loadCalendar } from '../seeds/load.ts';
import type { LintSeeds } from './finding.ts';
import { toFault } from './plans.ts';

const NAME = 'calendar.txt';

/** The office's days off and named days. Its reader stops at the first line that is broken. */
export function checkCalendar(seeds: LintSeeds): void {
  const file = join(basename(seeds.folder), NAME);
  seeds.count(file);
  try {
    loadCalendar(seeds.folder);
  } catch (error) {
    seeds.broken(toFault(error, file));
  }
}
