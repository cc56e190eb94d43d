import { LOCAL } from '../../index/calendar/calendar.ts';
import { addDays, type Day, endOfMonth, isWeekend, partsOf, sayDay } from '../../index/calendar/day.ts';
import { span, type Workdays, weekOf } from '../../index/calendar/workdays.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Entry, Part } from '../answer/answer.ts';
import { say } from '../compose/parts.ts';
import type { Block } from './blocks.ts';
import type { PostContext, Reminder } from './day-kind.ts';
import { clauseAround, markedQuote } from './excerpts.ts';
import { CALENDAR_LABEL } from './headline.ts';
import { POST_LIMITS } from './limits.ts';
import type { Milestone, PrintedWords } from './milestone.ts';

/**
 * The lines of a post on coming (upcoming) dates, the more important first: what the calendar has today, the holiday
 * ahead, the dates of the week and of the next month, and the next date with its countdown, 还有5个工作日.
 */
export function comingDates(context: PostContext): readonly (Block | Part)[] {
  const { isWeekStart, isMonthEnd, settings, today } = context;
  // Today's own dates are announced at length, but not in a weekly post.
  const from = addDays(today, settings.rhythm === 'weekly' ? 0 : 1);
  const week = isWeekStart ? datesWithin(context, '本周', from, weekEnd(today)) : [];
  const month = isMonthEnd ? datesWithin(context, '下月', ...nextMonth(today)) : [];
  return [...calendarToday(context), ...holidayAhead(context), ...week, ...month, ...nextDate(context)];
}

/** Reminders of coming dates some working days ahead, 还有10个工作日: the first with their measures, the rest by number. */
export function reminderParts(context: PostContext): readonly Part[] {
  const quoted = context.reminders.slice(0, POST_LIMITS.quotedReminders);
  return [...quoted.map((reminder) => reminderQuote(reminder, context)), ...otherReminders(context)];
}

function reminderQuote({ milestone, words, ahead }: Reminder, { knowledge, today, workdays }: PostContext): Part {
  const when = sayWhen(milestone, workdays);
  const late = `${when}不上班，今天是之前最后一个工作日`;
  const now = milestone.name === null && milestone.counted === null ? '要点写明的日子，就在今天' : `就在今天：${when}`;
  const due = milestone.start === today ? now : late;
  const label = ahead === 0 ? due : `还有${ahead}个工作日：${when}`;
  return { kind: 'quotes', label: `${label}${CALENDAR_LABEL}`, quotes: [markedQuote(knowledge, words)] };
}

/** Reminders for which there is no room are named by the numbers of their measures. */
function otherReminders({ reminders }: PostContext): readonly Part[] {
  const rest = reminders.slice(POST_LIMITS.quotedReminders);
  if (rest.length === 0) return [];
  const named = rest
    .slice(0, POST_LIMITS.namedReminders)
    .map(({ words, ahead }) => `${words.measure}${ahead === 0 ? '（今天）' : `（${ahead}）`}`);
  return [say(`另有${rest.length}处写明的日子临近（括号里是还有几个工作日${CALENDAR_LABEL}）：${named.join('、')}`)];
}

function weekEnd(today: Day): Day {
  return weekOf(today).at(-1) ?? today;
}

function nextMonth(today: Day): readonly [Day, Day] {
  const { year, month } = partsOf(today);
  const first = addDays(endOfMonth(year, month), 1);
  const { year: inYear, month: inMonth } = partsOf(first);
  return [first, endOfMonth(inYear, inMonth)];
}

/** What only the office's calendar knows of today. */
function calendarToday({ milestones, today, workdays }: PostContext): readonly Part[] {
  const own = milestones.filter((one) => one.words === null && one.anchor === today);
  return own.map((one) => say(`今天：${sayWhen(one, workdays)}${CALENDAR_LABEL}`));
}

/** On the last working day before a holiday: which it is, and when work begins again. */
function holidayAhead({ today, workdays }: PostContext): readonly Part[] {
  const next = workdays.next(today);
  const names = span(addDays(today, 1), addDays(next, -1)).flatMap((day) => workdays.holiday(day) ?? []);
  if (names.length === 0) return [];
  const called = [...new Set(names)].filter((name) => name !== LOCAL).join('、');
  return [say(`明天起放假${called === '' ? '' : `：${called}`}，${sayDay(next)}上班${CALENDAR_LABEL}`)];
}

/** The plan's dates and the calendar's within some days, without those that are announced at length today. */
function datesWithin(context: PostContext, when: string, from: Day, to: Day): readonly (Block | Part)[] {
  const announced = context.reminders.map((reminder) => reminder.milestone);
  const due = context.milestones.filter((one) => one.start >= from && one.start <= to && !announced.includes(one));
  const lines = due.flatMap((one) => (one.words === null ? [] : [milestoneLine(context.knowledge, one, one.words)]));
  const head = (shown: number | null) =>
    shown === null ? `${when}的日子：` : `${when}的日子有${lines.length}处，先列${shown}处：`;
  const others = due.filter((one) => one.words === null);
  const names = others.map((one) => say(`${when}：${sayWhen(one, context.workdays)}${CALENDAR_LABEL}`));
  return [...(lines.length > 0 ? [{ head, lines }] : []), ...names];
}

/** The next date that the plan prints, where today's post says nothing of it otherwise. */
function nextDate(context: PostContext): readonly Block[] {
  const { milestones, today, knowledge, workdays, reminders } = context;
  if (reminders.some(({ milestone }) => milestone.name === null)) return [];
  const next = milestones.find((one) => one.name === null && one.start > today);
  const covered = [
    ...(context.isWeekStart ? [weekEnd(today)] : []),
    ...(context.isMonthEnd ? [nextMonth(today)[1]] : []),
  ].toSorted();
  if (!next?.words || next.start <= (covered.at(-1) ?? '')) return [];
  const ahead = workdays.between(today, next.anchor);
  const lead = `下一个写明的日子，还有${ahead}个工作日：`;
  return [{ head: () => '', lines: [{ ...milestoneLine(knowledge, next, next.words, lead), depth: 0 }] }];
}

/** All dates that the plan prints, for the end of the year. */
export function allDates({ milestones, knowledge }: PostContext): readonly Block[] {
  const lines = milestones.flatMap((one) =>
    one.words === null || one.name !== null ? [] : [milestoneLine(knowledge, one, one.words)],
  );
  return lines.length === 0 ? [] : [{ head: () => '要点写明的日子：', lines }];
}

/** A milestone that the plan speaks of, on one line: by its words where they tell enough, else by the sentence around them. */
function milestoneLine(knowledge: Knowledge, milestone: Milestone, words: PrintedWords, lead = ''): Entry {
  const note = `${lead}${sayWhen(milestone, knowledge.calendar.workdays)}${CALENDAR_LABEL}（${words.measure}）`;
  return { depth: 1, citation: clauseAround(knowledge, words, words.isSpecific ? 0 : POST_LIMITS.line), note };
}

/** When a milestone is: 4月26日 周日（上班）, 12月31日 周四（按年底计）, 11月5日 周四至11月10日 周二 进博会. */
function sayWhen({ start, end, name, counted }: Milestone, workdays: Workdays): string {
  const days = start === end ? sayDay(start) : `${sayDay(start)}至${sayDay(end)}`;
  const worked = start === end && isWeekend(start) && workdays.isWorkday(start) ? '（上班）' : '';
  const as = counted === null ? '' : `（按${counted}计）`;
  return `${days}${worked}${as}${name === null ? '' : ` ${name}`}`;
}
