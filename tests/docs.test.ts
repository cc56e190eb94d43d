import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LISTS } from '../index/lexicon/lexicon.ts';
import { KINDS } from '../intents/answer/answer.ts';
import { OPERATIONS } from '../src/api/operations.ts';
import { ROOT } from '../src/config/root.ts';
import { AUTHORIZED, openApi } from './api/site.ts';
import { ask, text as printed } from './knowledge.ts';
import { run } from './program.ts';

/** Most bytes of the README. */
const LONGEST = 8_192;
/** Rows of the tables of examples that go on from an item. */
const FOLLOWING = ['going on', '接着问'];

interface Paper {
  readonly path: string;
  readonly text: string;
}

const paths = ['README.md', 'CHANGELOG.md', ...inDocs('.md')];
const papers: readonly Paper[] = paths.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

function inDocs(ending: string): readonly string[] {
  return readdirSync(join(ROOT, 'docs'), { recursive: true })
    .map((name) => `docs/${name}`)
    .filter((name) => name.endsWith(ending))
    .toSorted();
}

function textOf(path: string): string {
  const paper = papers.find((one) => one.path === path);
  if (!paper) throw new Error(`no paper ${path}`);
  return paper.text;
}

/** The blocks between fences of a language. */
function blocks(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, body = '']) => body);
}

function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '');
}

/** Paths of the project in a text: in backticks, without gaps or stars. */
function projectPaths(text: string): readonly string[] {
  const found = text.matchAll(
    /`((?:src|intents|index|seeds|tests|docs)(?:\/[\w./-]+)?|[\w-]+\.(?:md|json)|\.[a-z]+[./][a-z]+)`/g,
  );
  return [...found].map(([, path = '']) => path);
}

function commands(text: string): readonly string[] {
  return [...text.matchAll(/npm (?:run (?:-s )?([\w:]+)|(start|test|ci)\b)/g)].map(([, a, b]) => a ?? b ?? '');
}

/** What a link or a picture of a paper leads to within the project, without what comes from elsewhere. */
function links(text: string): readonly string[] {
  const targets = [...prose(text).matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(([, a, b]) => a ?? b ?? '');
  return targets.filter((target) => !/^https?:/.test(target));
}

describe.each(papers)('$path', ({ path, text }) => {
  it('names only paths, commands and papers that exist', () => {
    for (const name of projectPaths(text)) expect(existsSync(join(ROOT, name)), name).toBe(true);
    for (const name of commands(text)) expect(['ci', ...Object.keys(scripts)]).toContain(name);
    for (const target of links(text)) expect(existsSync(join(ROOT, dirname(path), target)), target).toBe(true);
  });

  it('names no path of anybody’s machine', () => {
    expect(text).not.toMatch(/(?:^|[\s`'"(=])\/(?:work|tmp|root|home|Users)\b/m);
  });

  it('ends every line that is no table, transcript or entry where a reader still sees it', () => {
    for (const line of prose(text)
      .split('\n')
      .filter((one) => !/^\s*(?:\||-|\d|<img)/.test(one)))
      expect(line.length, line).toBeLessThanOrEqual(200);
  });
});

it('the papers name the project’s paths and commands at all', () => {
  expect(papers.flatMap(({ text }) => projectPaths(text)).length).toBeGreaterThan(100);
  expect(new Set(papers.flatMap(({ text }) => commands(text))).size).toBeGreaterThan(12);
  expect(papers.flatMap(({ text }) => links(text)).length).toBeGreaterThan(40);
});

it('every paper and picture is reached from another one', () => {
  const reached = papers.flatMap(({ path, text }) => links(text).map((target) => join(dirname(path), target)));
  expect([...inDocs('.md'), ...inDocs('.png')].filter((path) => !reached.includes(path))).toEqual([]);
});

it('each line on security names a test, and that test exists', () => {
  const rows = textOf('docs/security.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/\| Test \|$/.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const [, path = '', title = ''] = /\| `(tests\/[\w/-]+\.test\.ts)` ([^|]+) \|$/.exec(row) ?? [];
    expect(path, row).not.toBe('');
    const text = readFileSync(join(ROOT, path), 'utf8');
    const begin = text.indexOf(title);
    expect(text.slice(0, begin), `${path}: ${title}`).toMatch(/(?:\bit|\))\(\s*'[^'\n]*$/);
  }
});

it('the README is short enough to be read', () => {
  expect(Buffer.byteLength(textOf('README.md'))).toBeLessThanOrEqual(LONGEST);
});

const spoken = papers.flatMap(({ path, text }) =>
  blocks(text, 'text')
    .filter((block) => block.startsWith('问> '))
    .map((block) => ({ path, block })),
);

it('the papers for people show conversations', () => {
  const shown = spoken.map(({ path }) => path);
  expect(new Set(shown)).toEqual(new Set(['README.md', 'docs/README.zh-CN.md', 'docs/使用手册.md']));
});

it.each(spoken)('a conversation in $path really goes like this: $block', ({ block }) => {
  const turns = block
    .split(/^问> /m)
    .filter((turn) => turn !== '')
    .map((turn) => turn.trimEnd().split('\n'));
  const asked = turns.map(([question = '']) => question);
  const replies = asked.map((_, i) => printed(ask(...asked.slice(0, i + 1))));
  expect(replies).toEqual(turns.map(([, ...lines]) => lines.join('\n')));
});

it.each([
  ['README.md', 'What to ask', 30],
  ['docs/README.zh-CN.md', '能问什么', 30],
  ['docs/使用手册.md', '怎么问', 60],
])('all examples of %s, %s, are answered', (path, heading, least) => {
  const [, section = ''] = textOf(path).split(`\n## ${heading}\n`);
  const rows = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| ?([^|]+?) ?\| ?([^|]+?) ?\|$/gm)].slice(2);
  const questions = rows.flatMap(([, kind = '', cell = '']) =>
    cell.split(' · ').map((question) => (FOLLOWING.includes(kind) ? ['第6条', question] : [question])),
  );
  expect(questions.length).toBeGreaterThanOrEqual(least);
  expect(questions.filter((turns) => ask(...turns).status !== 'answered')).toEqual([]);
});

it('what programs are shown to send gets what they are shown to get', async () => {
  const [text, asked] = [textOf('docs/programs.md'), /^echo '(.+)' \| npm run -s ask -- --json$/m];
  const requests = blocks(text, 'sh').map((block) => JSON.parse(asked.exec(block)?.[1] ?? ''));
  expect(requests.length).toBeGreaterThan(1);
  const { out } = await run(['ask', '--json'], requests.map((request) => JSON.stringify(request)).join('\n'));
  const replies = out.trim().split('\n');
  expect(replies.map(parseDated)).toEqual(blocks(text, 'json').map(parseDated));
});

/** Parses a reply; the day of the plan's file is that of whoever checked it out. */
function parseDated(text: string): unknown {
  return JSON.parse(text, (key, value) => (key === 'version' ? String(value).replace(/^\d{4}-\d\d-\d\d /, '') : value));
}

it('what is shown to be sent to the API gets what it is shown to get', async () => {
  const { url } = await openApi();
  const asked = blocks(textOf('docs/api.md'), 'sh').flatMap((block) => {
    const [, path = '', body = ''] = /http:\/\/127\.0\.0\.1:3000(\/\S+) -d '(.+)'$/m.exec(block) ?? [];
    return path === '' ? [] : [{ path, body }];
  });
  expect(asked.length).toBeGreaterThan(1);
  const headers = { ...AUTHORIZED, 'content-type': 'application/json' };
  const replies = asked.map(async ({ path, body }) =>
    (await fetch(url + path, { method: 'POST', headers, body })).text(),
  );
  expect((await Promise.all(replies)).map(parseDated)).toEqual(blocks(textOf('docs/api.md'), 'json').map(parseDated));
});

it('the papers name every operation of the API and all that it takes and gives', () => {
  const text = textOf('docs/api.md');
  for (const { name, input, output } of OPERATIONS) {
    const [row = ''] = new RegExp(`^\\| \`${name}\` .*$`, 'm').exec(text) ?? [];
    for (const field of Object.keys(input.shape)) expect(row, name).toContain(`\`${field}\``);
    const own = Object.keys(output.shape).filter((field) => !['status', 'text', 'citations'].includes(field));
    if (name !== 'ask') for (const field of own) expect(row, name).toContain(field);
  }
});

it('the contract of programs names every intent, and the settings and word lists are all told', () => {
  for (const kind of KINDS) expect(textOf('docs/programs.md')).toContain(kind);
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  const settings = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name = '']) => name);
  expect(settings.length).toBeGreaterThan(15);
  for (const name of settings) expect(textOf('docs/deployment.md')).toContain(`\`${name}\``);
  for (const list of LISTS) expect(textOf('docs/seeds.md')).toContain(`/${list}.txt\``);
});

describe('a folder of one’s own', () => {
  const [plan = '', outline = ''] = blocks(textOf('docs/genre.md'), 'text');

  it('with what the papers list, a plan and empty words, is answered from; the plan is read as printed there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
    try {
      for (const room of ['plans', 'words']) mkdirSync(join(folder, room));
      const file = join(folder, 'plans', '2024.txt');
      writeFileSync(file, plan);
      for (const name of ['calendar', 'words/synonyms', 'words/dictionary', 'words/places'])
        writeFileSync(join(folder, `${name}.txt`), '# \n');
      expect((await run(['plan', file])).out).toBe(outline);
      const asked = await run(['ask', '加装电梯多少台'], '', { SEEDS_DIR: folder });
      expect(asked.err).toBe('');
      expect(asked.out).toContain('《某某街道2024年工作要点》一、1.推进加装电梯（1）');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
