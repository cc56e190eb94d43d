import { expect, it } from 'vitest';
import { ask, converse, text } from '../knowledge.ts';

it('refuses a year that is not loaded by name', () => {
  const answer = ask('2021年的工作要点有哪些变化');
  expect(answer.status).toBe('not_in_plan');
  expect(text(answer)).toContain('没有2021年的');
});

it('lets the plan speak where only the background lies in the past', () => {
  expect(converse('去年搞过电梯评估，今年还搞不搞').intent).not.toBe('year');
});
