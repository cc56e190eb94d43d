import { basename, join } from 'node:path';
import { Fault } from '../../index/text/fault.ts';
import { loadAssignments } from '../seeds/assignments.ts';
import type { LintSeeds } from './finding.ts';
import { toFault } from './plans.ts';

/** The office's responsibility tables, one a plan: rows that are left out are hints, what stops the start is broken. */
export async function checkTables(seeds: LintSeeds): Promise<void> {
  for (const { plan } of seeds.plans) {
    const name = join(basename(seeds.folder), `${plan.id}.assignments`);
    try {
      const table = await loadAssignments(seeds.folder, plan);
      if (table === null) continue;
      seeds.count(table.file);
      for (const { row, message, mend } of table.problems) seeds.hint(new Fault(table.file, row, message, mend));
    } catch (error) {
      seeds.broken(toFault(error, name));
    }
  }
}
