import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../index/calendar/calendar.ts';
import { addDays, dayAt, dayNumber, endOfMonth, isDay, weekday } from '../../index/calendar/day.ts';
import { Fault } from '../../index/text/fault.ts';
import { loadCalendar } from '../../src/seeds/load.ts';

const DATA = 'chinese-days/dist/chinese-days.json';
const published = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(DATA), 'utf8'));
const { workdays } = loadCalendar();
const office = (text: string) => readCalendar(DATA, published, { file: 'seeds/calendar.txt', text });
/** The days of a year by the clock of the machine, which the code under test does not use. */
const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10)).filter((day) =>
    day.startsWith(`${year}`),
  );
const anyDay = fc.integer({ min: dayNumber('2004-01-01'), max: dayNumber('2040-12-31') }).map(dayAt);

describe('days', () => {
  it('number, weekday and next day agree with the civil calendar for two hundred years', () => {
    for (let number = dayNumber('1900-01-01'); number <= dayNumber('2100-12-31'); number++) {
      const date = new Date(number * 86_400_000);
      const day = date.toISOString().slice(0, 10);
      if (dayAt(number) !== day || dayNumber(day) !== number || weekday(day) !== (date.getUTCDay() || 7))
        expect.fail(`${day} is not ${dayAt(number)}`);
    }
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
    expect(endOfMonth(2020, 12)).toBe('2020-12-31');
  });

  it('knows which days exist', () => {
    expect(['2020-02-29', '2000-02-29', '2020-12-31'].map(isDay)).toEqual([true, true, true]);
    const wrong = ['2020-02-30', '2021-02-29', '1900-02-29', '2020-13-01', '2020-00-10', '2020-4-1', '', '2020-04-31'];
    expect(wrong.filter(isDay)).toEqual([]);
  });
});

describe('the working days of the State Council', () => {
  it('are in 2020 the 249 that the published days give', () => {
    const expected = daysOf(2020).filter(
      (day) => day in published.workdays || (!(day in published.holidays) && new Date(day).getUTCDay() % 6 !== 0),
    );
    expect(expected).toHaveLength(249);
    expect(workdays.inYear(2020)).toEqual(expected);
    expect(workdays.isWorkday('2020-04-26')).toBe(true);
    expect(weekday('2020-04-26')).toBe(7);
    expect(workdays.isWorkday('2020-01-31')).toBe(false);
    expect(workdays.holiday('2020-01-31')).toBe('春节');
  });

  it('are known for the years that were published, and Monday to Friday in others', () => {
    expect([2004, 2020, 2026].map(workdays.knows)).toEqual([true, true, true]);
    expect([2003, 2031].map(workdays.knows)).toEqual([false, false]);
    expect(workdays.inYear(2031)).toEqual(daysOf(2031).filter((day) => new Date(day).getUTCDay() % 6 !== 0));
  });

  it('tell the first of a week and the last of a month', () => {
    expect(workdays.firstOfWeek('2020-04-07')).toBe('2020-04-07');
    expect(workdays.firstOfWeek('2020-04-12')).toBe('2020-04-07');
    expect(workdays.firstOfWeek('2020-10-03')).toBe('2020-09-28');
    expect(workdays.firstOfWeek('2020-01-29')).toBeNull();
    expect(workdays.lastOfMonth('2020-01-05')).toBe('2020-01-23');
    expect(workdays.lastOfMonth('2020-05-31')).toBe('2020-05-29');
  });

  it('count alike forwards and backwards', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (day, count) => {
        const later = workdays.add(day, count);
        expect(workdays.isWorkday(later)).toBe(true);
        expect(workdays.between(day, later)).toBe(count);
        expect(workdays.between(later, day)).toBe(-count);
        const start = workdays.add(day, 0);
        expect(start <= day && workdays.isWorkday(start)).toBe(true);
        expect(workdays.add(later, -count)).toBe(start);
        expect(workdays.previous(workdays.next(start))).toBe(start);
      }),
      { numRuns: 200 },
    );
  });

  it('number every working day of a year once, in order', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const year = workdays.inYear(Number(day.slice(0, 4)));
        const nth = workdays.nth(day);
        if (workdays.isWorkday(day)) expect(year[nth - 1]).toBe(day);
        expect((year[nth - 1] ?? '') <= day && (year[nth] ?? '9') > day).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the office's calendar", () => {
  it('has the last word on days off and on, and may add a year', () => {
    const calendar = office(
      '# 注\n2020-04-27 = 休 # 局里调休\n2020-05-03 = 班\n2031-10-01 至 2031-10-07 = 休\n2031-9-27 = 班\n',
    );
    expect(calendar.workdays.isWorkday('2020-04-27')).toBe(false);
    expect(calendar.workdays.isWorkday('2020-05-03')).toBe(true);
    expect(calendar.workdays.knows(2031)).toBe(true);
    expect(calendar.workdays.isWorkday('2031-10-03')).toBe(false);
    expect(calendar.workdays.isWorkday('2031-09-27')).toBe(true);
    expect(calendar.workdays.isWorkday('2031-10-08')).toBe(true);
  });

  it('names days, months and periods, each in its years', () => {
    const { named } = office(
      '9月 = 全国质量月\n2月29日 = 闰日\n2020-11-05 至 2020-11-10 = 进博会\n2020-12-30 至 2021-01-02 = 盘点\n',
    );
    expect(named(2020)).toEqual([
      { name: '闰日', start: '2020-02-29', end: '2020-02-29' },
      { name: '全国质量月', start: '2020-09-01', end: '2020-09-30' },
      { name: '进博会', start: '2020-11-05', end: '2020-11-10' },
      { name: '盘点', start: '2020-12-30', end: '2020-12-31' },
    ]);
    expect(named(2021).map(({ name, start }) => `${name} ${start}`)).toEqual([
      '盘点 2021-01-01',
      '全国质量月 2021-09-01',
    ]);
  });

  it.each([
    ['2020-02-30 = 休', /第1行：没有2020-02-30这一天/],
    ['# 注\n\n2020-11-10 至 2020-11-05 = 进博会', /第3行：结束的日子在开始之前/],
    ['13月 = 某月', /第1行：没有13月这个日子/],
    ['9月 = 休', /第1行：休和班要写明是哪一年/],
    ['国庆 = 休', /第1行：看不懂日子“国庆”/],
    ['2020-05-03 班', /第1行：一行要有且只有一个“=”/],
    ['2020-05-03 =', /第1行：等号右边没有字/],
    ['2020-05-03 = <b>', /第1行：名称里有符号/],
    ['2020-01-01 至 2029-01-01 = 休', /第1行：时段超过一年/],
  ])('says in one line what is wrong with %s', (text, problem) => {
    let message = '';
    try {
      office(text);
    } catch (error) {
      expect(error).toBeInstanceOf(Fault);
      message = String(error);
    }
    expect(message).toMatch(problem);
    expect(message).toMatch(/calendar\.txt.*改法：/);
    expect(message.split('\n')).toHaveLength(1);
  });

  it('refuses data that are no holidays', () => {
    expect(() => readCalendar(DATA, { holidays: 1 }, { file: 'calendar.txt', text: '' })).toThrow(/npm ci/);
  });
});
