import { addDays, type Day, dayOf, endOfMonth, isWeekend, partsOf, weekday } from './day.ts';

/** What a calendar says of single days: days off with the name of the holiday, and weekend days that are worked. */
export interface DayTable {
  readonly off: ReadonlyMap<Day, string>;
  readonly work: ReadonlySet<Day>;
}

/** The working days; immutable. Where a year is not known its working days are Monday to Friday. */
export interface Workdays {
  isWorkday(day: Day): boolean;
  /** Whether the holidays of a year were published and read: its National Day is a day off. */
  knows(year: number): boolean;
  /** The name of the holiday that a day belongs to, or null. */
  holiday(day: Day): string | null;
  /** All working days of a year in order. */
  inYear(year: number): readonly Day[];
  /** Ordinal of a working day within its year, from 1; of another day that of the working day before it, 0 where there is none. */
  nth(day: Day): number;
  /** The working day so many working days after a day, or before it; with 0 the day itself or the working day before it. */
  add(day: Day, count: number): Day;
  next(day: Day): Day;
  previous(day: Day): Day;
  /** The first working day of the week (Monday to Sunday) of a day, or null where all seven are off. */
  firstOfWeek(day: Day): Day | null;
  /** The last working day of the month of a day, or null where there is none. */
  lastOfMonth(day: Day): Day | null;
  /** Working days after one day up to another and with it; negative backwards. */
  between(from: Day, to: Day): number;
}

/** Working days of a calendar. */
export function buildWorkdays({ off, work }: DayTable): Workdays {
  const years = new Map<number, readonly Day[]>();
  const isWorkday = (day: Day) => work.has(day) || (!off.has(day) && !isWeekend(day));
  const inYear = (year: number) => {
    const before = years.get(year);
    if (before) return before;
    const days = span(dayOf(year, 1, 1), dayOf(year, 12, 31)).filter(isWorkday);
    years.set(year, days);
    return days;
  };
  const add = (day: Day, count: number) => walk(day, count, isWorkday);
  const between = (from: Day, to: Day): number =>
    to < from ? -between(to, from) : span(addDays(from, 1), to).filter(isWorkday).length;
  return {
    isWorkday,
    inYear,
    add,
    between,
    knows: (year) => off.has(dayOf(year, 10, 1)),
    holiday: (day) => off.get(day) ?? null,
    nth: (day) => inYear(partsOf(day).year).filter((other) => other <= day).length,
    next: (day) => add(day, 1),
    previous: (day) => add(day, -1),
    firstOfWeek: (day) => weekOf(day).find(isWorkday) ?? null,
    lastOfMonth: (day) => monthOf(day).findLast(isWorkday) ?? null,
  };
}

function walk(day: Day, count: number, isWorkday: (day: Day) => boolean): Day {
  let at = day;
  const step = count > 0 ? 1 : -1;
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step);
    if (isWorkday(at)) left--;
  }
  while (count === 0 && !isWorkday(at)) at = addDays(at, -1);
  return at;
}

/** The days from one to another, both with it. */
export function span(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The seven days of the week of a day, from Monday. */
export function weekOf(day: Day): readonly Day[] {
  const monday = addDays(day, 1 - weekday(day));
  return span(monday, addDays(monday, 6));
}

/** The days of the month of a day. */
function monthOf(day: Day): readonly Day[] {
  const { year, month } = partsOf(day);
  return span(dayOf(year, month, 1), endOfMonth(year, month));
}
