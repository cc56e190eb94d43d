import { z } from 'zod';
import { isCalendar } from '../facts/date.ts';
import type { Sheet } from '../lexicon/lexicon.ts';
import { Fault } from '../text/fault.ts';
import { type Day, dayOf, endOfMonth, isDay } from './day.ts';
import { buildWorkdays, type DayTable, span, type Workdays } from './workdays.ts';

/** A day or period that the office's calendar names; it is no fact of the plan. `year` is null where it comes every year. */
interface NamedDay {
  readonly name: string;
  readonly year: number | null;
  readonly from: { readonly month: number; readonly day: number };
  /** The last day; `day` is null for the last of the month. */
  readonly to: { readonly month: number; readonly day: number | null };
}

/** The working days and the named days. */
export interface Calendar {
  readonly workdays: Workdays;
  /** What the calendar names in a year, in order. */
  named(year: number): readonly { readonly name: string; readonly start: Day; readonly end: Day }[];
}

/** Published holidays as chinese-days holds them: `English,中文,days` by day. */
const published = z.object({
  holidays: z.record(z.iso.date(), z.string()),
  workdays: z.record(z.iso.date(), z.string()),
});
/** What a day off is called that the office adds. */
export const LOCAL = '放假';
const OFF = '休';
const WORK = '班';
const EXAMPLE = '写成“2027-02-08 = 休”“2027-02-20 = 班”“9月 = 全国质量月”或“2020-11-05 至 2020-11-10 = 进博会”';
const LONGEST_NAME = 20;
/** Longest run of days on one line. */
const LONGEST_RUN = 366;

const day = z.string().refine(isDay, { error: ({ input }) => `没有${input}这一天||核对年月日，写成 2027-02-08` });
const name = z
  .string()
  .min(1, { error: `等号右边没有字||${EXAMPLE}` })
  .max(LONGEST_NAME, { error: `名称太长||最多${LONGEST_NAME}个字` })
  .regex(/^[^<>|\\=]*$/u, { error: '名称里有符号||去掉 < > | \\ =' });
const entry = z
  .object({ from: day, to: day, name })
  .refine(({ from, to }) => from <= to, { error: '结束的日子在开始之前||前后两个日子对调' })
  .refine(({ from, to }) => span(from, to).length <= LONGEST_RUN, { error: '时段超过一年||分成几行写' });

const DATED = /^(\d{4}-\d{1,2}-\d{1,2})(?:\s*(?:至|到|~)\s*(\d{4}-\d{1,2}-\d{1,2}))?$/u;
const YEARLY = /^(\d{1,2})月(?:(\d{1,2})日)?$/u;

/** Reads the published holidays and the office's calendar, which has the last word. Throws Fault with file, line and mend. */
export function readCalendar(file: string, holidays: unknown, office: Sheet): Calendar {
  const result = published.safeParse(holidays);
  if (!result.success) throw new Fault(file, null, '不是放假安排的数据', '重新运行 npm ci');
  const off = new Map(Object.entries(result.data.holidays).map(([on, said]) => [on, said.split(',')[1] ?? OFF]));
  const work = new Set(Object.keys(result.data.workdays));
  const named: NamedDay[] = [];
  for (const { line, left, right } of readLines(office)) {
    const year = yearly(office.file, line, left, right);
    if (year) named.push(year);
    else put(dated(office.file, line, left, right), off, work, named);
  }
  return build({ off, work }, named);
}

function build(table: DayTable, all: readonly NamedDay[]): Calendar {
  return {
    workdays: buildWorkdays(table),
    named: (year) =>
      all
        .filter((one) => one.year === null || one.year === year)
        .map((one) => ({
          name: one.name,
          start: dayOf(year, one.from.month, one.from.day),
          end: one.to.day === null ? endOfMonth(year, one.to.month) : dayOf(year, one.to.month, one.to.day),
        }))
        .filter(({ start, end }) => isDay(start) && isDay(end))
        .sort((a, b) => (a.start < b.start ? -1 : 1)),
  };
}

function readLines({ file, text }: Sheet): readonly { line: number; left: string; right: string }[] {
  return text
    .normalize('NFKC')
    .split('\n')
    .map((raw, i) => ({ line: i + 1, body: raw.replace(/(^|\s)#.*$/, '').trim() }))
    .filter(({ body }) => body !== '')
    .map(({ line, body }) => {
      const sides = body.split('=').map((side) => side.trim());
      if (sides.length !== 2) throw new Fault(file, line, '一行要有且只有一个“=”', EXAMPLE);
      return { line, left: sides[0] ?? '', right: sides[1] ?? '' };
    });
}

/** 9月 or 10月14日: a day or month of every year; null where the line begins otherwise. */
function yearly(file: string, line: number, left: string, right: string): NamedDay | null {
  const [said, m, d] = YEARLY.exec(left) ?? [];
  if (said === undefined) return null;
  const [month, date] = [Number(m), d === undefined ? null : Number(d)];
  if (!isCalendar(month, date)) throw new Fault(file, line, `没有${said}这个日子`, '核对月和日，写成“9月”或“10月14日”');
  if (right === OFF || right === WORK) throw new Fault(file, line, '休和班要写明是哪一年', '写成“2027-02-08 = 休”');
  check(file, line, name, right);
  return { name: right, year: null, from: { month, day: date ?? 1 }, to: { month, day: date } };
}

type Dated = z.infer<typeof entry>;

function dated(file: string, line: number, left: string, right: string): Dated {
  const [, a, b] = DATED.exec(left) ?? [];
  if (a === undefined) throw new Fault(file, line, `看不懂日子“${left.slice(0, 20)}”`, EXAMPLE);
  const [from, to] = [full(a), full(b ?? a)];
  return check(file, line, entry, { from, to, name: right });
}

/** 2027-2-8 as 2027-02-08. */
function full(text: string): Day {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return dayOf(year, month, date);
}

function put({ from, to, name }: Dated, off: Map<Day, string>, work: Set<Day>, named: NamedDay[]): void {
  if (name === OFF || name === WORK) {
    for (const one of span(from, to)) {
      off.delete(one);
      work.delete(one);
      if (name === OFF) off.set(one, LOCAL);
      else work.add(one);
    }
    return;
  }
  // A period over New Year counts in each of its years.
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  for (let year = first; year <= last; year++) {
    const [start, end] = [year === first ? from : dayOf(year, 1, 1), year === last ? to : dayOf(year, 12, 31)];
    named.push({ name, year, from: monthDay(start), to: monthDay(end) });
  }
}

function monthDay(day: Day): { readonly month: number; readonly day: number } {
  return { month: Number(day.slice(5, 7)), day: Number(day.slice(8)) };
}

function check<Value>(file: string, line: number, schema: z.ZodType<Value>, value: unknown): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [problem = '', mend = ''] = (result.error.issues[0]?.message ?? '').split('||');
  throw new Fault(file, line, problem, mend);
}
