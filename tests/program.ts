import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ROOT } from '../src/config/root.ts';
import { mcpProgram } from '../src/mcp/program.ts';
import { askProgram } from '../src/terminal/ask.ts';
import { assignmentsProgram } from '../src/terminal/assignments.ts';
import { backupProgram, restoreProgram } from '../src/terminal/backup.ts';
import { chatProgram } from '../src/terminal/chat.ts';
import { digestProgram } from '../src/terminal/digest.ts';
import { doctorProgram } from '../src/terminal/doctor.ts';
import { lintProgram } from '../src/terminal/lint.ts';
import { planProgram } from '../src/terminal/plan.ts';
import type { Program } from '../src/terminal/program.ts';

/** What a program printed and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** The programs of the command line by name. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  ask: askProgram,
  assignments: assignmentsProgram,
  backup: backupProgram,
  chat: chatProgram,
  digest: digestProgram,
  doctor: doctorProgram,
  lint: lintProgram,
  mcp: mcpProgram,
  plan: planProgram,
  restore: restoreProgram,
};

type Settings = Readonly<Record<string, string>>;

/** Runs a program in this process: the first word is its name. */
export async function run([name = '', ...args]: readonly string[], input = '', env: Settings = {}): Promise<Run> {
  const program = PROGRAMS[name];
  if (!program) throw new Error(`no program ${name}`);
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([read(output), read(errors)]);
  // nodejieba has one dictionary for the whole process, and here a test follows the other.
  const settings = { ...process.env, SEGMENTER: 'rust', ...env };
  const status = await program({ args, env: settings, input: Readable.from([input]), output, errors });
  output.end();
  errors.end();
  const [out, err] = await printed;
  return { status, out, err };
}

/** Runs a program as `npm run` does, in a process of its own. */
export async function runProcess(args: readonly string[], input = '', env: Settings = {}): Promise<Run> {
  const child = spawn(process.execPath, [join(ROOT, 'src', 'run.mjs'), ...args], {
    env: { ...process.env, ...env },
    cwd: ROOT,
  });
  child.stdin.end(input);
  const [out, err] = await Promise.all([read(child.stdout), read(child.stderr), once(child, 'close')]);
  return { status: child.exitCode, out, err };
}

/** Runs a program whose output nobody reads. */
export async function runUnread(args: readonly string[], env: Settings = {}): Promise<Omit<Run, 'out'>> {
  const child = spawn(process.execPath, [join(ROOT, 'src', 'run.mjs'), ...args], {
    env: { ...process.env, ...env },
    cwd: ROOT,
  });
  child.stdout.destroy();
  const [err] = await Promise.all([read(child.stderr), once(child, 'close')]);
  return { status: child.exitCode, err };
}

/** All that comes, with the mark of its encoding. */
async function read(stream: Readable): Promise<string> {
  return (await buffer(stream)).toString();
}
