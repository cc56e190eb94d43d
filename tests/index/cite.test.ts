import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cite } from '../../index/plan/cite.ts';
import { knowledge } from '../knowledge.ts';

it('cites a measure with its printed address', () => {
  const citation = cite(knowledge, '6.1');
  expect(citation.address).toBe('《区市场监督管理局2020年工作要点》二、(二)6.保障特种设备安全 一是（6.1）');
  expect(knowledge.plan.text.slice(citation.start, citation.end)).toBe(citation.quote);
});

it('lets an item without points be quoted with its title', () => {
  expect(cite(knowledge, '12').quote.startsWith('12.推进计量监管。')).toBe(true);
});

it('refuses what is no slice of the unit', () => {
  const { start, end } = cite(knowledge, '6.1');
  for (const [from, to] of [
    [start - 1, end],
    [start, end + 1],
    [end, start],
    [start, start],
    [start + 0.5, end],
  ])
    expect(() => cite(knowledge, '6.1', from, to)).toThrow(RangeError);
  expect(() => cite(knowledge, '99')).toThrow(/No unit 99/);
});

it('never gives a quotation that is not the plan', () => {
  fc.assert(
    fc.property(fc.constantFrom(...knowledge.units.keys()), fc.integer(), fc.integer(), (unit, from, to) => {
      try {
        const made = cite(knowledge, unit, from, to);
        expect(knowledge.plan.text.slice(made.start, made.end)).toBe(made.quote);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
