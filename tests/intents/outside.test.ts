import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('says in one line what no plan says', () => {
  for (const question of ['局长是谁', '预算多少', '今天天气怎么样', '罚款标准是什么']) {
    const answer = ask(question);
    expect(answer.status).toBe('not_in_plan');
    expect(text(answer).split('\n')[0]).toMatch(/^要点没有写到/);
  }
});

it('shows the measure beside the missing amount', () => {
  expect(cited(ask('60台电梯评估一共要花多少钱'))).toEqual(['6.1']);
});
