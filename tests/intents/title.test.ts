import { expect, it } from 'vitest';
import { ask, cited, converse, text } from '../knowledge.ts';

it('gives the item with all its points where the topic is its title', () => {
  const answer = ask('食品安全今年做什么');
  expect(cited(answer)).toEqual(['5', ...Array.from({ length: 11 }, (_, i) => `5.${i + 1}`)]);
  expect(text(answer)).toContain('5.保障食品安全');
});

it('leaves a narrower topic to the search', () => {
  expect(converse('食品安全培训').intent).not.toBe('title');
});
