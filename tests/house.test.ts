import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ORDER } from '../intents/registry.ts';
import { ROOT } from '../src/config/root.ts';
import { pairQuestions } from './eval/pairs.ts';
import { ELSEWHERE, PAIRS, readPairs, readPlanRows, readSet, SETS } from './eval/row.ts';
import { knowledge } from './knowledge.ts';

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

/** The rooms of a folder from below, and files that all of them may use; what stands beside them in the folder is above them. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  index: ['text', 'plan', 'duties', 'parse', 'tables', 'assignments', 'facts', 'lexicon', 'calendar', 'search'],
  intents: ['answer', 'query', 'retrieval', 'understand', 'compose', 'premise', 'acts', 'handlers', 'digest', 'export'],
  src: [
    'config',
    'store',
    'read',
    'jieba',
    'seeds',
    'platform',
    'export',
    'digest',
    'lint',
    'slack',
    'wecom',
    'web',
    'doctor',
    'embed',
    'terminal',
    'api',
    'mcp',
    'app',
    'commands',
  ],
  'src/read': ['limits.ts', 'xml.ts', 'zip.ts', 'package.ts', 'decode.ts', 'docx', 'workbook', 'pdf'],
  'src/slack': ['limits.ts', 'messages', 'connection', 'digest', 'questions'],
  'src/wecom': ['limits.ts', 'protocol', 'messages', 'connection', 'digest', 'questions'],
  'src/web': [
    ...['limits.ts', 'browser', 'cookie.ts', 'assets.ts', 'answer-cache.ts', 'quotas.ts'],
    ...['layout.ts', 'session.ts', 'export', 'quote.ts', 'fact-table.ts', 'render.ts'],
    ...['digest-calendar.ts', 'table.ts', 'chat'],
  ],
};
/** Most files of one room. */
const WIDEST = 22;
/** Rooms that are still wider, with how many files they hold. */
const WIDER: Readonly<Record<string, number>> = {};

/** Rooms whose exported names are not in order yet. */
const UNSORTED: readonly string[] = [];
/** Rooms below src/ whose numbers that decide stand in one table, too. */
const TABLED: readonly string[] = [
  ...['index/duties/', 'index/parse/', 'index/tables/', 'index/search/'],
  ...['premise', 'digest', 'answer', 'query', 'retrieval', 'understand', 'compose', 'acts', 'handlers'].map(
    (room) => `intents/${room}/`,
  ),
];
/** Folders that may declare the same names as each other, since each does the same for another platform. */
const PLATFORMS: readonly string[] = ['src/slack', 'src/wecom', 'src/web', 'src/terminal'];

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

/** The deepest folder that holds both files; empty where they stand on different floors. */
function sharedFolder(a: string, b: string): string {
  const [left, right] = [a.split('/').slice(0, -1), b.split('/').slice(0, -1)];
  const end = left.findIndex((name, i) => name !== right[i]);
  return left.slice(0, end < 0 ? left.length : end).join('/');
}

/** Where a file stands among the rooms of a folder: its place from below, above all rooms, or -1 in a room that is not known. */
function levelIn(folder: string, path: string): number {
  const rooms = ROOMS[folder] ?? [];
  const [room = '', ...below] = path.slice(folder.length + 1).split('/');
  return below.length === 0 && !rooms.includes(room) ? rooms.length : rooms.indexOf(room);
}

/** A file under so many lines with a single importer is a scrap. */
const SHORTEST = 35;
/** Such files all the same: programs, ends that are loaded late or beside their platform, one table of the store, data. */
const SINGLE: readonly string[] = [
  ...['src/slack/connection/tokens.ts', 'src/wecom/connect.ts', 'src/web/connect.ts'],
  ...['src/store/conversations.ts', 'src/config/limits.ts', 'src/app/platforms.ts'],
  ...['src/commands/', 'src/jieba/trim.ts', 'src/embed/element.ts'],
];

interface Exported {
  readonly name: string;
  readonly path: string;
}

const isUnsorted = (path: string) => UNSORTED.some((room) => path.startsWith(`${room}/`));

const exported: readonly Exported[] = files.flatMap(({ path, text }) =>
  [...text.matchAll(/^export (?:async )?(?:const|function|interface|type|class) (\w+)/gm)].map(([, name = '']) => ({
    name,
    path,
  })),
);

/** Paths of the files that a file imports. */
function takenFrom({ path, text }: Pick<File, 'path' | 'text'>): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, name = '']) => join(path, '..', name));
}

/** What each file takes from others, as `path name`; all names of its text where it loads another at run time. */
function takenBy({ path, text }: Pick<File, 'path' | 'text'>): readonly string[] {
  const of = (from: string, names: readonly string[]) => names.map((name) => `${join(path, '..', from)} ${name}`);
  const named = [...text.matchAll(/(?:import|export) (?:type )?\{([^}]*)\} from '(\.[^']+)'/g)].flatMap(
    ([, names = '', from = '']) =>
      of(
        from,
        [...names.matchAll(/(?:type )?(\w+)(?: as \w+)?/g)].map(([, name = '']) => name),
      ),
  );
  const loaded = [...text.matchAll(/import\('(\.[^']+)'/g)].flatMap(([, from = '']) =>
    of(from, text.match(/\w+/g) ?? []),
  );
  return [...named, ...loaded];
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
    for (const name of imports(text).filter((name) => name.startsWith('.'))) {
      const target = join(path, '..', name);
      const folder = sharedFolder(path, target);
      if (folder === '') continue;
      expect(levelIn(folder, path), `${path} stands in no known room`).toBeGreaterThanOrEqual(0);
      expect(levelIn(folder, target), `${path} imports ${name}`).toBeLessThanOrEqual(levelIn(folder, path));
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
  for (const [room, count] of counts) expect(count, room).toBeLessThanOrEqual(WIDER[room] ?? WIDEST);
  for (const room of Object.keys(WIDER)) expect(counts.get(room), room).toBeGreaterThan(WIDEST);
});

it('a number that decides stands in a table of its room, limits.ts or weights.ts', () => {
  const constant =
    /^(?:export )?const (\w+)(?:: \w+)? = (?:\{ \w+: )?-?(?:(?:SECOND|MINUTE|HOUR|DAY)\b|[\d_.]+(?!x))/gm;
  const elsewhere = files
    .filter(({ path }) => ['src/', ...TABLED].some((room) => path.startsWith(room)))
    .filter(({ path }) => !/\/(?:limits|weights)\.ts$/.test(path) && path !== 'src/config/durations.ts')
    .flatMap(({ path, text }) => [...text.matchAll(constant)].map(([, name]) => `${path} ${name}`));
  expect(elsewhere).toEqual([]);
});

it('no file is a scrap: one of a few lines with a single importer stands in that importer', () => {
  const kept = [...SINGLE, ...UNSORTED.map((room) => `${room}/`), 'index/facts/'];
  const imported = files.flatMap((file) => [...new Set(takenFrom(file))]);
  const scraps = files.filter(({ path, text }) => {
    const importers = imported.filter((target) => target === path).length;
    return text.split('\n').length < SHORTEST && importers <= 1 && !kept.some((one) => path.startsWith(one));
  });
  expect(scraps.map(({ path }) => path)).toEqual([]);
});

it('an exported name is declared once, but for the parallel parts of the platforms', () => {
  const homes = new Map<string, string[]>();
  // Two rooms that are not in order yet may share a name; one that is in order shares none with them.
  const shared = new Set(exported.filter(({ path }) => !isUnsorted(path)).map(({ name }) => name));
  for (const { name, path } of exported.filter(({ name }) => shared.has(name))) {
    const home = PLATFORMS.find((platform) => path.startsWith(`${platform}/`));
    homes.set(name, [...(homes.get(name) ?? []), home ?? path]);
  }
  for (const [name, found] of homes) {
    const isParallel = found.every((home) => PLATFORMS.includes(home)) && new Set(found).size === found.length;
    expect(found.length === 1 || isParallel, `${name} in ${found.join(', ')}`).toBe(true);
  }
});

it('an exported name is taken by another file, and where only tests take it, used in its own', () => {
  const tests = readdirSync(join(ROOT, 'tests'), { recursive: true })
    .map((name) => `tests/${name}`)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
  const [inCode, inTests] = [files, tests].map((some) => new Set(some.flatMap(takenBy)));
  const dead = exported.filter(({ name, path }) => {
    if (isUnsorted(path)) return false;
    const own = files.find((file) => file.path === path)?.text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;
    return !inCode?.has(`${path} ${name}`) && !(inTests?.has(`${path} ${name}`) && own > 1);
  });
  expect(dead.map(({ name, path }) => `${path} ${name}`)).toEqual([]);
});

it('every intent stands once in the ordered list and has a test of its own', () => {
  const texts = files.filter(({ text, path }) => path.startsWith('intents/') && /= defineIntent\(/.test(text));
  const names = texts.flatMap(({ text }) => [...text.matchAll(/^ {2}name: '(\w+)'/gm)].map(([, name]) => name ?? ''));
  expect(ORDER.map((intent) => intent.name).toSorted()).toEqual(names.toSorted());
  const tests = readdirSync(join(ROOT, 'tests', 'intents'));
  for (const name of names) expect(tests).toContain(`${name}.test.ts`);
});

/** What in a handler would look at a question instead of at the query that was read from it. */
function readsText({ path, text }: Pick<File, 'path' | 'text'>): readonly string[] {
  const barred = takenFrom({ path, text }).filter((from) => /^intents\/(?:understand|acts)\//.test(from));
  const code = text.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const named = code.match(/\bAsked\b|\bQuestion\b|\b(?:asked|question)\.|\b(?:of|topic)\.text\b/g) ?? [];
  return [...barred, ...named];
}

it('no handler reads the text of a question', () => {
  const handlers = files.filter(({ path }) => /^intents\/(?:handlers|retrieval)\//.test(path));
  expect(handlers.length).toBeGreaterThan(10);
  for (const file of handlers) expect(readsText(file), file.path).toEqual([]);
  const wrong = (text: string) => readsText({ path: 'intents/handlers/made-up.ts', text });
  expect(wrong("import { readSpan } from '../understand/dates.ts';")).toHaveLength(1);
  expect(wrong("import type { Asked } from '../acts/slots.ts';")).toHaveLength(2);
  expect(wrong("if (/谁/.test(asked.text)) return '';")).toHaveLength(1);
  expect(wrong('const words = query.of.text;')).toHaveLength(1);
});

it('the top level holds what was ordered and what tools expect', () => {
  const ordered = ['package.json', 'tsconfig.json', 'src', 'intents', 'index', 'tests', 'seeds', 'README.md'];
  const expected = [
    'LICENSE',
    'manifest.json',
    'CHANGELOG.md',
    'docs',
    'package-lock.json',
    'biome.json',
    'vitest.config.ts',
  ];
  const made = ['node_modules', 'dist', 'coverage', 'data'];
  const found = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !made.includes(name));
  expect(found.toSorted()).toEqual([...ordered, ...expected].toSorted());
});

it('no question of a set stands in the code or in a word list', () => {
  const lists = readdirSync(join(ROOT, 'seeds', 'words'), { recursive: true }).map(String);
  const words = lists
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(ROOT, 'seeds', 'words', name), 'utf8'));
  const bare = (text: string) => text.replace(/[^\p{Script=Han}a-z0-9]/giu, '');
  const all = bare([...files.map(({ text }) => text), ...words].join('\n'));
  const examples = ORDER.flatMap((intent) => intent.examples.map(bare));
  const isExample = (question: string) => examples.some((example) => example.includes(question));
  const asked = [
    ...SETS.flatMap(readSet),
    ...ELSEWHERE.flatMap(readPlanRows),
    ...pairQuestions(PAIRS.flatMap(readPairs)),
  ]
    .flatMap((row) => row.dialogue ?? [row.question ?? ''])
    .map(bare);
  // What the plan itself prints may be asked for and stand in a list.
  const printed = bare(knowledge.plan.text).toLowerCase();
  const long = asked.filter((question) => question.length >= 9 && !isExample(question) && !printed.includes(question));
  expect(long.filter((question) => all.includes(question))).toEqual([]);
});
