import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { citations } from '../../intents/answer/answer.ts';
import { consult } from '../../intents/consult.ts';
import { openSegmenter } from '../../src/jieba/open.ts';
import { loadSeeds } from '../../src/seeds/load.ts';
import { Seeds } from '../../src/seeds/watch.ts';
import { NEXT_YEAR, seedsWithPlans } from '../seed-folders.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Seeds that are looked at every few milliseconds, and what is logged about them. */
async function open() {
  const { folder, remove } = seedsWithPlans({ '2021.txt': NEXT_YEAR });
  const lines: unknown[][] = [];
  const put = (...line: unknown[]) => void lines.push(line);
  const log = { debug: put, info: put, warn: put, error: put };
  const seeds = new Seeds({ folder, ...(await loadSeeds(folder, openSegmenter)), log, every: 10 });
  closers.push(async () => {
    await seeds.close();
    remove();
  });
  const ask = (text: string) => consult({ text, today: '2021-03-01', focus: null }, seeds.library);
  const first = seeds.library;
  return { folder, seeds, lines, ask, first, plan: join(folder, 'plans', '2021.txt') };
}

it('reads a changed plan without a restart, and tells its new version', async () => {
  const { seeds, ask, first, plan, lines } = await open();
  expect(citations(ask('电梯评估多少台'))[0]?.quote).toContain('80台');
  writeFileSync(plan, NEXT_YEAR.replace('80台', '95台'));
  await expect.poll(() => seeds.library !== first).toBe(true);
  expect(citations(ask('电梯评估多少台'))[0]?.quote).toContain('95台');
  expect(seeds.library.plans[0]?.version).not.toBe(first.plans[0]?.version);
  expect(seeds.trouble).toBeNull();
  expect(JSON.stringify(lines.at(-1))).toContain('seeds reloaded');
});

it('keeps what it has where a changed file is broken, says what is wrong once, and takes the mended one', async () => {
  const { folder, seeds, ask, first, plan, lines } = await open();
  writeFileSync(join(folder, 'words', 'stop.txt'), '请问\n麻 烦\n');
  await expect.poll(() => seeds.trouble).toMatch(/stop\.txt 第2行：.+改法：/);
  expect(seeds.library).toBe(first);
  expect(citations(ask('电梯评估多少台'))[0]?.quote).toContain('80台');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(lines).toHaveLength(1);
  writeFileSync(join(folder, 'words', 'stop.txt'), '请问\n麻烦\n');
  await expect.poll(() => seeds.trouble).toBeNull();
  renameSync(plan, join(folder, '2021.gone'));
  await expect.poll(() => seeds.library.plans.length).toBe(1);
  rmSync(join(folder, 'plans'), { recursive: true });
  await expect.poll(() => seeds.trouble).toContain('里面没有计划');
  expect(seeds.library.plans).toHaveLength(1);
});

it('gives every reply from one snapshot while plans change under it', async () => {
  const { seeds, ask, plan } = await open();
  const versions = new Set<string>();
  for (let i = 0; i < 8; i++) {
    const before = seeds.library;
    writeFileSync(plan, NEXT_YEAR.replaceAll('80台', `${100 + i}台`).replace('120批次', `${100 + i}批次`));
    while (seeds.library === before) {
      const answer = ask('燃气器具抽检多少批次，电梯评估多少台');
      const numbers = citations(answer).flatMap(({ quote }) => /(\d+)(?:台|批次)/.exec(quote)?.[1] ?? []);
      expect(answer.status).toBe('answered');
      expect(new Set(numbers).size, numbers.join()).toBeLessThanOrEqual(i === 0 ? 2 : 1);
      versions.add(numbers.join());
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  expect(versions.size).toBeGreaterThanOrEqual(8);
});
