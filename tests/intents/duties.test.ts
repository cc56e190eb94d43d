import { describe, expect, it } from 'vitest';
import { citations } from '../../intents/answer/answer.ts';
import { routeIn, text } from '../knowledge.ts';
import { withPlan } from '../plans.ts';

describe('who does what by the plan itself', async () => {
  const plan = await withPlan('suffix.txt');

  it('is every task of an office, with its count', () => {
    const { intent, answer } = routeIn(plan, '注册许可科有哪些任务');
    const own = plan.plan.measures.filter(
      ({ duty }) => duty?.owner.includes('注册许可科') || duty?.partner.includes('注册许可科'),
    );
    expect(intent).toBe('duties');
    expect(new Set(citations(answer).map(({ unit }) => unit))).toEqual(new Set(own.map(({ id }) => id)));
    expect(text(answer)).toContain(`共${own.length}处`);
  });

  it('says that an office is not named where it is not', () => {
    const { answer } = routeIn(plan, '外事科有哪些任务');
    expect(answer.status).toBe('not_in_plan');
    expect(text(answer)).toContain('没有点到“外事科”');
  });
});
