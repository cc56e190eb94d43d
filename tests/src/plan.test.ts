import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/config/root.ts';
import { run } from '../program.ts';

const SEED = join(ROOT, 'seeds', 'plans', '2020-jiading.txt');

it('prints how a plan was read', async () => {
  const { out, status } = await run(['plan', '--json', SEED]);
  const read = JSON.parse(out);
  expect(Object.keys(read)).toEqual(['title', 'sections', 'items', 'measures', 'problems']);
  expect([read.sections.length, read.items.length, read.measures.length]).toEqual([7, 20, 74]);
  expect(read.measures[0]).toMatchObject({ id: '1.1', label: '一是', owner: [], partner: [], deadline: null });
  expect(status).toBe(0);
});

it('says in one line what is wrong with the file', async () => {
  for (const args of [['plan', '--json', 'nowhere.txt'], ['plan'], ['plan', '--json', join(ROOT, 'package.json')]]) {
    const { err, status } = await run(args);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(/改法：/);
    expect(status).toBe(2);
  }
});

it('reads the shipped plan to the byte as it always did', async () => {
  const { out } = await run(['plan', '--json', SEED]);
  expect(out).toBe(readFileSync(join(ROOT, 'tests', 'plans', '2020-jiading.read.out'), 'utf8'));
});
