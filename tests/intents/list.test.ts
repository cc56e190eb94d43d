import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('is complete and counted', () => {
  const answer = ask('有哪些专项检查');
  expect(cited(answer)).toEqual(['6.4', '7.1', '12']);
  expect(text(answer)).toContain('共3处');
});
