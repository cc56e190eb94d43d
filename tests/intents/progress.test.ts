import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('says that a plan holds no results, and shows the text as near', () => {
  const answer = ask('60台电梯做完没');
  expect(answer.status).toBe('not_in_plan');
  expect(text(answer)).toContain('没有写完成情况');
  expect(cited(answer)).toEqual(['6.1']);
});
