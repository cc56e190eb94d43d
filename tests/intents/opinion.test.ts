import { expect, it } from 'vitest';
import { ask, text } from '../knowledge.ts';

it('gives no judgement', () => {
  const answer = ask('你觉得哪项最重要');
  expect(answer.status).toBe('not_in_plan');
  expect(text(answer)).toContain('不作评价');
});
