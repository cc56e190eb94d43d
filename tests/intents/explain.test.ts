import { expect, it } from 'vitest';
import { explainLines } from '../../intents/explain.ts';
import { understand } from '../../intents/reply.ts';
import { answerLine } from '../../src/terminal/protocol.ts';
import { knowledge, library } from '../knowledge.ts';

const queries = (text: string) => understand({ text, today: '2020-04-20', focus: null }, knowledge);
const lines = (text: string) => queries(text).flatMap(explainLines);

it('tells each word with what stands for it', () => {
  expect(lines('缺斤短两怎么管').join('\n')).toMatch(/内容：缺斤短两 → .*作弊电子秤/);
});

it('tells what is asked part by part, and what the second takes over from the first', () => {
  const told = lines('电梯评估多少台，谁负责');
  expect(told.filter((line) => line.startsWith('问的是'))).toEqual([
    '问的是：问数字（figure）',
    '问的是：问谁负责（owner）',
  ]);
  expect(told).toContain('  接上文：接上：6.1');
});

it('tells what was left out and what was set aside', () => {
  const told = lines('昨天开会大家都在说审批太慢，请问除了电梯，特种设备那条还安排了什么');
  expect(told).toContain('  条件：除去电梯');
  expect(told.find((line) => line.startsWith('  放在一边'))).toContain('昨天开会');
});

it('leaves no slot of a query out that is filled', () => {
  for (const text of ['(二)里有哪些试点', '要制定哪些办法', '5月20日有什么活动', '是评估80台电梯吧', '安亭那边有什么'])
    for (const line of lines(text)) expect(line).toMatch(/：./);
  expect(lines('(二)里有哪些试点').join()).toContain('试点');
  expect(lines('5月20日有什么活动')).toContain('  时间：5月20日');
  expect(lines('是评估80台电梯吧')).toContain('  断言：80台');
});

it('stands as data in the JSON line where it is asked for', () => {
  const question = 'item 6 point 2';
  const line = (explain?: boolean) =>
    JSON.parse(answerLine({ id: 1, question, explain }, library, '2020-04-20')) as object;
  expect(line(true)).toMatchObject({ explanation: { queries: queries(question) } });
  expect(line()).not.toHaveProperty('explanation');
});
