import { basename } from 'node:path';
import type { Fault } from '../../index/text/fault.ts';
import { CHECKS } from './checks.ts';
import type { Check, Finding, LintSeeds } from './finding.ts';
import { readPlans, toFault } from './plans.ts';

/** What was found in a seeds folder, in the order of files and lines, and how many files were looked at. */
export interface Report {
  readonly files: number;
  readonly findings: readonly Finding[];
}

/** Reads all files of a seeds folder and finds every fault. Throws nothing: what cannot be read is a finding. */
export async function lintSeeds(folder: string, checks: readonly Check[] = CHECKS): Promise<Report> {
  const files = new Set<string>();
  const findings: Finding[] = [];
  const add =
    (level: Finding['level']) =>
    ({ file, line, problem, mend }: Fault) => {
      findings.push({ level, file, line, problem, mend });
    };
  const base: Omit<LintSeeds, 'plans'> = {
    folder,
    broken: add('broken'),
    hint: add('hint'),
    count: (file) => files.add(file),
    open(read) {
      try {
        const sheets = read();
        for (const { file } of sheets) files.add(file);
        return sheets;
      } catch (error) {
        const fault = toFault(error, basename(folder));
        files.add(fault.file);
        base.broken(fault);
        return null;
      }
    },
  };
  const plans = await readPlans(base);
  for (const check of checks) {
    try {
      await check({ ...base, plans });
    } catch (error) {
      base.broken(toFault(error, basename(folder)));
    }
  }
  return { files: files.size, findings: findings.toSorted(inOrder) };
}

function inOrder(a: Finding, b: Finding): number {
  return a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1;
}
