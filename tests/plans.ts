import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knowledge } from '../index/knowledge.ts';
import { SEEDS } from '../src/load.ts';
import { loadKnowledge } from './knowledge.ts';

/** The snapshot of the shipped seeds with another plan in place of the shipped one, or with other lines in the calendar. */
export async function withSeeds({ plan, calendar }: { plan?: string; calendar?: string }): Promise<Knowledge> {
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  try {
    cpSync(SEEDS, folder, { recursive: true });
    if (plan !== undefined) {
      for (const name of readdirSync(join(folder, 'plans'))) rmSync(join(folder, 'plans', name));
      writeFileSync(join(folder, 'plans', 'plan.txt'), plan);
    }
    if (calendar !== undefined) writeFileSync(join(folder, 'calendar.txt'), calendar);
    return await loadKnowledge(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
