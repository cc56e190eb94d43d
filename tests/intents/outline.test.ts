import { expect, it } from 'vitest';
import { ask, cited, converse, text } from '../knowledge.ts';

it('lists five sections and twenty titles with the counts', () => {
  const answer = ask('目录');
  expect(cited(answer)).toHaveLength(25);
  expect(text(answer)).toContain('5个部分，共20条、74点');
});

it('answers how many there are', () => {
  expect(converse('一共列了多少条工作').intent).toBe('outline');
});
