import { Fault } from '../../index/text/fault.ts';

/** Exit status where the office's files or settings are broken. */
export const BROKEN = 2;

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
