import { addDays, type Day, dayOf, yearOf } from '../../index/calendar/day.ts';
import type { Workdays } from '../../index/calendar/workdays.ts';
import type { Schedule } from '../answer/effect.ts';
import { hasPost } from './day-kind.ts';
import { COMMAND_LIMITS } from './limits.ts';

/** When nothing else is said. */
export const DEFAULT_SCHEDULE: Schedule = { at: '08:45', scope: null, rhythm: 'daily' };

/** A subscription as it is kept. `pausedUntil` is the last day without a post; `setBy` is how its setter is called, in the platform's way. */
export interface Subscription extends Schedule {
  readonly pausedUntil: Day | null;
  readonly setBy: string | null;
}

/** A day and a time of it, HH:MM, in the office's zone. */
export interface LocalDateTime {
  readonly day: Day;
  readonly time: string;
}

/** Whether a day falls into a pause; its last day does. */
export function isPaused(pausedUntil: Day | null, day: Day): boolean {
  return pausedUntil !== null && day <= pausedUntil;
}

/** The next times at which a schedule posts, after now; fewer where the plan's year ends before, none where it is over. */
export function postingTimes(
  schedule: Schedule,
  pausedUntil: Day | null,
  now: LocalDateTime,
  workdays: Workdays,
  count: number,
  planYear: number | null = null,
): readonly LocalDateTime[] {
  const first = planYear === null ? now.day : later(now.day, dayOf(planYear, 1, 1));
  const last = planYear === null ? addDays(now.day, COMMAND_LIMITS.lookAhead) : dayOf(planYear + 1, 12, 31);
  const times: LocalDateTime[] = [];
  for (let day = first; day <= last && times.length < count; day = addDays(day, 1)) {
    if (planYear !== null && yearOf(day) > planYear && workdays.nth(day) > 1) break;
    const over = day === now.day && schedule.at <= now.time;
    if (over || isPaused(pausedUntil, day) || !hasPost(day, schedule.rhythm, workdays, planYear)) continue;
    times.push({ day, time: schedule.at });
  }
  return times;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
