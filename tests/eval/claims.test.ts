import { describe, expect, it } from 'vitest';
import { cite } from '../../index/plan/cite.ts';
import type { Answer } from '../../intents/answer/answer.ts';
import { knowledge } from '../knowledge.ts';
import { denials, miscounts, undercounts } from './claims.ts';
import { holdsFloors } from './floor.ts';
import { measure } from './measure.ts';
import { type Asked, saidOf } from './readings.ts';

describe('what the bot says of every measure in its own words', async () => {
  holdsFloors('claims', await measure('claims'));
});

function answer(text: string, units: readonly string[], more: readonly string[] = []): Answer {
  const quotes = units.map((unit) => ({ citation: cite(knowledge, unit), marks: [] }));
  const focus = { units, kind: 'topic' as const, asked: '', more };
  const parts = [
    { kind: 'say' as const, text },
    ...(quotes.length > 0 ? [{ kind: 'quotes' as const, label: null, quotes }] : []),
  ];
  return { kind: 'topic', status: 'answered', parts, suggestions: [], focus };
}

describe('a denial', () => {
  const shipped = { name: 'shipped', knowledge, gold: [] };

  it.each<[string, Asked, string, string, number]>([
    ['of a time is false above a unit that prints one', 'deadline', '要点在这里没有写明时间。', '5.4', 1],
    ['of a time is true above a unit that prints none', 'deadline', '要点在这里没有写明时间。', '6.3', 0],
    ['of a partner is false above a unit that names one', 'partner', '要点在这里没有写明与谁一起', '5.6', 1],
    ['of an owner is true above a unit that names none', 'owner', '要点原文未写明责任部门', '5.6', 0],
    ['is none where nothing is denied', 'deadline', '要点写到的时间：', '5.4', 0],
  ])('%s', (_, asked, text, unit, faults) => {
    expect(denials(asked, answer(text, [unit]), shipped)).toHaveLength(faults);
  });

  it('is false where the author of the plan says who bears it', () => {
    const { text } = knowledge.plan;
    const { start, end } = cite(knowledge, '6.3');
    const gold = [{ text: text.slice(start, end), owner: ['特设科'], partner: [], deadline: null }];
    expect(denials('owner', answer('要点原文未写明责任部门', ['6.3']), { ...shipped, gold })).toHaveLength(1);
  });
});

describe('a count', () => {
  it.each<[string, string, readonly string[], readonly string[], number]>([
    ['is true of what is shown', '找到2处：', ['6.1', '6.2'], [], 0],
    ['is false where fewer are shown', '共3处：', ['6.1', '6.2'], [], 1],
    ['is true where the rest is held back', '共3处：', ['6.1', '6.2'], ['6.3'], 0],
    ['is false where more are shown', '有1处：', ['6.1', '6.2'], [], 1],
  ])('%s', (_, text, units, more, faults) => {
    expect(miscounts(answer(text, units, more))).toHaveLength(faults);
  });

  it('of the whole plan is no lower than the measures that hold the word', () => {
    expect(undercounts(answer('要点写到合作的有1处：', ['3.4']), knowledge)).toHaveLength(1);
    expect(undercounts(answer('要点写到合作的有30处：', ['3.4']), knowledge)).toEqual([]);
  });
});

describe('the reading of the tests', () => {
  it.each<[Asked, string]>([
    ['owner', '（责任科室：注册许可科）'],
    ['owner', '此项工作由新区政务服务中心牵头，各单位配合。'],
    ['owner', '由基础教育科负责。'],
    ['deadline', '6月底前完成改造'],
    ['deadline', '11月20日前'],
    ['deadline', '年底前、三季度'],
    ['partner', '会同民政部门开展'],
    ['partner', '配合单位：财政所'],
    ['partner', '与昆山市场监管部门签订协议'],
  ])('finds %s in %s', (asked, text) => {
    expect(saidOf(asked, text)).not.toBeNull();
  });

  it.each<[Asked, string]>([
    ['owner', '企业负责人培训'],
    ['owner', '压实主体责任'],
    ['deadline', '制定2020年监管计划'],
    ['partner', '优化部门配合'],
    ['partner', '推进联合惩戒'],
  ])('finds no %s in %s', (asked, text) => {
    expect(saidOf(asked, text)).toBeNull();
  });
});
