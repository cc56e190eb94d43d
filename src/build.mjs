// Bundles the programs of this folder into dist/: one file each with what it needs loads three times as fast as
// some eighty small ones, and the machine that runs it needs no compiler.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// Native parts, what reads its own files beside it, and what is loaded late as it stands.
const OUTSIDE = ['@node-rs/jieba', 'nodejieba', 'pinyin-pro', 'libsql', 'pg', 'pdfjs-dist'];

// Bundled CommonJS asks for Node's own parts as it runs.
const REQUIRE = "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);";

// zod exports the messages of some fifty languages as one object, which no bundler can leave out; none is ever shown.
const LOCALES = {
  name: 'locales',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    })),
};

/** Builds every program that a script of package.json runs. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const programs = Object.values(scripts).flatMap((script) => /\bnode src\/run\.mjs (\w+)/.exec(script)?.[1] ?? []);
  const common = { absWorkingDir: root, outdir: 'dist', bundle: true, logLevel: 'warning' };
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await bundle({
    ...common,
    entryPoints: programs.map((name) => join('src/commands', `${name}.ts`)),
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: OUTSIDE,
    // Names stay, for the log and for whoever reads a trace.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    banner: { js: REQUIRE },
    plugins: [LOCALES],
    define: { 'process.env.BUILD_DIGEST': JSON.stringify(digestSources()) },
  });
  // What runs in the browser: on the pages of the console, and on those of others that hold the question box.
  await bundle({
    ...common,
    entryPoints: { page: 'src/web/browser/page.ts', embed: 'src/embed/element.ts' },
    platform: 'browser',
    format: 'iife',
    target: 'es2020',
    minify: true,
  });
}

/** What programs are built from, in one word: what another build has computed is not to be trusted. */
function digestSources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of ['src', 'intents', 'index'])
    for (const name of readdirSync(join(root, folder), { recursive: true }).toSorted())
      if (/\.(ts|mjs)$/.test(name)) hash.update(name).update(readFileSync(join(root, folder, name)));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
