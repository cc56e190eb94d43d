import { addDays, type Day, isWeekend, partsOf, sayDay, sayWeekday } from '../../index/calendar/day.ts';
import { type Workdays, weekOf } from '../../index/calendar/workdays.ts';
import type { PostContext } from './day-kind.ts';

/** The label of what the calendar says and the plan does not. */
export const CALENDAR_LABEL = '〔日历〕';

/** The first line of a post: the day, its place in week, month and year. */
export function headline({ today, workdays, isWeekStart, isMonthEnd, settings }: PostContext): string {
  const { year, month } = partsOf(today);
  const week = weekOf(today);
  const odd = sayWeek(week, workdays);
  const inWeek = week.filter(workdays.isWorkday).length;
  const inMonth = workdays.inYear(year).filter((day) => day.slice(0, 7) === today.slice(0, 7)).length;
  const all = workdays.inYear(year).length;
  const facts = [
    sayDay(today),
    ...(isWeekStart ? [`本周${inWeek}个工作日${odd === '' ? '' : `（${odd}）`}`] : []),
    ...(isMonthEnd ? [`${month}月${inMonth}个工作日的最后一个`] : []),
    ...(settings.rhythm === 'daily' ? [`全年${all}个工作日的第${workdays.nth(today)}个`] : []),
  ];
  return `${facts.join('，')}${CALENDAR_LABEL}`;
}

/** What differs this week from Monday to Friday: 周一至周四国庆节，周六上班; empty where nothing does. */
function sayWeek(week: readonly Day[], workdays: Workdays): string {
  const runs: { why: string; days: Day[] }[] = [];
  for (const day of week.filter((one) => workdays.isWorkday(one) === isWeekend(one))) {
    const why = workdays.isWorkday(day) ? '上班' : (workdays.holiday(day) ?? '休息');
    const last = runs.at(-1);
    if (last?.why === why && last.days.at(-1) === addDays(day, -1)) last.days.push(day);
    else runs.push({ why, days: [day] });
  }
  return runs.map(({ why, days }) => `${sayRun(days)}${why}`).join('，');
}

function sayRun(days: readonly Day[]): string {
  const [first, last] = [sayWeekday(days[0] ?? ''), sayWeekday(days.at(-1) ?? '')];
  if (days.length === 1) return first;
  return `${first}${days.length === 2 ? '、' : '至'}${last}`;
}

/** That the holidays of a year are not known; null where they are. For posts, for the start, and for the state. */
export function unknownHolidays(workdays: Workdays, year: number): string | null {
  return workdays.knows(year) ? null : `${year}年的放假安排还没有录入，先按周一至周五推算${CALENDAR_LABEL}。`;
}
