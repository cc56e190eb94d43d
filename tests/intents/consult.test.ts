import { afterAll, describe, expect, it } from 'vitest';
import { currentPlan } from '../../index/library.ts';
import { type Answer, citations, type Focus } from '../../intents/answer/answer.ts';
import { consult } from '../../intents/consult.ts';
import { reply } from '../../intents/reply.ts';
import { openRust } from '../../src/jieba/rust.ts';
import { loadLibrary } from '../../src/seeds/load.ts';
import { readSet } from '../eval/row.ts';
import { knowledge, library as shipped, text } from '../knowledge.ts';
import { CITY, NEXT_YEAR, seedsWithPlans } from '../seed-folders.ts';

const both = seedsWithPlans({ '2021.txt': NEXT_YEAR });
const all = seedsWithPlans({ '2021.txt': NEXT_YEAR, 'city.txt': CITY });
afterAll(() => {
  both.remove();
  all.remove();
});
const years = await loadLibrary(both.folder, openRust);
const shelves = await loadLibrary(all.folder, openRust);

function ask(library: typeof years, today: string, ...turns: readonly string[]): Answer {
  let focus: Focus | null = null;
  let answer: Answer | null = null;
  for (const said of turns) {
    answer = consult({ text: said, today, focus }, library);
    focus = answer.focus;
  }
  if (!answer) throw new Error('no turns');
  return answer;
}

/** Plan and unit of each citation. */
function cited(answer: Answer): readonly string[] {
  return [...new Set(citations(answer).map(({ plan, unit }) => `${plan} ${unit}`))];
}

describe('several years', () => {
  it.each([
    ['2021-03-01', '电梯评估多少台', '2021 3.1'],
    ['2020-12-31', '电梯评估多少台', '2020-jiading 6.1'],
    ['2019-05-01', '电梯评估多少台', '2020-jiading 6.1'],
    ['2021-03-01', '2020年的电梯评估多少台', '2020-jiading 6.1'],
    ['2021-03-01', '去年电梯评估多少台', '2020-jiading 6.1'],
    ['2021-03-01', '二〇二〇年电梯评估多少台', '2020-jiading 6.1'],
    ['2020-12-01', '明年电梯评估多少台', '2021 3.1'],
    ['2020-12-01', '2021年第3条第一点', '2021 3.1'],
    ['2021-03-01', '今年电梯评估多少台', '2021 3.1'],
  ])('asked on %s, %s is answered from %s, and the reply says which', (today, question, unit) => {
    const answer = ask(years, today, question);
    expect(cited(answer)).toEqual([unit]);
    const plan = years.plans.find(({ plan: { id } }) => unit.startsWith(`${id} `));
    expect(text(answer)).toMatch(new RegExp(`^依据《${plan?.plan.title}》：`));
    expect(answer.version).toBe(plan?.version);
  });

  it.each(['2022年的电梯', '前年的电梯', '2019年做了什么'])(
    'refuses %s by name and says what is loaded',
    (question) => {
      const answer = ask(years, '2021-03-01', question);
      expect(answer.status).toBe('not_in_plan');
      expect(text(answer)).toMatch(/^目前载入了2020、2021年的工作要点，没有(2022年|前年|2019年)的。/);
    },
  );

  it('goes on in the plan that was spoken of', () => {
    expect(cited(ask(years, '2021-03-01', '2020年第6条第一点', '谁负责'))).toEqual(['2020-jiading 6.1']);
    expect(cited(ask(years, '2021-03-01', '2020年第6条第一点', '那第二点呢'))).toEqual(['2020-jiading 6.2']);
    expect(cited(ask(years, '2021-03-01', '2020年第6条第一点', '燃气器具'))).toEqual(['2021 2']);
  });

  it('compares two years by title: new, gone, and with other figures', () => {
    const answer = ask(years, '2021-03-01', '对比2020年和2021年');
    const shown = text(answer);
    expect(shown).toContain('两份都有的3条，新增1条，不再单列17条');
    expect(shown).toContain('【2021年新增】\n  2.加强燃气器具质量监管');
    expect(shown).toContain('  12.推进计量监管');
    expect(shown).toMatch(/· 60台（2020年）[\s\S]*· 80台（2021年）/);
    for (const question of ['今年和去年比有什么变化', '跟2020年相比新增了哪些'])
      expect(text(ask(years, '2021-03-01', question))).toBe(shown);
    const narrow = text(ask(years, '2021-03-01', '对比2020年和2021年的电梯'));
    expect(narrow).toContain('80台');
    expect(narrow).not.toContain('计量监管');
    expect(ask(years, '2021-03-01', '对比2021年和2022年').status).toBe('not_in_plan');
  });
});

describe('several issuers', () => {
  it.each([
    ['市里的电梯任务', 'city 1.1'],
    ['市局的第2条', 'city 2'],
    ['某市市场监督管理局怎么抓质量强市', 'city 2'],
    ['电梯评估多少台', '2020-jiading 6.1'],
    ['区里的电梯评估多少台', '2020-jiading 6.1'],
  ])('%s is answered from %s', (question, unit) => {
    expect(cited(ask(shelves, '2020-06-01', question))[0]).toBe(unit);
  });
});

describe('one plan', () => {
  it('answers the whole set as it does without a library', () => {
    for (const row of readSet('questions')) {
      const question = { text: row.dialogue?.[0] ?? row.question ?? '', today: '2020-04-20', focus: null };
      const { version, ...answer } = consult(question, shipped);
      expect(version).toMatch(/^\d{4}-\d\d-\d\d [0-9a-f]{7}$/);
      expect(text(answer)).toBe(text(reply(question, knowledge)));
    }
  });

  it('is the plan of a year that has not begun where there is no other', () => {
    expect(currentPlan(shipped, '2019-12-31')).toBe(knowledge);
  });
});
