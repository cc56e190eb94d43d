import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROOT } from '../../src/config/root.ts';
import { SEEDS } from '../../src/seeds/load.ts';
import { knowledge } from '../knowledge.ts';
import { run } from '../program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  cpSync(SEEDS, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HEADED = /^\d{4}-\d{2}-\d{2}$/gm;
const golden = (name: string) => readFileSync(join(ROOT, 'tests', 'intents', 'golden', `${name}.txt`), 'utf8');

it('prints the post of a day under its date', async () => {
  const { out, err, status } = await run(['digest', '--date', '2020-04-26']);
  expect(out).toBe(`${golden('on')}\n`);
  expect([err, status]).toEqual(['', 0]);
});

it('prints nothing at all for a day without a post', async () => {
  for (const day of ['2020-01-31', '2020-04-25', '2021-01-05', '2019-12-31']) {
    const { out, err, status } = await run(['digest', '--date', day]);
    expect([out, err, status], day).toEqual(['', '', 0]);
  }
});

it('prints the posts of many days in order: 249 in 2020, and one when it is over', async () => {
  const { out } = await run(['digest', '--date', '2020-01-01', '--days', '400']);
  const { workdays } = knowledge.calendar;
  expect(out.match(HEADED)).toEqual([...workdays.inYear(2020), '2021-01-04']);
});

it.each([
  [['--date', '2020-02-30'], /没有“2020-02-30”这一天/],
  [['--date', '明天'], /没有“明天”这一天/],
  [['--date'], /没有“”这一天/],
  [['--date', '2020-04-26', '--days', '0'], /天数“0”/],
  [['--date', '2020-04-26', '--days', '1.5'], /天数“1.5”/],
  [['--date', '2020-04-26', '--days', '99999'], /天数“99999”/],
  [['--dates', '2020-04-26'], /看不懂“--dates”/],
  [['2020-04-26'], /看不懂“2020-04-26”/],
  [['--date', '2020-04-26', '--date', '2020-04-27'], /看不懂“--date”/],
])('says in one line what is wrong with %s', async (words, problem) => {
  const { out, err, status } = await run(['digest', ...words]);
  expect(err).toMatch(problem);
  expect(err).toMatch(/改法：写成 npm run digest/);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect([out, status]).toEqual(['', 2]);
});

it('keeps to the calendar of the office, and stops on a broken line of it with its number', async () => {
  const file = join(folder, 'calendar.txt');
  writeFileSync(file, '2020-04-21 = 休\n2020-04-25 = 班\n');
  const { out } = await run(['digest', '--date', '2020-04-20', '--days', '7'], '', { SEEDS_DIR: folder });
  expect(out.match(HEADED)).toEqual(['04-20', '04-22', '04-23', '04-24', '04-25', '04-26'].map((day) => `2020-${day}`));
  writeFileSync(file, '# 注\n2020-04-31 = 休\n');
  const broken = await run(['digest', '--date', '2020-04-20'], '', { SEEDS_DIR: folder });
  expect(broken.err).toMatch(/calendar\.txt 第2行：没有2020-04-31这一天。改法：.+。\n$/);
  expect(broken.status).toBe(2);
});
