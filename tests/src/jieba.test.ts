import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openNative } from '../../src/jieba/native.ts';
import { openRust } from '../../src/jieba/rust.ts';
import { trimDictionary } from '../../src/jieba/trim.ts';
import { SEEDS } from '../../src/seeds/load.ts';
import { replies } from '../eval/reply.ts';
import { readSet, SETS } from '../eval/row.ts';
import { loadKnowledge } from '../knowledge.ts';
import { HAS_NODEJIEBA } from '../parts.ts';

const words = readFileSync(join(SEEDS, 'jieba', 'words.txt'), 'utf8');

it('the dictionary is what the package gives, trimmed', () => {
  expect(words).toBe(trimDictionary());
});

it('a word of the office gets the median frequency in either segmenter', () => {
  const frequencies = words
    .trim()
    .split('\n')
    .map((line) => Number(line.split(' ')[1]));
  frequencies.sort((a, b) => a - b);
  expect(frequencies[Math.floor(frequencies.length / 2)]).toBe(356);
});

it('in CI nodejieba is built', () => {
  expect(HAS_NODEJIEBA || process.env.CI === undefined).toBe(true);
});

describe.skipIf(!HAS_NODEJIEBA)('nodejieba and @node-rs/jieba', () => {
  it('give the same replies to every question of every set', async () => {
    const rows = SETS.flatMap(readSet);
    const native = await loadKnowledge(SEEDS, openNative);
    const rust = await loadKnowledge(SEEDS, openRust);
    expect(native.vocabulary.segmenter.name).toBe('nodejieba');
    expect(rust.vocabulary.segmenter.name).toBe('@node-rs/jieba');
    expect(replies(rows, native)).toEqual(replies(rows, rust));
  });
});
