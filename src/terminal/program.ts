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

/** Runs a program as this process, which ends with its status; quietly where nobody reads any more, as before `| head`. */
export async function execute(program: Program): Promise<void> {
  const { stdin: input, stdout: output, stderr: errors } = process;
  let isUnread = false;
  for (const stream of [output, errors])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      isUnread = true;
      // A program that has printed its last word is about to end with a status of its own.
      setImmediate(() => process.exit());
    });
  try {
    process.exitCode = await program({ args: process.argv.slice(2), env: process.env, input, output, errors });
  } catch (error) {
    if (!isUnread) throw error;
  }
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
