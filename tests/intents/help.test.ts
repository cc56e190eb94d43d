import { expect, it } from 'vitest';
import { ask, text } from '../knowledge.ts';

it('is short, names the plan and offers four questions that work', () => {
  const answer = ask('你好');
  expect(answer.status).toBe('help');
  expect(text(answer).split('\n').length).toBeLessThanOrEqual(8);
  expect(answer.suggestions).toHaveLength(4);
  for (const question of answer.suggestions) expect(ask(question).status).toBe('answered');
});

it('answers a bare mention and silence alike', () => {
  for (const question of ['', '  ', '<@U123>', '@要点助手 ']) expect(ask(question).status).toBe('help');
});
