import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ORDER } from '../intents/registry.ts';
import { ROOT } from '../src/config/root.ts';
import { pairQuestions } from './eval/pairs.ts';
import { readPairs, readPlanRows, readSet, SETS } from './eval/row.ts';

/** The floors from the ground up; imports descend, never climb. */
const FLOORS = ['seeds', 'index', 'intents', 'src'] as const;
const LONGEST_FILE = 200;
const LONGEST_LINE = 200;
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  index: ['minisearch', 'opencc-js/t2cn', 'zod'],
  intents: [],
};
const WEAK = ['utils', 'helpers', 'common', 'manager', 'service', 'types'];
/** What would make the floors below src/ wait, look at the clock or leave the process. */
const IMPURE = /\bawait\b|\basync\b|\bDate\b|\bprocess\b|\bconsole\b|Math\.random|setTimeout|\brequire\(|performance\./;

/** The rooms of each floor from below; what stands beside them on the floor is above them. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  index: ['text', 'plan', 'parse', 'tables', 'assignments', 'facts', 'lexicon', 'calendar', 'search'],
  intents: ['answer', 'understand', 'compose', 'handlers', 'digest'],
  src: [
    'store',
    'config',
    'read',
    'jieba',
    'seeds',
    'platform',
    'digest',
    'lint',
    'slack',
    'wecom',
    'web',
    'terminal',
    'app',
    'commands',
  ],
};
/** Most files of one room. */
const WIDEST = 35;

interface File {
  readonly path: string;
  readonly floor: string;
  readonly text: string;
}

const files: readonly File[] = ['index', 'intents', 'src'].flatMap((floor) =>
  readdirSync(join(ROOT, floor), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: `${floor}/${name}`, floor, text: readFileSync(join(ROOT, floor, name), 'utf8') })),
);

function imports(text: string): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, name = '']) => name);
}

describe.each(files)('$path', ({ path, floor, text }) => {
  it('imports from its own floor or below', () => {
    for (const name of imports(text).filter((name) => name.startsWith('.'))) {
      const target = join(path, '..', name).split('/')[0] as (typeof FLOORS)[number];
      expect(FLOORS.indexOf(target), `${path} imports ${name}`).toBeLessThanOrEqual(FLOORS.indexOf(floor as 'src'));
      expect(FLOORS).toContain(target);
    }
  });

  it('imports from its own room or from rooms below', () => {
    const rooms = ROOMS[floor] ?? [];
    const level = (file: string) =>
      file.split('/').length < 3 ? rooms.length : rooms.indexOf(file.split('/')[1] ?? '');
    expect(level(path), `${path} stands in no known room`).toBeGreaterThanOrEqual(0);
    for (const name of imports(text).filter((name) => name.startsWith('.'))) {
      const target = join(path, '..', name);
      if (target.startsWith(`${floor}/`))
        expect(level(target), `${path} imports ${name}`).toBeLessThanOrEqual(level(path));
    }
  });

  it('is pure and imports no other package where it stands below src/', () => {
    const allowed = PACKAGES[floor];
    if (allowed === undefined) return expect(floor).toBe('src');
    const code = text.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(IMPURE.exec(code)?.[0]).toBeUndefined();
    for (const name of imports(text).filter((name) => !name.startsWith('.'))) expect(allowed).toContain(name);
  });

  it('has a name of one or two words and is no longer than a reader can hold', () => {
    expect(basename(path)).toMatch(/^[a-z]+(?:-[a-z]+)?\.ts$/);
    expect(WEAK).not.toContain(basename(path, '.ts'));
    const lines = text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(LONGEST_FILE);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(LONGEST_LINE);
  });

  it('has no function that does not fit on a screen', () => {
    const tops = [...text.matchAll(/^(?:export )?(?:async )?function (\w+)[\s\S]*?\n}\n/gm)];
    const methods = [...text.matchAll(/^ {2}(?:async )?(\w+)\([^\n]*\) \{\n[\s\S]*?\n {2}\},?\n/gm)];
    for (const [body, name] of [...tops, ...methods]) expect(body.split('\n').length, name).toBeLessThanOrEqual(41);
  });

  it('has a doc line on every exported name, and neither any, enum, default export nor default branch', () => {
    const lines = text.split('\n');
    lines.forEach((line, i) => {
      if (
        /^export (?:async )?(?:const|function|interface|type|class) /.test(line) &&
        !/^export type \w+ = \(typeof/.test(line)
      )
        expect(lines[i - 1]?.trim().endsWith('*/'), `${path}:${i + 1} ${line}`).toBe(true);
    });
    expect(text).not.toMatch(
      /\bas any\b|: any\b|^\s*(?:export )?enum |export default|^\s*default:|\blet \w+ = new (?:Map|Set).*;\n(?!\s)/m,
    );
  });
});

it('no room is wider than a reader can look through', () => {
  const counts = new Map<string, number>();
  for (const { path } of files) counts.set(join(path, '..'), (counts.get(join(path, '..')) ?? 0) + 1);
  for (const [room, count] of counts) expect(count, room).toBeLessThanOrEqual(WIDEST);
});

it('every intent file stands once in the ordered list and has a test of its own', () => {
  const defined = files.filter(({ text, path }) => path.startsWith('intents/') && /= defineIntent</.test(text));
  const names = defined.flatMap(({ text }) => [...text.matchAll(/^ {2}name: '(\w+)'/gm)].map(([, name]) => name));
  expect(ORDER.map((intent) => intent.name).toSorted()).toEqual(names.toSorted());
  const tests = readdirSync(join(ROOT, 'tests', 'intents'));
  for (const { path } of defined) expect(tests).toContain(`${basename(path, '.ts')}.test.ts`);
});

it('the top level holds what was ordered and what tools expect', () => {
  const ordered = ['package.json', 'tsconfig.json', 'src', 'intents', 'index', 'tests', 'seeds', 'README.md'];
  const expected = ['LICENSE', 'manifest.json', 'CHANGELOG.md', 'package-lock.json', 'biome.json', 'vitest.config.ts'];
  const made = ['node_modules', 'dist', 'coverage', 'data'];
  const found = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !made.includes(name));
  expect(found.toSorted()).toEqual([...ordered, ...expected].toSorted());
});

it('no question of a set stands in the code or in a word list', () => {
  const words = readdirSync(join(ROOT, 'seeds', 'words')).map((name) =>
    readFileSync(join(ROOT, 'seeds', 'words', name), 'utf8'),
  );
  const bare = (text: string) => text.replace(/[^\p{Script=Han}a-z0-9]/giu, '');
  const all = bare([...files.map(({ text }) => text), ...words].join('\n'));
  const examples = new Set(ORDER.flatMap((intent) => intent.examples.map(bare)));
  const asked = [...SETS.flatMap(readSet), ...readPlanRows(), ...pairQuestions(readPairs())]
    .flatMap((row) => row.dialogue ?? [row.question ?? ''])
    .map(bare);
  const long = asked.filter((question) => question.length >= 9 && !examples.has(question));
  expect(long.filter((question) => all.includes(question))).toEqual([]);
});
