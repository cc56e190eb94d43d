import { expect, it } from 'vitest';
import { toNumber } from '../../index/text/numeral.ts';

it.each([
  ['6', 6],
  ['十', 10],
  ['十一', 11],
  ['二十', 20],
  ['廿一', 21],
  ['一百二十六', 126],
  ['二〇二〇', 2020],
  ['两', 2],
])('reads %s as %i', (numeral, value) => expect(toNumber(numeral)).toBe(value));

it('reads no number where there is none', () => {
  for (const text of ['', '电梯', '6.2', '第']) expect(toNumber(text)).toBeNull();
});
