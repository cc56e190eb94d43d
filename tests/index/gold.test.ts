import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../index/plan/plan.ts';
import { ROOT } from '../../src/config/root.ts';
import { toSource } from '../../src/read/file.ts';
import { toPlan } from '../../src/seeds/load.ts';
import { compare, type Gold, type ReadPlan } from '../compare.ts';

const FOLDER = join(ROOT, 'tests', 'plans');
const golds = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.gold.json'))
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Gold);

const read = async (file: string) => toPlan(file, await toSource(file, readFileSync(join(FOLDER, file))));

function told(plan: Plan): ReadPlan {
  return {
    sections: plan.sections.map(({ title }) => title),
    items: plan.items.map(({ title }) => title),
    measures: plan.measures.map(({ start, end, duty }) => ({
      text: plan.text.slice(start, end),
      owner: duty?.owner ?? [],
      partner: duty?.partner ?? [],
      deadline: duty?.deadline ?? null,
    })),
  };
}

describe.each(golds)('the plan in $file', (gold) => {
  it('is read as its author wrote it', async () => {
    const plan = await read(gold.file);
    expect(plan.title).toBe(gold.title);
    if (gold.issuer !== null && plan.issuer !== null) expect(plan.issuer).toBe(gold.issuer);
    expect(Object.entries(compare(told(plan), gold)).filter(([, { share }]) => share < 1)).toEqual([]);
  });

  it('leaves nothing unread without saying so', async () => {
    const { problems } = await read(gold.file);
    expect(problems.filter(({ end }) => end !== undefined)).toEqual([]);
  });
});

it('has plans of every layout to compare with', () => {
  expect(golds.length).toBeGreaterThanOrEqual(14);
  expect(golds.every(({ measures }) => measures.length > 9)).toBe(true);
});
