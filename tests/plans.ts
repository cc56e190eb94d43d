import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../index/knowledge.ts';
import { copySeeds } from './copy.ts';
import { knowledge, loadKnowledge } from './knowledge.ts';

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
