import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knowledge } from '../index/knowledge.ts';
import type { Answer } from '../intents/answer/answer.ts';
import { SEEDS } from '../src/seeds/load.ts';
import { loadKnowledge, routeIn } from './knowledge.ts';

/** A copy of the shipped seeds with lines added to files, and files put in place of what stood there; the caller removes it. */
export function copySeeds(
  added: Readonly<Record<string, string>> = {},
  written: Readonly<Record<string, string>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  cpSync(SEEDS, folder, { recursive: true });
  for (const [file, text] of Object.entries(added)) appendFileSync(join(folder, file), text);
  for (const [file, text] of Object.entries(written)) writeFileSync(join(folder, file), text);
  return folder;
}

/** The snapshot of the shipped seeds with lines added to files. */
export async function knowledgeWith(added: Readonly<Record<string, string>>): Promise<Knowledge> {
  const folder = copySeeds(added);
  try {
    return await loadKnowledge(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Asks the turns of a conversation of a snapshot and gives the last answer. */
export function askIn(knowledge: Knowledge, ...turns: readonly string[]): Answer {
  return routeIn(knowledge, ...turns).answer;
}
