import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../src/config/root.ts';
import { readRun, type Saved } from './changes.ts';
import { PAIRS, SETS } from './row.ts';

/** Tables whose numbers decide what is answered, near or refused. */
const TABLES = [
  'index/search/weights.ts',
  'intents/retrieval/limits.ts',
  'intents/premise/limits.ts',
  'intents/understand/limits.ts',
  'intents/acts/limits.ts',
];
/** What each number is multiplied by. */
const FACTORS = [0.75, 0.9, 1.1, 1.3];
const MEASURED = [...SETS, ...PAIRS, 'plans'];

interface Variant {
  readonly table: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function variants(table: string): readonly Variant[] {
  const found = readFileSync(join(ROOT, table), 'utf8').matchAll(/^export const (\w+) = ([\d._]+);/gm);
  return [...found].flatMap(([, name = '', value = '']) => {
    const from = Number(value.replaceAll('_', ''));
    const round = Number.isInteger(from) ? Math.round : (n: number) => Number(n.toPrecision(3));
    const tried = new Set(FACTORS.map((factor) => round(from * factor)));
    return [...tried].filter((to) => to !== from).map((to) => ({ table, name, from, to }));
  });
}

/** Asks everything in a process of its own; gives which questions were answered rightly, by author. */
async function run(variant: Variant | null): Promise<ReadonlyMap<string, number>> {
  const file = join(tmpdir(), `tune-${process.pid}-${variant ? `${variant.name}-${variant.to}` : 'now'}.json`);
  const env = variant ? { ...process.env, VARY: `${variant.table}:${variant.name}=${variant.to}` } : process.env;
  const args = ['--import', 'tsx', '--import', './tests/eval/vary.mjs', 'tests/eval/run.ts', ...MEASURED];
  await promisify(execFile)(process.execPath, [...args, '--figures', '--save', file], { cwd: ROOT, env });
  return rightByAuthor(readRun(file));
}

/** The author of a question: the letters of its id in the second set, which has several; the set itself elsewhere. */
function authorOf(set: string, id: string): string {
  return set === 'second' ? `second ${/^[a-z]+/.exec(id)?.[0] ?? ''}` : set;
}

function rightByAuthor(saved: Saved): ReadonlyMap<string, number> {
  const right = new Map<string, number>();
  for (const [set, rows] of Object.entries(saved))
    for (const [id, { why }] of Object.entries(rows)) {
      const author = authorOf(set, id);
      right.set(author, (right.get(author) ?? 0) + (why.length === 0 ? 1 : 0));
    }
  return right;
}

/** How many more are right than now with the value that is best for all other authors, over all authors left out in turn. */
function leftOutGain(now: ReadonlyMap<string, number>, tried: readonly ReadonlyMap<string, number>[]): number {
  const without = (run: ReadonlyMap<string, number>, author: string) =>
    [...run].reduce((sum, [name, count]) => sum + (name === author ? 0 : count), 0);
  return [...now.keys()].reduce((gain, author) => {
    const best = tried.reduce((a, b) => (without(b, author) > without(a, author) ? b : a), now);
    return gain + (best.get(author) ?? 0) - (now.get(author) ?? 0);
  }, 0);
}

const total = (run: ReadonlyMap<string, number>) => [...run.values()].reduce((a, b) => a + b, 0);
const wanted = process.argv.slice(2);
const all = TABLES.flatMap(variants).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const now = await run(null);
console.log(`${total(now)} right by ${now.size} authors; ${all.length} values are tried`);
const names = [...new Set(all.map(({ table, name }) => `${table} ${name}`))];
const work = names.values();
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (const key of work) {
      const mine = all.filter(({ table, name }) => `${table} ${name}` === key);
      const tried: ReadonlyMap<string, number>[] = [];
      for (const variant of mine) tried.push(await run(variant));
      const gains = mine.map(({ to }, i) => `${to}: ${total(tried[i] ?? now) - total(now)}`);
      console.log(`${key} = ${mine[0]?.from}; ${gains.join(', ')}; one author left out: ${leftOutGain(now, tried)}`);
    }
  }),
);
