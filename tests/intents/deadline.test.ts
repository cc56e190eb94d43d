import { describe, expect, it } from 'vitest';
import { dueBetween } from '../../index/plan/due.ts';
import { citations } from '../../intents/answer/answer.ts';
import { routeIn, text } from '../knowledge.ts';
import { withPlan } from '../plans.ts';

describe('deadlines by the plan itself', async () => {
  const plan = await withPlan('suffix.txt');

  it('are all that are due by the day that is asked for', () => {
    const { intent, answer } = routeIn(plan, '2021年9月底前要完成哪些');
    const due = new Set(dueBetween(plan.plan, '', '2021-09-31').map(({ measure }) => measure));
    expect(intent).toBe('deadline');
    const shown = new Set(citations(answer).map(({ unit }) => unit));
    for (const unit of due) expect(shown).toContain(unit);
    expect(text(answer)).toContain(`${due.size}处`);
  });

  it('are told of one task with the words that say so', () => {
    const { answer } = routeIn(plan, '“证照分离”改革什么时候完成');
    expect(text(answer)).toContain('2021年9月底');
  });
});
