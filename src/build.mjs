// Bundles the programs of this folder into dist/: one file each with what it needs loads three times as fast as
// some eighty small ones, and the machine that runs it needs no compiler.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// Native parts and what is loaded late stay outside; dotenv is CommonJS and asks for node:fs as it runs.
const OUTSIDE = ['@node-rs/jieba', 'nodejieba', 'pinyin-pro', 'dotenv', '@slack/*', 'libsql', 'pg', 'pino'];

/** Builds every program that a script of package.json runs. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const programs = Object.values(scripts).flatMap((script) => /^node src\/run\.mjs (\w+)/.exec(script)?.[1] ?? []);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await bundle({
    absWorkingDir: root,
    entryPoints: programs.map((name) => join('src', `${name}.ts`)),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: OUTSIDE,
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
