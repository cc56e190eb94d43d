import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('gives every mention, abbreviations included', () => {
  expect(cited(ask('跟温州有关的工作')).toSorted()).toEqual(['19.4', '3.4', '4.5']);
  expect(cited(ask('安亭那边有什么'))).toEqual(['5.4']);
});

it('says that a place is not mentioned', () => {
  const answer = ask('马陆镇有什么任务');
  expect(answer.status).toBe('not_in_plan');
  expect(text(answer)).toContain('要点未提及“马陆镇”');
});
