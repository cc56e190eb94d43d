import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '../index/knowledge.ts';
import { openRust } from '../src/jieba/rust.ts';
import { SEEDS } from '../src/seeds/load.ts';
import { knowledge, loadKnowledge } from './knowledge.ts';
import { copySeeds } from './seed-folders.ts';

/** Where made-up plans of other offices lie, each with what is to be read in it (.gold.json). */
export const PLANS = fileURLToPath(new URL('./plans/', import.meta.url));

/** The snapshot of the shipped seeds with another plan in place of the shipped one, or with other lines in the calendar. */
export async function withSeeds({ plan, calendar }: { plan?: string; calendar?: string }): Promise<Knowledge> {
  const folder = copySeeds(
    {},
    {
      ...(plan === undefined ? {} : { 'plans/plan.txt': plan }),
      ...(calendar === undefined ? {} : { 'calendar.txt': calendar }),
    },
  );
  try {
    if (plan !== undefined) rmSync(join(folder, 'plans', `${knowledge.plan.id}.txt`));
    return await loadKnowledge(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The snapshot of one of the made-up plans, alone, with the words of the genre and none of the office's; its segmenter is its own, where nodejieba has one a process. */
export async function withPlan(name: string): Promise<Knowledge> {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'));
  try {
    cpSync(join(SEEDS, 'words', 'genre'), join(folder, 'words', 'genre'), { recursive: true });
    copyFileSync(join(SEEDS, 'calendar.txt'), join(folder, 'calendar.txt'));
    mkdirSync(join(folder, 'plans'));
    copyFileSync(join(PLANS, name), join(folder, 'plans', name));
    return await loadKnowledge(folder, openRust);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
