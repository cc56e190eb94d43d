import { type Day, dayOf, endOfMonth, isDay } from '../../index/calendar/day.ts';
import { readTimes } from '../../index/facts/date.ts';
import type { Time } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Span } from '../../index/plan/plan.ts';
import { fold } from '../../index/text/normalize.ts';

/** Words of the plan, as a span of one of its units. */
export interface PrintedWords extends Span {
  readonly unit: string;
  /** The measure that the words are about: the unit itself, or a point of it where they stand in its deadline. */
  readonly measure: string;
  /** Whether the words say what the day is, such as 5.20世界计量日; a bare 2020年底 does not. */
  readonly isSpecific: boolean;
}

/** A day or period of the plan's year that a post speaks of. */
export interface Milestone {
  readonly start: Day;
  readonly end: Day;
  /** The working day on which it is announced: its first, or the last working day before. */
  readonly anchor: Day;
  /** What the office's calendar calls it; null where the plan itself names it. */
  readonly name: string | null;
  /** What of the plan's words the day stands for where they name no day: 年底, 月底; else null. */
  readonly counted: string | null;
  /** Where the plan speaks of it; null where only the calendar does. */
  readonly words: PrintedWords | null;
}

/** Words that set an end: 6月底, 年末. */
const END = /底|末/;

/** The dates that the plan prints in these measures, and what the office's calendar names, in the order of the year. */
export function milestonesOf(knowledge: Knowledge, measures: readonly string[]): readonly Milestone[] {
  const { plan, calendar, facts } = knowledge;
  const { year } = plan;
  if (year === null) return [];
  const { workdays } = calendar;
  const scope = new Set(measures);
  const anchored = (start: Day, end: Day, name: string | null, words: PrintedWords | null): Milestone => {
    return { start, end, anchor: workdays.add(start, 0), name, words, counted: null };
  };
  const own = facts.times.filter((time) => scope.has(time.unit)).map((time) => ({ time, measure: time.unit }));
  const printed = [...own, ...deadlines(knowledge, scope)].flatMap(({ time, measure }) => {
    const days = daysOf(time, year);
    if (!days) return [];
    const counted = time.day === null && days.start === days.end ? (time.month === null ? '年底' : '月底') : null;
    return [{ ...anchored(days.start, days.end, null, { ...time, measure, isSpecific: time.name !== null }), counted }];
  });
  const named = calendar.named(year).flatMap(({ start, end, name }) => {
    const found = mentions(knowledge, name);
    const inScope = found.filter((words) => scope.has(words.unit));
    if (found.length === 0) return [anchored(start, end, name, null)];
    return inScope.slice(0, 1).map((words) => anchored(start, end, name, words));
  });
  const all = [...printed, ...named].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const kept = new Map<string, Milestone[]>();
  return all.filter((one) => {
    const sameDay = kept.get(one.start) ?? [];
    if (sameDay.some((other) => isSame(one, other))) return false;
    kept.set(one.start, [...sameDay, one]);
    return true;
  });
}

/** Whether two milestones of one day are one: of the same measure, or of the same words, as a deadline that several measures share. */
function isSame(a: Milestone, b: Milestone): boolean {
  if (a.words === null || b.words === null) return a.name === b.name;
  return a.words.measure === b.words.measure || a.words.start === b.words.start;
}

/** Times in the suffixes that give measures a deadline; they stand in the item, behind the measure. */
function deadlines(
  { plan }: Knowledge,
  measures: ReadonlySet<string>,
): { readonly time: Time; readonly measure: string }[] {
  const due = plan.measures.filter((one) => one.duty?.deadline != null && measures.has(one.id));
  return due.flatMap(({ id, item, duty }) => {
    if (duty === null) return [];
    const text = plan.text.slice(duty.start, duty.end);
    const times = readTimes({ unit: item, start: duty.start, text, folded: fold(text) });
    return times.slice(0, 1).map((time) => ({ time, measure: id }));
  });
}

/** The days of a year that a time of the plan means; null where it is no day, month or end of that year. */
function daysOf(time: Time, year: number): { readonly start: Day; readonly end: Day } | null {
  if (time.year !== null && time.year !== year) return null;
  if (time.month === null) {
    const last = dayOf(year, 12, 31);
    return time.season === '年底' && END.test(time.text) ? { start: last, end: last } : null;
  }
  const [first, last] = [dayOf(year, time.month, time.day ?? 1), endOfMonth(year, time.month)];
  if (!isDay(first)) return null;
  if (time.day !== null) return { start: first, end: first };
  return END.test(time.text) ? { start: last, end: last } : { start: first, end: last };
}

/** Where the plan has a name of the calendar, word for word. */
function mentions({ passages }: Knowledge, name: string): readonly PrintedWords[] {
  return passages
    .filter((passage) => passage.item !== null && passage.text.includes(name))
    .map((passage) => {
      const start = passage.start + passage.text.indexOf(name);
      return { unit: passage.unit, measure: passage.unit, start, end: start + name.length, isSpecific: false };
    });
}
