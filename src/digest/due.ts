import { addDays, type Day } from '../../index/calendar/day.ts';
import type { Workdays } from '../../index/calendar/workdays.ts';
import type { Schedule } from '../../intents/answer/effect.ts';
import { hasPost } from '../../intents/digest/day-kind.ts';
import { isPaused } from '../../intents/digest/schedule.ts';
import type { Zone } from '../config/timezone.ts';
import { DIGEST_LIMITS } from './limits.ts';

/** What decides when something is due. */
export interface DueRule extends Pick<Schedule, 'at' | 'rhythm'> {
  readonly zone: Zone;
  readonly workdays: Workdays;
  /** The year of the plan; null where it has none. */
  readonly year: number | null;
  readonly pausedUntil: Day | null;
  /** When this came to hold, in milliseconds: what was due before is nobody's. */
  readonly since: number;
}

/** The day whose post is to be made now, or null: its hour has come, by the clocks of the zone, and is not too long ago. */
export function dueDay(now: number, plan: DueRule, grace = DIGEST_LIMITS.graceMinutes): Day | null {
  const { day } = plan.zone.at(now);
  return lateness(now, plan) <= grace && hasCome(plan, now)(day) ? day : null;
}

/** Minutes since the hour of the day, by the clocks of the zone; negative before it. */
export function lateness(now: number, { zone, at }: Pick<DueRule, 'zone' | 'at'>): number {
  return minutes(zone.at(now).time) - minutes(at);
}

/** Days whose post can no longer be made: today once the grace is over, and the last posting day before it. */
export function missedDays(now: number, plan: DueRule, grace = DIGEST_LIMITS.graceMinutes): readonly Day[] {
  const has = hasCome(plan, now);
  const { day: today } = plan.zone.at(now);
  const before = Array.from({ length: DIGEST_LIMITS.lookbackDays }, (_, i) => addDays(today, -1 - i)).find(has);
  const isOver = lateness(now, plan) > grace && has(today);
  return [...(isOver ? [today] : []), ...(before === undefined ? [] : [before])];
}

/** Whether a day has a post whose hour came while the plan held. */
function hasCome(
  { at, rhythm, zone, workdays, year, pausedUntil, since }: DueRule,
  now: number,
): (day: Day) => boolean {
  const [from, to] = [zone.at(since), zone.at(now)];
  return (day) => {
    if (isPaused(pausedUntil, day) || !hasPost(day, rhythm, workdays, year)) return false;
    const isAfter = day > from.day || (day === from.day && at > from.time);
    return isAfter && (day < to.day || (day === to.day && at <= to.time));
  };
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
