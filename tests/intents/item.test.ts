import { expect, it } from 'vitest';
import { ask, cited, converse, text } from '../knowledge.ts';

it.each([
  ['第6条', ['6.1', '6.2', '6.3', '6.4']],
  ['6.2', ['6.2']],
  ['第五项第三点', ['5.3']],
  ['六（二）', ['6.2']],
  ['二(二)6', ['6.1', '6.2', '6.3', '6.4']],
  ['⑥', ['6.1', '6.2', '6.3', '6.4']],
  ['６．２', ['6.2']],
  ['最后一条', ['20.1', '20.2', '20.3', '20.4', '20.5']],
  ['3.2和5.4都讲什么', ['3.2', '5.4']],
  ['第5条第十一是', ['5.11']],
  ['(三)里面第二条', ['10.1', '10.2', '10.3']],
  ['第5条的最后一点', ['5.11']],
  ['1.1到1.3', ['1.1', '1.2', '1.3']],
  ['/item 6.2', ['6.2']],
  ['第5条倒数第二点', ['5.10']],
  ['第5条前三点', ['5.1', '5.2', '5.3']],
  ['第5条最后两点', ['5.10', '5.11']],
  ['第5条第二点到第四点', ['5.2', '5.3', '5.4']],
  ['第6条第一、三点', ['6.1', '6.3']],
  ['第二部分第三条第一点', ['7.1']],
  ['第三部分倒数第三条最后一点', ['11.4']],
  ['第二部分最后一条', ['8']],
  ['食品安全那条的第三点', ['5.3']],
  ['特种设备那条最后一点', ['6.4']],
  ['标准化那条里第二点是什么', ['3.2']],
  ['党建那部分的第二条最后一点', ['19.4']],
])('reads %s', (question, units) => {
  const answer = ask(question);
  expect(cited(answer).filter((unit) => unit.includes('.') || units.includes(unit))).toEqual(units);
  expect(answer.status).toBe('answered');
});

it('says how many there are where the number is out of range, with the nearest', () => {
  expect(text(ask('第21条'))).toContain('要点共20条');
  const answer = ask('第6条第5点');
  expect(answer.status).toBe('not_in_plan');
  expect(text(answer)).toContain('第6条共4点，没有第5点');
  expect(cited(answer)).toEqual(['6.4']);
});

it('shows the whole item where a point is asked of one that has none', () => {
  expect(text(ask('第八条第二点'))).toContain('第8条不分点');
  expect(cited(ask('第八条第二点'))).toEqual(['8']);
});

it('does not take a number of things for a number of an item', () => {
  expect(converse('60台是什么').intent).toBe('figure');
  expect(converse('HACCP是哪一条里的').intent).not.toBe('item');
});

it.each([
  ['第二部分第三条', ['7']],
  ['第二部分前两条', ['5', '6']],
  ['第二部分的后两条', ['7', '8']],
  ['党建部分第一条讲什么', ['18']],
  ['最后一部分的第一条', ['18']],
  ['每部分的第一条', ['1', '5', '9', '14', '18']],
])('reads the items of %s', (question, items) => {
  const shown = cited(ask(question)).map((unit) => unit.split('.')[0]);
  expect([...new Set(shown)]).toEqual(items);
});
