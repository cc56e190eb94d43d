import { type Day, partsOf } from '../../index/calendar/day.ts';
import type { Workdays } from '../../index/calendar/workdays.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Schedule } from '../answer/effect.ts';
import { POST_LIMITS } from './limits.ts';

/** The measures of a scope in printed order; all of the plan where the scope is null or the plan no longer has it. */
export function measuresIn({ plan }: Knowledge, scope: string | null): readonly string[] {
  const sections = plan.sections.filter((s) => s.id === scope || s.parent === scope).map((s) => s.id);
  const own = plan.measures.filter((m) => m.item === scope || (m.section !== null && sections.includes(m.section)));
  return (scope === null || own.length === 0 ? plan.measures : own).map((measure) => measure.id);
}

/** Whether a scope is a part of the plan. */
export function hasScope({ plan }: Knowledge, scope: string | null): boolean {
  return scope === null || [...plan.items, ...plan.sections].some((unit) => unit.id === scope);
}

/** The days of a year on which a rhythm posts. */
function postingDays(workdays: Workdays, year: number, rhythm: Schedule['rhythm']): readonly Day[] {
  const days = workdays.inYear(year);
  return rhythm === 'daily' ? days : days.filter((day) => workdays.firstOfWeek(day) === day);
}

/** The measures of a day by the ordinal of its post within the year: the same for every channel, and after every restart. */
export function measuresOn(knowledge: Knowledge, today: Day, settings: Omit<Schedule, 'at'>): readonly string[] {
  const all = measuresIn(knowledge, settings.scope);
  const days = postingDays(knowledge.calendar.workdays, partsOf(today).year, settings.rhythm);
  const ordinal = days.filter((day) => day <= today).length;
  const each = Math.min(
    POST_LIMITS.measuresPerPost,
    all.length,
    Math.max(1, Math.ceil((POST_LIMITS.turnsPerYear * all.length) / Math.max(1, days.length))),
  );
  return Array.from({ length: each }, (_, i) => all[(Math.max(0, ordinal - 1) * each + i) % all.length] ?? '');
}

/** The measure that comes after another in the rotation. */
export function measureAfter(knowledge: Knowledge, unit: string, scope: string | null): string {
  const all = measuresIn(knowledge, scope);
  return all[(all.indexOf(unit) + 1) % all.length] ?? unit;
}

/** The item of a measure; the unit itself where it is none. */
export function itemOf({ byId }: Knowledge, unit: string): string {
  return byId.measures.get(unit)?.item ?? unit;
}
