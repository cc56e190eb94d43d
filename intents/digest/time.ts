import { addDays, type Day, dayOf, isDay } from '../../index/calendar/day.ts';
import { NUMERAL, toNumber } from '../../index/text/numeral.ts';

/** What was found in an order, the text without it, and what is wrong with it. */
type Read<Value> =
  | { readonly value: Value; readonly rest: string }
  | { readonly wrong: string }
  | { readonly value: null; readonly rest: string };

const PERIOD = '(凌晨|清晨|早上|早晨|早间|上午|早|中午|午间|下午|午后|傍晚|晚上|晚间|晚|夜里)?';
const CLOCK = new RegExp(`${PERIOD}\\s*(\\d{1,3}):(\\d{1,3})(?!\\d)`, 'gu');
const SPOKEN = new RegExp(
  `${PERIOD}\\s*(?<!第[0-9一二三四五六七八九十]{0,3})(${NUMERAL})(?:点钟?|时(?!间))(?:(半)|([一三])刻|整|(${NUMERAL})分?)?`,
  'gu',
);
const AFTERNOON = /下午|午后|傍晚|晚|夜/;

/** Reads a time of day: 08:45, 8点半, 下午三点一刻. */
export function readTime(text: string): Read<string> {
  const found = [...text.matchAll(CLOCK), ...text.matchAll(SPOKEN)];
  const [first, second] = found;
  if (!first) return { value: null, rest: text };
  if (second) return { wrong: `写了两个时间：${first[0].trim()}、${second[0].trim()}` };
  const [said, period = '', h = '', ...more] = first;
  const hour = shifted(toNumber(h) ?? -1, period);
  const minute = first[0].includes(':') ? Number(more[0]) : minuteOf(more);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return { wrong: `没有${said.trim()}这个时间` };
  const value = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return { value, rest: text.replace(said, ' ') };
}

function minuteOf([half, quarter, minutes]: readonly (string | undefined)[]): number {
  if (half !== undefined) return 30;
  if (quarter !== undefined) return quarter === '一' ? 15 : 45;
  return minutes === undefined ? 0 : (toNumber(minutes) ?? -1);
}

function shifted(hour: number, period: string): number {
  if (AFTERNOON.test(period) && hour < 12) return hour + 12;
  return /中午|午间/.test(period) && hour < 3 ? hour + 12 : hour;
}

const FULL = /(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})[日号]?/u;
const SHORT = new RegExp(`(?<![\\d.])(${NUMERAL})\\s?(?:[-/.]|月)\\s?(${NUMERAL})[日号]?(?!\\d)`, 'u');
const NEAR: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['明天', 1],
  ['后天', 2],
]);

/** Reads a day: 2020-04-24, 4-24, 4月24日, 明天. `yearOf` gives the year of a month and day that are written without one. */
export function readDay(text: string, today: Day, year: (month: number, day: number) => number): Read<Day> {
  for (const [said, days] of NEAR)
    if (text.includes(said)) return { value: addDays(today, days), rest: text.replace(said, ' ') };
  const full = FULL.exec(text);
  const [said, ...parts] = full ?? SHORT.exec(text) ?? [];
  if (said === undefined) return { value: null, rest: text };
  const numbers = parts.map((part) => toNumber(part ?? '') ?? 0);
  const [month = 0, day = 0] = numbers.slice(-2);
  const value = dayOf(full ? (numbers[0] ?? 0) : year(month, day), month, day);
  return isDay(value) ? { value, rest: text.replace(said, ' ') } : { wrong: `没有${said.trim()}这一天` };
}
