import { Fault } from '../index/fault.ts';
import type { Knowledge } from '../index/knowledge.ts';
import { type Config, readConfig } from './config.ts';
import { SEGMENTERS } from './jieba/open.ts';
import { loadKnowledge } from './load.ts';

/** Exit status where the office's files or settings are broken. */
export const BROKEN = 2;

/** What every program starts with. */
export interface Ready {
  readonly config: Config;
  readonly knowledge: Knowledge;
}

/** Reads settings and seeds and runs a program; a broken file ends it with one line on standard error. */
export async function start(program: (ready: Ready) => void | Promise<void>): Promise<void> {
  await guard(async () => {
    const config = readConfig();
    const knowledge = await loadKnowledge(config.seeds, SEGMENTERS[config.segmenter]);
    return program({ config, knowledge });
  });
}

/** Runs a program; a Fault becomes one line and exit status 2. */
export async function guard(program: () => void | Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = BROKEN;
  }
}

/** Shanghai is eight hours ahead of UTC all year; in milliseconds. */
const SHANGHAI = 8 * 3_600_000;

/** Today in the office's time zone, YYYY-MM-DD. */
export function today(now = new Date()): string {
  return new Date(now.getTime() + SHANGHAI).toISOString().slice(0, 10);
}
