import { isSchoolYear } from '../../index/plan/due.ts';
import type { Plan } from '../../index/plan/plan.ts';
import { NUMERAL, toNumber } from '../../index/text/numeral.ts';
import type { TimeSpan } from '../query/slots.ts';

const BEFORE = new RegExp(`(?:20\\d\\d年)?(${NUMERAL})月(?:底|末|份)?(?:${NUMERAL}[日号])?(?:之?前|以前)`, 'u');
const MONTH = new RegExp(`(?:20\\d\\d年)?(${NUMERAL})月(?:份|底|里|当月)?`, 'u');
const QUARTER = /第?([一二三四1-4])季度/u;
const HALF = /([上下])半年/u;
const YEAR_END = /年底|年末|年内|全年/;

/** The days that a question asks about: before the end of a month, a month, a quarter, a half year; null where it names none or the plan has no year. */
export function readSpan(text: string, plan: Plan): TimeSpan | null {
  const { year } = plan;
  if (year === null) return null;
  const school = isSchoolYear(plan);
  const yearOf = (month: number) => (school && month < 8 ? year + 1 : year);
  const span = (said: string, from: number, to: number): TimeSpan => ({
    said,
    from: from === 0 ? '' : `${yearOf(from)}-${two(from)}-01`,
    to: `${yearOf(to)}-${two(to)}-31`,
  });
  const before = BEFORE.exec(text);
  if (before) return span(before[0], 0, toNumber(before[1] ?? '') ?? 12);
  const quarter = QUARTER.exec(text);
  const nth = quarter ? (toNumber(quarter[1] ?? '') ?? 0) : 0;
  if (quarter && nth > 0) return span(quarter[0], 3 * nth - 2, 3 * nth);
  const half = HALF.exec(text);
  if (half) return half[1] === '上' ? span(half[0], 1, 6) : span(half[0], 7, 12);
  const month = MONTH.exec(text);
  const at = month ? (toNumber(month[1] ?? '') ?? 0) : 0;
  if (month && at >= 1 && at <= 12) return span(month[0], at, at);
  const end = YEAR_END.exec(text);
  return end ? span(end[0], 0, 12) : null;
}

function two(month: number): string {
  return String(month).padStart(2, '0');
}
