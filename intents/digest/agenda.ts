import type { Day } from '../../index/calendar/day.ts';
import type { Workdays } from '../../index/calendar/workdays.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Schedule } from '../answer/effect.ts';
import { type Occasion, occasionsOf, type Words } from './occasion.ts';
import { yearOf } from './post-lines.ts';
import { measuresIn, measuresOn } from './rotation.ts';

/** What a subscription wants, and what was asked most and not answered. */
export interface Settings extends Omit<Schedule, 'at'> {
  readonly gaps: readonly { readonly question: string; readonly count: number }[];
}

/** What kind of day it is; where it is several, the first of these. */
export type DayKind = 'none' | 'over' | 'on' | 'eve' | 'before' | 'week' | 'month' | 'ordinary';

/** An occasion that is announced today, so many working days ahead. */
export interface Notice {
  readonly occasion: Occasion;
  readonly words: Words;
  readonly ahead: number;
}

/** All that a post of a day is made from. */
export interface Frame {
  readonly knowledge: Knowledge;
  readonly workdays: Workdays;
  readonly today: Day;
  readonly settings: Settings;
  /** The measures of the scope, and those whose turn it is. */
  readonly measures: readonly string[];
  readonly shown: readonly string[];
  readonly occasions: readonly Occasion[];
  readonly notices: readonly Notice[];
  readonly isWeekStart: boolean;
  readonly isMonthEnd: boolean;
}

/** An occasion is announced so many working days ahead, and on its day. */
const AHEAD: readonly number[] = [10, 5, 1, 0];

/** Whether a day has a post: working days of the plan's year, for a weekly rhythm the first of a week, and one more when the year is over. */
export function postsOn(day: Day, rhythm: Schedule['rhythm'], workdays: Workdays, planYear: number | null): boolean {
  if (!workdays.isWorkday(day)) return false;
  if (planYear !== null && yearOf(day) !== planYear) return isClosing(day, workdays, planYear);
  return rhythm === 'daily' || workdays.firstOfWeek(day) === day;
}

/** Whether a day is the first working day after the plan's year. */
function isClosing(day: Day, workdays: Workdays, planYear: number): boolean {
  return yearOf(day) === planYear + 1 && workdays.inYear(planYear + 1)[0] === day;
}

/** Looks at a day. */
export function frameOf(knowledge: Knowledge, today: Day, settings: Settings): Frame {
  const { workdays } = knowledge.calendar;
  const measures = measuresIn(knowledge, settings.scope);
  const occasions = occasionsOf(knowledge, measures);
  const notices = settings.rhythm === 'weekly' ? [] : noticesOn(today, occasions, workdays);
  return {
    knowledge,
    workdays,
    today,
    settings,
    measures,
    occasions,
    notices,
    shown: measuresOn(knowledge, today, settings),
    isWeekStart: workdays.firstOfWeek(today) === today,
    isMonthEnd: settings.rhythm === 'daily' && workdays.lastOfMonth(today) === today,
  };
}

function noticesOn(today: Day, occasions: readonly Occasion[], workdays: Workdays): readonly Notice[] {
  return occasions.flatMap((occasion) => {
    const { anchor, words } = occasion;
    if (words === null || anchor < today) return [];
    const ahead = workdays.between(today, anchor);
    return AHEAD.includes(ahead) ? [{ occasion, words, ahead }] : [];
  });
}

/** What kind of day it is for a subscription. */
export function kindOf(knowledge: Knowledge, today: Day, settings: Settings): DayKind {
  const { calendar, plan } = knowledge;
  if (!postsOn(today, settings.rhythm, calendar.workdays, plan.year)) return 'none';
  return kindIn(frameOf(knowledge, today, settings));
}

/** What kind of day a day with a post is. */
export function kindIn({ knowledge, today, notices, isWeekStart, isMonthEnd }: Frame): Exclude<DayKind, 'none'> {
  const { year } = knowledge.plan;
  if (year !== null && yearOf(today) !== year) return 'over';
  const due = notices.filter(({ ahead }) => ahead === 0);
  if (due.some(({ occasion }) => occasion.start === today)) return 'on';
  if (due.length > 0) return 'eve';
  if (notices.length > 0) return 'before';
  if (isWeekStart) return 'week';
  return isMonthEnd ? 'month' : 'ordinary';
}
