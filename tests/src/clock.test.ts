import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../index/calendar/day.ts';
import { buildWorkdays, span } from '../../index/calendar/workdays.ts';
import { isZone, openZone } from '../../src/config/timezone.ts';
import { type DueRule, dueDay, lateness, missedDays } from '../../src/digest/due.ts';
import { DIGEST_LIMITS } from '../../src/digest/limits.ts';
import { knowledge } from '../knowledge.ts';

const { workdays } = knowledge.calendar;
const MINUTE = 60_000;
const DAY = 86_400_000;
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
const BEFORE = Date.parse('2019-12-01T00:00:00Z');

/** A plan of 2020 that posts each working day. */
function plan(zone: string, at: string, more: Partial<DueRule> = {}): DueRule {
  const base = { at, rhythm: 'daily', workdays, year: 2020, pausedUntil: null, since: BEFORE } as const;
  return { ...base, zone: openZone(zone), ...more };
}

/** The days on which clocks are set are Sundays: here they are worked. */
const worked = buildWorkdays({ off: new Map(), work: new Set(['2020-03-08', '2020-03-29', '2020-10-25']) });

/** The instant at which clocks of a zone first show a time of a day, or a later one. */
function first(zone: string, day: string, time: string): number {
  const { at } = openZone(zone);
  let now = Date.parse(`${day}T00:00:00Z`) - DAY;
  while (`${at(now).day} ${at(now).time}` < `${day} ${time}`) now += MINUTE;
  return now;
}

const times = fc.record({ hour: fc.nat(23), minute: fc.nat(59) }).map(({ hour, minute }) => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(hour)}:${two(minute)}`;
});
const days = fc.constantFrom(...workdays.inYear(2020));
/** Days on which clocks are set, and those around them. */
const turns = fc.constantFrom(
  ...['2020-03-06', '2020-03-09', '2020-03-27', '2020-03-30', '2020-04-03', '2020-10-23', '2020-10-26', '2020-11-02'],
);

describe('what is due', () => {
  it('comes at the very minute, in any zone, on working days alone', () => {
    const property = fc.property(fc.constantFrom(...ZONES), fc.oneof(days, turns), times, (zone, day, at) => {
      const minute = first(zone, day, at);
      expect(dueDay(minute, plan(zone, at))).toBe(workdays.isWorkday(day) ? day : null);
      expect(dueDay(minute + MINUTE - 1, plan(zone, at))).toBe(workdays.isWorkday(day) ? day : null);
      expect(dueDay(minute - 1, plan(zone, at))).not.toBe(day);
    });
    fc.assert(property, { numRuns: 40 });
  });

  it('stays due for four hours of the same day and not longer, whatever the clocks do', () => {
    const property = fc.property(fc.constantFrom(...ZONES), days, times, fc.nat(2 * 1440), (zone, day, at, later) => {
      const now = first(zone, day, at) + later * MINUTE;
      const here = openZone(zone).at(now);
      const found = dueDay(now, plan(zone, at));
      if (found === null) return;
      expect(found).toBe(here.day);
      expect(here.time >= at).toBe(true);
      expect(lateness(now, plan(zone, at))).toBeLessThanOrEqual(DIGEST_LIMITS.graceMinutes);
    });
    fc.assert(property, { numRuns: 100 });
  });

  it.each([
    ['Europe/Berlin', '2020-03-29', '02:30', '2020-03-29T01:00:00Z'],
    ['America/New_York', '2020-03-08', '02:30', '2020-03-08T07:00:00Z'],
  ])('comes in %s on a day without %s %s as soon as clocks show more', (zone, day, at, instant) => {
    const now = Date.parse(instant);
    expect(dueDay(now, plan(zone, at, { workdays: worked }))).toBe(day);
    expect(dueDay(now - MINUTE, plan(zone, at, { workdays: worked }))).not.toBe(day);
  });

  it('names the same day both times that an hour comes twice', () => {
    const berlin = plan('Europe/Berlin', '02:30', { workdays: worked });
    for (const instant of ['2020-10-25T00:30:00Z', '2020-10-25T01:30:00Z'])
      expect(dueDay(Date.parse(instant), berlin)).toBe('2020-10-25');
    expect(dueDay(Date.parse('2020-10-25T01:10:00Z'), berlin)).toBeNull();
  });

  it('is nothing that came before the subscription, in a pause, or on another day than the first of the week', () => {
    const at = (text: string) => Date.parse(`${text}+08:00`);
    const now = at('2020-04-21T09:00');
    const shanghai = (more: Partial<DueRule>) => plan('Asia/Shanghai', '08:45', more);
    expect(dueDay(now, shanghai({ since: at('2020-04-21T08:45') }))).toBeNull();
    expect(dueDay(now, shanghai({ since: at('2020-04-21T08:44') }))).toBe('2020-04-21');
    expect(dueDay(now, shanghai({ pausedUntil: '2020-04-21' }))).toBeNull();
    expect(dueDay(now, shanghai({ pausedUntil: '2020-04-20' }))).toBe('2020-04-21');
    expect(dueDay(now, shanghai({ rhythm: 'weekly' }))).toBeNull();
    expect(dueDay(now - DAY, shanghai({ rhythm: 'weekly' }))).toBe('2020-04-20');
    expect(dueDay(now, shanghai({ year: 2021 }))).toBeNull();
  });
});

describe('what was missed', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`);
  const shanghai = plan('Asia/Shanghai', '08:45');

  it('is today once four hours are over, and the posting day before', () => {
    expect(missedDays(at('2020-04-21T08:44'), shanghai)).toEqual(['2020-04-20']);
    expect(missedDays(at('2020-04-21T12:45'), shanghai)).toEqual(['2020-04-20']);
    expect(missedDays(at('2020-04-21T12:46'), shanghai)).toEqual(['2020-04-21', '2020-04-20']);
    expect(missedDays(at('2020-01-31T10:00'), shanghai)).toEqual(['2020-01-23']);
  });

  it('is nothing before the subscription', () => {
    expect(missedDays(at('2020-04-21T12:46'), { ...shanghai, since: at('2020-04-20T10:00') })).toEqual(['2020-04-21']);
    expect(missedDays(at('2020-04-21T12:46'), { ...shanghai, since: at('2020-04-21T10:00') })).toEqual([]);
  });

  it('is never what is due, and each posting day is one or the other by the next', () => {
    const property = fc.property(fc.constantFrom(...ZONES), days, times, fc.nat(1439), (zone, day, time, minute) => {
      const one = plan(zone, time);
      const now = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE;
      const today = dueDay(now, one);
      expect(missedDays(now, one)).not.toContain(today);
      const next = addDays(openZone(zone).at(now).day, 1);
      const last = span(addDays(next, -14), addDays(next, -1)).filter(
        (d) => d >= '2020-01-01' && workdays.isWorkday(d),
      );
      if (next.startsWith('2020')) expect(missedDays(first(zone, next, '00:00'), one)).toContain(last.at(-1));
    });
    fc.assert(property, { numRuns: 40, examples: [['Asia/Shanghai', '2020-04-20', '00:00', 0]] });
  });
});

it('a zone is known by its IANA name', () => {
  expect(['Asia/Shanghai', 'Europe/Berlin', 'UTC'].every(isZone)).toBe(true);
  expect(['', 'Shanghai', 'Asia/Nowhere', '上海'].some(isZone)).toBe(false);
  expect(openZone('Asia/Shanghai').at(Date.parse('2020-04-19T16:00:00Z'))).toEqual({
    day: '2020-04-20',
    time: '00:00',
  });
});
