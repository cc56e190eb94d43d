import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('answers two questions in labelled parts', () => {
  const answer = ask('电梯评估多少台，谁负责');
  expect(text(answer)).toMatch(/【1】[\s\S]*60台（目标）[\s\S]*【2】[\s\S]*未写明责任部门/);
  expect(cited(answer)).toEqual(['6.1']);
});

it('answers two days at once', () => {
  expect(cited(ask('4.26和5.20分别是啥')).toSorted()).toEqual(['12', '4.5']);
});

it('keeps one question with two clauses whole', () => {
  expect(text(ask('第七条一共有几点？分别是什么？'))).not.toContain('【1】');
});
