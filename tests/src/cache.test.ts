import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Library } from '../../index/library.ts';
import { consult } from '../../intents/consult.ts';
import type { Log } from '../../src/config/logger.ts';
import { openRust } from '../../src/jieba/rust.ts';
import { loadAssignments } from '../../src/seeds/assignments.ts';
import { CACHE, openCache } from '../../src/seeds/cache.ts';
import { loadLibrary, SEEDS } from '../../src/seeds/load.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A cache in a folder of its own, what it logged, and how often something had to be computed. */
function openIn(folder = mkdtempSync(join(tmpdir(), 'cache-')), build = 'build') {
  folders.push(folder);
  const logged: string[] = [];
  const log = { warn: (_: unknown, line: string) => void logged.push(line) } as unknown as Log;
  const keep = openCache(folder, log, build);
  let computed = 0;
  const ask = (sources: readonly string[], text: string) =>
    keep('words', sources, () => {
      computed++;
      return text;
    });
  return { folder, file: join(folder, CACHE, 'words.cache'), keep, logged, ask, computed: () => computed };
}

describe('a cache', () => {
  it('computes once what has the same sources, also after a restart', () => {
    const first = openIn();
    expect(first.ask(['a', 'b'], '一\n二')).toBe('一\n二');
    expect(first.ask(['a', 'b'], 'another')).toBe('一\n二');
    const second = openIn(first.folder);
    expect(second.ask(['a', 'b'], 'another')).toBe('一\n二');
    expect([first.computed(), second.computed()]).toEqual([1, 0]);
    expect(readdirSync(join(first.folder, CACHE))).toEqual(['words.cache']);
  });

  it('computes anew what comes of other sources, however they are parted, or of another program, without a word', () => {
    const cache = openIn();
    cache.ask(['a', 'b'], 'old');
    expect(cache.ask(['ab'], 'new')).toBe('new');
    const other = openIn(cache.folder, 'another build');
    expect(other.ask(['ab'], 'newer')).toBe('newer');
    expect([...cache.logged, ...other.logged]).toEqual([]);
  });

  it.each([
    ['changed', (text: string) => text.replace('old', 'odd')],
    ['cut off', (text: string) => text.slice(0, -2)],
    ['empty', () => ''],
    ['of another kind', () => '{"a": 1}'],
  ])('computes anew what is %s, and says so', (_, damage) => {
    const cache = openIn();
    cache.ask(['a'], 'this is old');
    writeFileSync(cache.file, damage(readFileSync(cache.file, 'utf8')));
    expect(cache.ask(['a'], 'this is new')).toBe('this is new');
    expect(cache.logged).toEqual(['cache damaged, computing anew']);
    expect(cache.ask(['a'], 'never')).toBe('this is new');
  });

  it('goes on without, and says so, where nothing can be written', () => {
    const cache = openIn();
    writeFileSync(join(cache.folder, CACHE), 'a file where the folder should be');
    expect(cache.ask(['a'], 'one')).toBe('one');
    expect(cache.ask(['a'], 'two')).toBe('two');
    expect(cache.logged).toEqual(['cache write failed', 'cache write failed']);
  });
});

it('a program that was not built keeps nothing', () => {
  const cache = openIn(undefined, '');
  expect([cache.ask(['a'], 'one'), cache.ask(['a'], 'two')]).toEqual(['one', 'two']);
  expect(readdirSync(cache.folder)).toEqual([]);
});

it('what was kept answers as what is computed', async () => {
  const cache = openIn();
  const load = () => loadLibrary(SEEDS, openRust, loadAssignments, cache.keep);
  const [computed, kept] = [await load(), await load()];
  const answer = (library: Library) =>
    ['电梯', '6.2', '食品安全谁负责', '营商环境', '什么时候完成', '打不开的门'].map((text) =>
      consult({ text, today: '2020-04-20', focus: null }, library),
    );
  expect(answer(kept)).toEqual(answer(computed));
  const [first] = kept.plans;
  const terms = first?.topic('电梯安全');
  expect(terms && first?.hits(terms).length).toBeGreaterThan(0);
  expect(readdirSync(join(cache.folder, CACHE)).length).toBe(2);
});
