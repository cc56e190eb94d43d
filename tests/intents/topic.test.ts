import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('gives the measures that speak of it, and only those', () => {
  expect(cited(ask('电梯相关任务')).toSorted()).toEqual(['6.1', '6.2']);
});

it('tells by which words of the plan it looked', () => {
  const answer = ask('老年人食堂');
  expect(cited(answer)[0]).toBe('5.6');
  expect(text(answer)).toContain('查找');
});

it('labels what is only near, and says first that the plan does not say', () => {
  const answer = ask('学校食堂今年怎么监管');
  expect(answer.status).toBe('not_in_plan');
  expect(text(answer)).toMatch(/^要点没有写到/);
});

it('says no where a thing is not mentioned, and names what was looked for', () => {
  const answer = ask('有没有提疫情');
  expect(answer.status).toBe('not_in_plan');
  expect(text(answer)).toContain('“疫情”');
  expect(cited(answer)).toEqual([]);
});

it('sees through traditional characters, slips and typed pinyin', () => {
  expect(cited(ask('電梯維保'))).toContain('6.2');
  expect(cited(ask('打击传消'))).toEqual(['16.3']);
  expect(cited(ask('dianti')).toSorted()).toEqual(['6.1', '6.2']);
});
