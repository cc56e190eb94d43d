import { isCalendar } from '../../index/facts/date.ts';
import { isSchoolYear } from '../../index/plan/due.ts';
import type { Plan } from '../../index/plan/plan.ts';
import { NUMERAL, toNumber } from '../../index/text/numeral.ts';
import type { AskedTime, TimeSpan } from '../query/slots.ts';

const SEASONS: ReadonlyMap<string, string> = new Map([
  ['春', '春'],
  ['夏', '夏'],
  ['秋', '秋'],
  ['冬', '冬'],
]);
const DAY = new RegExp(`(${NUMERAL})\\s*月\\s*(?:份)?(?:(${NUMERAL})\\s*[日号])?`, 'gu');
const POINTED = /(?<![\d.a-z])(\d{1,2})\s?[.·/-]\s?(\d{1,2})(?![\d.])/gu;
const RUN = /(?<![\d.\-a-z+])(\d{3,4})(?![\d%台家个条元年]|[a-z])/gu;
const SEASON = /([春夏秋冬])(?:天|季|日里)/gu;
const YEAR_END = /年底|年末|岁末|年前|十二月底/gu;

/** Parts of the year, which no day or season of a plan is. */
const PERIOD = /[上下]半年|第?[一二三四1-4]季度/gu;

/** Times that a folded question names. `fits` tells whether three or four digits run together (520) are a day of the plan. */
export function readAskedTimes(text: string, fits: (month: number, day: number) => boolean): readonly AskedTime[] {
  const found: AskedTime[] = [];
  const put = (said: string, month: number | null, day: number | null, season: string | null) => {
    if (!found.some((other) => other.said.includes(said))) found.push({ said, month, day, season });
  };
  for (const [said, m = '', d] of text.matchAll(DAY)) {
    const [month, day] = [toNumber(m), d === undefined ? null : toNumber(d)];
    if (month !== null && month >= 1 && (day !== null || month <= 12)) put(said, month, day, null);
  }
  for (const [said, m = '', d = ''] of text.matchAll(POINTED))
    if (isCalendar(Number(m), Number(d))) put(said, Number(m), Number(d), null);
  for (const [said, run = ''] of text.matchAll(RUN)) {
    const at = run.length === 3 ? 1 : 2;
    const [month, day] = [Number(run.slice(0, at)), Number(run.slice(at))];
    if (isCalendar(month, day) && (fits(month, day) || /有什么|活动|那天|搞|干/.test(text)))
      put(said, month, day, null);
  }
  for (const [said, s = ''] of text.matchAll(SEASON)) put(said, null, null, SEASONS.get(s) ?? null);
  for (const [said] of text.matchAll(YEAR_END)) put(said, null, null, '年底');
  for (const [said] of text.matchAll(PERIOD)) put(said, null, null, null);
  return found;
}

const BEFORE = new RegExp(`(?:20\\d\\d年)?(${NUMERAL})月(?:底|末|份)?(?:${NUMERAL}[日号])?(?:之?前|以前)`, 'u');
const MONTH = new RegExp(`(?:20\\d\\d年)?(${NUMERAL})月(?:份|底|里|当月)?`, 'u');
const QUARTER = /第?([一二三四1-4])季度/u;
const HALF = /([上下])半年/u;
const BY_YEAR_END = /年底|年末|年内|全年/;

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
  const end = BY_YEAR_END.exec(text);
  return end ? span(end[0], 0, 12) : null;
}

function two(month: number): string {
  return String(month).padStart(2, '0');
}
