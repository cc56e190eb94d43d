import type { Writable } from 'node:stream';
import { Fault } from '../../index/text/fault.ts';
import { EXIT_STATUS } from './limits.ts';

/** Runs a program; a Fault becomes one line on standard error and exit status 2. */
export async function guard(
  { errors }: { readonly errors: Writable },
  program: () => Promise<number>,
): Promise<number> {
  try {
    return await program();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    errors.write(`${error.message}\n`);
    return EXIT_STATUS.broken;
  }
}
