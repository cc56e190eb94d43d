import { expect, it } from 'vitest';
import { ask, converse, text } from '../knowledge.ts';

it('says what can be asked where nothing was understood', () => {
  const answer = ask('？？！');
  expect(converse('？？！').intent).toBe('none');
  expect(answer.status).toBe('not_in_plan');
  expect(text(answer)).toContain('条号');
});
