import { describe, expect, it } from 'vitest';
import { parse } from '../../index/parser.ts';
import { dueBetween, readDeadlines } from '../../index/plan/due.ts';
import { obligationsOf, officesOf, readObligations } from '../../index/plan/obligation.ts';

const read = (...lines: readonly string[]) => parse('x', lines.join('\n'));
const plan = read(
  '青田区水务局2021年工作要点',
  '一、重点任务',
  '1.疏浚管道。一是疏通管道12公里；二是更换井盖30个。（责任科室：管网科；配合科室：执法队；完成时限：2021年9月底）',
  '2.巡查河道。每周巡查不少于3次，汛前6月15日前完成排查。（责任科室：河湖科；完成时限：长期）',
  '3.改造泵站。由街道落实安装，质保期满后由物业负责维护。',
  '二、职责分工',
  '（一）局办公室',
  '负责督办，每月通报。',
  '（二）管网科',
  '负责管网台账。',
);

const obligations = readObligations(plan);

describe('who does what', () => {
  it('is told by office, with the place of its name in print', () => {
    expect(obligationsOf(obligations, '管网科').map(({ measure, role, scope }) => [measure, role, scope])).toEqual([
      ['1.1', 'owner', 'item'],
      ['1.2', 'owner', 'item'],
      ['(二)', 'owner', 'item'],
    ]);
    expect(obligationsOf(obligations, '执法队').map(({ measure, role }) => `${measure} ${role}`)).toEqual([
      '1.1 partner',
      '1.2 partner',
    ]);
    expect(obligationsOf(obligations, '办公室').map(({ office }) => office)).toEqual(['局办公室']);
    expect(obligationsOf(obligations, '网科')).toEqual([]);
    for (const { office, start, end } of obligations) expect(plan.text.slice(start, end)).toBe(office);
  });

  it('includes whom a sentence names without making them owners', () => {
    const [, , , , ...rest] = obligations.filter(({ measure }) => measure !== '2');
    expect(rest.slice(0, 2).map(({ office, role }) => [office, role])).toEqual([
      ['街道', 'mention'],
      ['物业', 'mention'],
    ]);
    expect(officesOf(obligations)).toEqual(['管网科', '执法队', '河湖科', '局办公室']);
  });
});

describe('deadlines', () => {
  const told = (lines: readonly string[]) =>
    readDeadlines(read('某局2024年工作要点', ...lines)).map(({ text, due, from }) => [text, due, from]);

  it('are days, whether a suffix or the sentence says them', () => {
    expect(dueBetween(plan, '2021-09-01', '2021-09-30').map(({ measure }) => measure)).toEqual(['1.1', '1.2']);
    expect(
      readDeadlines(plan)
        .filter(({ measure }) => measure === '2')
        .map(({ text, due }) => [text, due]),
    ).toEqual([
      ['6月15日前', '2021-06-15'],
      ['长期', null],
    ]);
    for (const { text, start, end } of readDeadlines(plan)) expect(plan.text.slice(start, end)).toBe(text);
  });

  it.each([
    ['二季度', '2024-06-30'],
    ['上半年', '2024-06-30'],
    ['年底前', '2024-12-31'],
    ['2月底', '2024-02-29'],
    ['2025年3月中旬', '2025-03-20'],
    ['次年5月底前', '2025-05-31'],
    ['十一月底', '2024-11-30'],
  ])('%s is a day', (time, due) => {
    expect(told([`1.抓工作。检查10次。（责任科室：甲科；完成时限：${time}）`])).toEqual([[time, due, 'duty']]);
  });

  it('are the months of a calendar, in a school year those of two years', () => {
    const months = read('某校2022学年工作计划', '九月：开学典礼。', '十月：运动会。', '三月：植树。');
    expect(readDeadlines(months).map(({ due, from }) => [due, from])).toEqual([
      ['2022-09-30', 'heading'],
      ['2022-10-31', 'heading'],
      ['2023-03-31', 'heading'],
    ]);
  });

  it('are not the months in which something merely happens', () => {
    expect(told(['1.抓宣传。5月组织宣传周，4月起执行新规。'])).toEqual([]);
  });
});
