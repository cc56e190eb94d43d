import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('gives the number with its role and its quotation', () => {
  const answer = ask('电梯评估多少台');
  expect(text(answer)).toContain('60台（目标）');
  expect(cited(answer)).toEqual(['6.1']);
});

it('tells what a number is, and that stock is no target', () => {
  expect(text(ask('126家是什么'))).toContain('126家（现有）');
});

it('lists targets apart from stock, ranks and names', () => {
  const [targets = '', others = ''] = text(ask('量化指标列一下')).split('不是目标');
  expect(targets).toContain('60台');
  expect(targets).not.toContain('126家（');
  expect(others).toContain('126家（现有）');
  expect(others).toContain('首家（名次）');
});

it('says that the plan gives no such number', () => {
  const answer = ask('食品要抽检多少批次');
  expect(answer.status).toBe('not_in_plan');
  expect(text(answer)).toMatch(/^要点没有/);
});
