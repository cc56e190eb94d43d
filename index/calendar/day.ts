/** A day of the calendar as text YYYY-MM-DD; such texts sort as the days do. */
export type Day = string;

/** Days of an era of 400 years, and from 0000-03-01 to 1970-01-01. */
const ERA = 146_097;
const EPOCH = 719_468;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const WEEK = '一二三四五六日';

/** Days since 1970-01-01, by the civil calendar. Years are counted from March, so that a leap day stands last. */
export function dayNumber(day: Day): number {
  const [, y, m, d] = SHAPE.exec(day) ?? [];
  const month = Number(m);
  const year = Number(y) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const inEra = year - era * 400;
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(d) - 1;
  return era * ERA + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - EPOCH;
}

/** The day that stands so many days after 1970-01-01. */
export function dayAt(number: number): Day {
  const shifted = number + EPOCH;
  const era = Math.floor(shifted / ERA);
  const inEra = shifted - era * ERA;
  const leap = Math.floor(inEra / 1460) - Math.floor(inEra / 36_524) + Math.floor(inEra / (ERA - 1));
  const year = Math.floor((inEra - leap) / 365);
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const month = ((fromMarch + 2) % 12) + 1;
  return dayOf(year + era * 400 + (month <= 2 ? 1 : 0), month, inYear - Math.floor((153 * fromMarch + 2) / 5) + 1);
}

/** The text of a day; no check that it exists. */
export function dayOf(year: number, month: number, day: number): Day {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Whether a text is a day that exists: 2020-02-30 does not. */
export function isDay(text: string): boolean {
  const [, , m] = SHAPE.exec(text) ?? [];
  return m !== undefined && Number(m) >= 1 && Number(m) <= 12 && dayAt(dayNumber(text)) === text;
}

/** The day so many days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return dayAt(dayNumber(day) + days);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Year, month and day as numbers. */
export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}

/** The last day of a month. */
export function endOfMonth(year: number, month: number): Day {
  return month === 12 ? dayOf(year, 12, 31) : addDays(dayOf(year, month + 1, 1), -1);
}

/** A day as people say it: 4月26日 周日. */
export function sayDay(day: Day): string {
  const { month, day: date } = partsOf(day);
  return `${month}月${date}日 ${sayWeekday(day)}`;
}

/** 周一 to 周日. */
export function sayWeekday(day: Day): string {
  return `周${WEEK.charAt(weekday(day) - 1)}`;
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return partsOf(day).year;
}

/** Whether a day is a Saturday or Sunday, which are days off unless the calendar says otherwise. */
export function isWeekend(day: Day): boolean {
  return weekday(day) > 5;
}
