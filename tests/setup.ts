import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { ROOT } from '../src/config/root.ts';

/** Programs of tests, built into dist/tests. */
const PROGRAMS = ['tests/store/worker.ts', 'tests/store/frozen.ts'];

/** Builds all programs once, those of tests too: a built one starts in a fraction of the time that a compiler takes. */
export async function setup(): Promise<void> {
  const { build } = (await import('../src/build.mjs' as string)) as { build: () => Promise<void> };
  await build();
  await bundle({
    ...{ absWorkingDir: ROOT, entryPoints: PROGRAMS, outdir: join('dist', 'tests'), bundle: true, logLevel: 'warning' },
    ...{ platform: 'node', format: 'esm', target: 'node20', packages: 'external' },
  });
}
