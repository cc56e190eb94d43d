import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../src/config/root.ts';

/** What a program printed and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a program as `npm run` does, with its standard input and settings. */
export function run(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): Run {
  const all = [join(ROOT, 'src', 'run.mjs'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    input,
    env: { ...process.env, ...env },
    cwd: ROOT,
  });
  return { status, out: stdout.toString(), err: stderr.toString() };
}
