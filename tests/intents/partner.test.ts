import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('quotes with the relation word', () => {
  const answer = ask('和民政一起干什么');
  expect(cited(answer)).toEqual(['5.6']);
  expect(text(answer)).toContain('会同');
});

it('lists the joint meetings, all of them', () => {
  expect(cited(ask('联席会议有哪些'))).toEqual(['3.3', '4.4', '9.1', '17']);
});

it('knows whom one learns from', () => {
  expect(cited(ask('向谁学习'))).toEqual(['11.1']);
});

it('says that the plan does not speak of a body it does not name', () => {
  expect(ask('跟海关合作什么').status).toBe('not_in_plan');
});
