import type { Readable, Writable } from 'node:stream';
import type { Day } from '../../index/calendar/day.ts';
import { type Config, readConfig } from '../config/config.ts';
import { openZone } from '../config/timezone.ts';
import { SEGMENTERS } from '../jieba/open.ts';
import { type Loaded, loadSeeds } from '../seeds/load.ts';
import { guard } from './guard.ts';

/** What a program is called with: its words, its settings and its standard streams. */
export interface Invocation {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly errors: Writable;
}

/** A program of the command line; gives its exit status. */
export type Program = (invocation: Invocation) => Promise<number>;

/** What every program that answers starts with. */
export interface Ready extends Loaded {
  readonly config: Config;
}

/** Runs a program as this process, which ends with its status. */
export async function execute(program: Program): Promise<void> {
  process.exitCode = await program({
    args: process.argv.slice(2),
    env: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  });
}

/** Runs a program with settings and seeds read. */
export function withSeeds(invocation: Invocation, program: (ready: Ready) => Promise<number>): Promise<number> {
  return guard(invocation, async () => {
    const config = readConfig(invocation.env);
    return program({ config, ...(await loadSeeds(config.seeds, SEGMENTERS[config.segmenter])) });
  });
}

/** Today in the office's time zone. */
export function today({ zone }: Pick<Config, 'zone'>): Day {
  return openZone(zone).at(Date.now()).day;
}
