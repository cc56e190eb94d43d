import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Operation, Result } from '../../src/api/operation.ts';
import { OPERATIONS } from '../../src/api/operations.ts';
import { answerLine } from '../../src/terminal/protocol.ts';
import { readSet } from '../eval/row.ts';
import { knowledge, library } from '../knowledge.ts';
import { openSource } from './source.ts';

const source = openSource();

function operation(name: string): Operation {
  const found = OPERATIONS.find((one) => one.name === name);
  if (!found) throw new Error(`no operation ${name}`);
  return found;
}

async function run<Shape = Record<string, unknown>>(name: string, input: Record<string, unknown>) {
  const one = operation(name);
  return one.output.parse(await one.run(one.input.parse(input) as Record<string, unknown>, source)) as Result & Shape;
}

const said = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '电梯',
    '第6条',
    '6.1',
    '（二）',
    '特设科',
    '试点',
    '60台',
    '__proto__',
    'constructor',
    '2020-jiading',
  ),
  fc.constantFrom(
    'plan://2020-jiading/%E0%A4%A',
    '2020-jiading/6.1',
    'plan://',
    '/',
    '电'.repeat(3000),
    '😀',
    '"; drop',
  ),
);
const day = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2022-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));

/** Something for each field of an input, by what it takes. */
function anyInput({ input }: Operation): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input' });
  const fields = Object.entries(properties).map(([name, schema]) => {
    const { type, format } = schema as { type?: string; format?: string };
    const value = type === 'boolean' ? fc.boolean() : type === 'integer' ? fc.integer({ min: 1, max: 50 }) : said;
    return [name, format === 'date' ? day : value] as const;
  });
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: required });
}

describe.each(OPERATIONS)('$name', (one) => {
  it('gives a result by its schema to whatever is asked, and quotes only slices of the plan', async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(anyInput(one), async (given) => {
        const input = one.input.safeParse(given);
        if (!input.success) return;
        asked++;
        const result = one.output.parse(await one.run(input.data, source)) as unknown as Result;
        expect(result.text.length).toBeGreaterThan(0);
        for (const { plan, quote, start, end } of result.citations) {
          expect(plan).toBe(knowledge.plan.id);
          expect(knowledge.plan.text.slice(start, end)).toBe(quote);
        }
      }),
      { numRuns: 60 },
    );
    expect(asked).toBeGreaterThan(20);
  });

  it('takes no field that it does not know', () => {
    expect(one.input.safeParse({ unknown: 1 }).success).toBe(false);
  });
});

it('ask gives the public set the same as the terminal', async () => {
  const rows = readSet('questions').filter((row) => row.question !== undefined);
  expect(rows.length).toBeGreaterThan(50);
  for (const { id, question = '' } of rows) {
    const { id: _, ...line } = JSON.parse(answerLine({ id, question }, library, source.today));
    expect(await run('ask', { question })).toEqual(line);
  }
});

describe('item', () => {
  it.each(['6.1', '第6条第一点', '二(二)6.1', '６．１'])('reads %s as a number', async (unit) => {
    expect((await run('item', { unit })).citations.map((one) => one.unit)).toEqual(['6.1']);
  });

  it('has every unit by its id, whole', async () => {
    for (const { id, start, end } of knowledge.units.values())
      expect((await run('item', { unit: id })).citations, id).toMatchObject([{ unit: id, start, end }]);
  });

  it('says how many there are where there is no such number, and that other words are none', async () => {
    expect(await run('item', { unit: '第99条' })).toMatchObject({ status: 'not_in_plan', units: [] });
    expect((await run('item', { unit: '第99条' })).text).toContain('没有第99条');
    expect(await run('item', { unit: '电梯' })).toMatchObject({ status: 'not_in_plan', citations: [] });
  });
});

describe('list', () => {
  const units = async (input: Record<string, unknown>) => (await run<{ units: string[] }>('list', input)).units;

  it('has all measures, those of a section by id, number and title, and of a chapter with all below', async () => {
    const all = knowledge.plan.measures.map(({ id }) => id);
    expect(await units({})).toEqual(all);
    const second = knowledge.plan.measures.filter(({ section }) => section === '(二)').map(({ id }) => id);
    for (const section of ['(二)', '第二部分', '四大安全底线']) expect(await units({ section })).toEqual(second);
    const parts = await Promise.all(['(一)', '(二)', '(三)', '(四)', '(五)'].map((section) => units({ section })));
    expect(parts.flat()).toEqual(all);
  });

  it('meets all conditions at once, and counts what it lists', async () => {
    const both = await run<{ units: string[]; count: number }>('list', { section: '(二)', property: '试点' });
    const [section, property] = [await units({ section: '(二)' }), await units({ property: '试点' })];
    expect(both.units).toEqual(section.filter((unit) => property.includes(unit)));
    expect(both.count).toBe(both.units.length);
    expect(both.text).toContain(`共${both.count}处`);
  });

  it('knows the deadlines that the plan prints', async () => {
    expect(await units({ due_from: '2020-12-01', due_to: '2020-12-31' })).toContain('5.4');
    expect(await units({ due_to: '2020-01-31' })).toEqual([]);
  });

  it('says what there is where a section, property or office is not there', async () => {
    expect((await run('list', { section: '第九部分' })).text).toContain('(一)');
    expect((await run('list', { property: '红色' })).text).toContain('试点');
    expect(await run('list', { office: '火星科' })).toMatchObject({ status: 'not_in_plan', units: [], rows: [] });
  });
});

describe('search', () => {
  it('finds the very words of every measure', async () => {
    for (const { id, start, end } of knowledge.plan.measures) {
      const { results } = await run<{ results: { id: string }[] }>('search', {
        query: knowledge.plan.text.slice(start, Math.min(end, start + 40)),
        limit: 50,
      });
      expect(results.map((one) => one.id)).toContain(`2020-jiading/${id}`);
    }
  });

  it('says that the plan does not speak of it, and marks what is near', async () => {
    const { status, text, results } = await run<{ results: { near: boolean }[] }>('search', { query: '学校食堂' });
    expect(status).toBe('not_in_plan');
    expect(results.length).toBeGreaterThan(0);
    expect(results.every(({ near }) => near)).toBe(true);
    expect(text).toContain('相近内容，非直接提及');
  });
});

it('calendar has the days in order and none that is not printed', async () => {
  const { dates } = await run<{ dates: { from: string; name: string | null; words: string }[] }>('calendar', {});
  expect(dates.map(({ from }) => from)).toEqual(dates.map(({ from }) => from).toSorted());
  expect(dates.map(({ name }) => name)).toContain('世界计量日');
  for (const { words } of dates) expect(knowledge.plan.text).toContain(words);
  expect(await run('calendar', { from: '2020-03-15', to: '2020-03-15' })).toMatchObject({ status: 'not_in_plan' });
});

it('fetch gives the whole plan by its id', async () => {
  expect(await run('fetch', { id: '2020-jiading' })).toMatchObject({
    text: knowledge.plan.text,
    url: 'plan://2020-jiading',
  });
});

it('what a client left empty counts as not given', async () => {
  expect(await run('list', { plan: '', section: '', office: '', property: '试点' })).toMatchObject({
    status: 'answered',
  });
});

it('a refused question is kept for whoever runs the bot', async () => {
  const own = openSource();
  await operation('ask').run({ question: '局长是谁' }, own);
  expect(own.unanswered).toEqual(['局长是谁']);
});
