import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lineAt } from '../../index/text/decode.ts';
import { Fault } from '../../index/text/fault.ts';
import { decodePlan } from '../read/decode.ts';
import { readSource } from '../read/file.ts';
import { toPlan } from '../seeds/load.ts';
import { planFiles, strayFiles } from '../seeds/plan-files.ts';
import type { LintSeeds, ReadPlan } from './finding.ts';

/** Formats whose lines a reader can look up. */
const LINED = /\.(?:txt|md|csv|tsv)$/i;

/** Reads every plan of the folder, of any format; what stops one is told, and what its reader could not place. */
export async function readPlans(seeds: Omit<LintSeeds, 'plans'>): Promise<readonly ReadPlan[]> {
  const read: ReadPlan[] = [];
  const names = planFiles(seeds.folder);
  for (const { file, problem, mend } of strayFiles(seeds.folder)) seeds.hint(new Fault(file, null, problem, mend));
  for (const name of names) {
    const file = join(basename(seeds.folder), 'plans', name);
    const one = await readPlan(join(seeds.folder, 'plans', name), file, seeds);
    if (one) read.push(one);
  }
  if (names.length === 0)
    seeds.broken(new Fault(join(basename(seeds.folder), 'plans'), null, '里面没有计划', '放入一份工作要点的全文'));
  return read.toSorted((a, b) => (b.plan.year ?? 0) - (a.plan.year ?? 0));
}

async function readPlan(path: string, file: string, seeds: Omit<LintSeeds, 'plans'>): Promise<ReadPlan | null> {
  seeds.count(file);
  try {
    const source = await readSource(path, file);
    const plan = toPlan(file, source);
    const text = LINED.test(file) ? decodePlan(file, readFileSync(path)) : null;
    for (const { at, message } of plan.problems) {
      const line = text === null ? null : lineAt(text, source.at(at));
      const where = text === null ? `第${at + 1}字起：` : '';
      seeds.hint(new Fault(file, line, `${where}${message}`, '对照原文看这一处读得对不对，需要时改正排版'));
    }
    return { file, plan };
  } catch (error) {
    seeds.broken(toFault(error, file));
    return null;
  }
}

/** What stopped a reader, as a fault of the file; the words of a foreign error are kept. */
export function toFault(error: unknown, file: string): Fault {
  if (error instanceof Fault) return error;
  const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return new Fault(file, null, `不能读（${said}）`, '换一份能打开的文件');
}
