import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('gives the items of a section by its number', () => {
  expect(cited(ask('第三部分有哪些工作'))).toEqual(['(三)', '9', '10', '11', '12', '13']);
  expect(cited(ask('（五）讲什么'))[0]).toBe('(五)');
});

it('finds a section by the words of its heading', () => {
  expect(cited(ask('四大安全底线是哪四个'))).toEqual(['(二)', '5', '6', '7', '8']);
});

it('gives the front matter by what people call it', () => {
  expect(cited(ask('今年的主线'))).toEqual(['总体思路']);
  expect(cited(ask('前言'))).toEqual(['前言']);
});

it('says how many sections there are where the number is out of range', () => {
  const answer = ask('第七部分讲什么');
  expect(answer.status).toBe('not_in_plan');
  expect(text(answer)).toContain('5个部分');
});
