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
