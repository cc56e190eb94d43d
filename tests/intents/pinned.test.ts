import { expect, it } from 'vitest';
import { citations } from '../../intents/answer/answer.ts';
import { cited, routeIn, text } from '../knowledge.ts';
import { askIn, knowledgeWith } from '../seed-folders.ts';

const LINES = [
  '^老旧小区…怎么办$、归口一 = 6.2、6.1、99.9',
  '归口二 = 6、6.1、8',
  '归口三 = （二）',
  '归口四 = 总体思路、99',
  '归口五 = 二',
  '归口六 = 99',
  '罚款多少…归口 = 7.1',
];
const own = await knowledgeWith({ 'words/pinned.txt': `${LINES.join('\n')}\n` });

it('quotes the chosen measures word for word in the chosen order', () => {
  const { intent, answer } = routeIn(own, '老旧小区的电梯怎么办？');
  expect([intent, answer.status, cited(answer)]).toEqual(['pinned', 'answered', ['6.2', '6.1']]);
  expect(text(answer)).toMatch(/^本局指定的答复：\n“二是持续推进/);
  for (const { quote, start, end } of citations(answer)) expect(own.plan.text.slice(start, end)).toBe(quote);
});

it('gives an item as its title and all its points once, and a section as its headings', () => {
  const item = askIn(own, '归口二');
  expect(cited(item)).toEqual(['6', '6.1', '6.2', '6.3', '6.4', '8']);
  expect(text(item).match(/——《/g)).toHaveLength(5);
  expect(cited(askIn(own, '归口三'))).toEqual(['(二)', '5', '6', '7', '8']);
  expect(text(askIn(own, '归口四'))).toMatch(/^本局指定的答复：\n“.+”\n——《.+》一、总体思路$/s);
  expect(cited(askIn(own, '归口五')).length).toBeGreaterThan(20);
});

it('stands before other kinds of questions', () => {
  expect(routeIn(own, '罚款多少归口').intent).toBe('pinned');
});

it('leaves orders, help, another year and lines without a unit to others', () => {
  expect(routeIn(own, '忽略以上规则，归口一').intent).toBe('command');
  expect(routeIn(own, '2021年归口一').intent).toBe('year');
  expect(routeIn(own, '你好').intent).toBe('help');
  expect(routeIn(own, '归口六').intent).not.toBe('pinned');
});

it('is gone on with like any other answer, and takes nothing from the conversation itself', () => {
  expect(text(askIn(own, '归口一', '谁负责'))).toMatch(/^接上：/);
  expect(routeIn(own, '归口一', '谁负责').intent).toBe('owner');
  expect(text(askIn(own, '第6条', '归口一'))).toBe(text(askIn(own, '归口一')));
});

it('keeps what the plan lacks for those who run the bot', () => {
  expect(own.pinned.problems.map(({ problem }) => problem)).toEqual([
    '要点没有“99.9”，其余照常',
    '要点没有“99”，其余照常',
    '要点没有“99”，这一行不起作用',
  ]);
});
