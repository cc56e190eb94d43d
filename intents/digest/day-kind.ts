import { type Day, yearOf } from '../../index/calendar/day.ts';
import type { Workdays } from '../../index/calendar/workdays.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Schedule } from '../answer/effect.ts';
import { REMINDER_DAYS } from './limits.ts';
import type { AskedMatter } from './matters.ts';
import { type Milestone, milestonesOf, type PrintedWords } from './milestone.ts';
import { measuresIn, measuresOn } from './rotation.ts';

/** What a subscription wants, and the matters that several people asked about and were not answered. */
export interface DigestSettings extends Omit<Schedule, 'at'> {
  readonly matters: readonly AskedMatter[];
}

/** What kind of day it is; where it is several, the first of these. */
export type DayKind = 'none' | 'over' | 'on' | 'eve' | 'before' | 'week' | 'month' | 'ordinary';

/** A milestone that is announced today, so many working days ahead. */
export interface Reminder {
  readonly milestone: Milestone;
  readonly words: PrintedWords;
  readonly ahead: number;
}

/** All that a post of a day is made from. */
export interface PostContext {
  readonly knowledge: Knowledge;
  readonly workdays: Workdays;
  readonly today: Day;
  readonly settings: DigestSettings;
  /** The measures of the scope, and those whose turn it is. */
  readonly measures: readonly string[];
  readonly shown: readonly string[];
  readonly milestones: readonly Milestone[];
  readonly reminders: readonly Reminder[];
  readonly isWeekStart: boolean;
  readonly isMonthEnd: boolean;
}

/** Whether a day has a post: working days of the plan's year, for a weekly rhythm the first of a week, and one more when the year is over. */
export function hasPost(day: Day, rhythm: Schedule['rhythm'], workdays: Workdays, planYear: number | null): boolean {
  if (!workdays.isWorkday(day)) return false;
  if (planYear !== null && yearOf(day) !== planYear) return isClosing(day, workdays, planYear);
  return rhythm === 'daily' || workdays.firstOfWeek(day) === day;
}

/** Whether a day is the first working day after the plan's year. */
function isClosing(day: Day, workdays: Workdays, planYear: number): boolean {
  return yearOf(day) === planYear + 1 && workdays.inYear(planYear + 1)[0] === day;
}

/** Looks at a day. */
export function postContext(knowledge: Knowledge, today: Day, settings: DigestSettings): PostContext {
  const { workdays } = knowledge.calendar;
  const measures = measuresIn(knowledge, settings.scope);
  const milestones = milestonesOf(knowledge, measures);
  const reminders = settings.rhythm === 'weekly' ? [] : remindersOn(today, milestones, workdays);
  return {
    knowledge,
    workdays,
    today,
    settings,
    measures,
    milestones,
    reminders,
    shown: measuresOn(knowledge, today, settings),
    isWeekStart: workdays.firstOfWeek(today) === today,
    isMonthEnd: settings.rhythm === 'daily' && workdays.lastOfMonth(today) === today,
  };
}

function remindersOn(today: Day, milestones: readonly Milestone[], workdays: Workdays): readonly Reminder[] {
  return milestones.flatMap((milestone) => {
    const { anchor, words } = milestone;
    if (words === null || anchor < today) return [];
    const ahead = workdays.between(today, anchor);
    return REMINDER_DAYS.includes(ahead) ? [{ milestone, words, ahead }] : [];
  });
}

/** What kind of day it is for a subscription. */
export function dayKind(knowledge: Knowledge, today: Day, settings: DigestSettings): DayKind {
  const { calendar, plan } = knowledge;
  if (!hasPost(today, settings.rhythm, calendar.workdays, plan.year)) return 'none';
  return kindOfPost(postContext(knowledge, today, settings));
}

/** What kind of day a day with a post is. */
export function kindOfPost({
  knowledge,
  today,
  reminders,
  isWeekStart,
  isMonthEnd,
}: PostContext): Exclude<DayKind, 'none'> {
  const { year } = knowledge.plan;
  if (year !== null && yearOf(today) !== year) return 'over';
  const due = reminders.filter(({ ahead }) => ahead === 0);
  if (due.some(({ milestone }) => milestone.start === today)) return 'on';
  if (due.length > 0) return 'eve';
  if (reminders.length > 0) return 'before';
  if (isWeekStart) return 'week';
  return isMonthEnd ? 'month' : 'ordinary';
}
