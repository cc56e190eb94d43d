import { LOCAL } from '../../index/calendar/calendar.ts';
import { addDays, type Day, endOfMonth, partsOf, sayDay, sayWeekday } from '../../index/calendar/day.ts';
import { span, weekOf } from '../../index/calendar/workdays.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Entry, Part } from '../answer/answer.ts';
import { entry, say } from '../compose/parts.ts';
import type { Frame } from './agenda.ts';
import { fits, LIMIT, type Size } from './budget.ts';
import { CALENDAR, lineAround, occasionLine, opening, sayWhen } from './post-lines.ts';
import { measuresOn } from './rotation.ts';

/** A heading and its lines, of which as many are shown as there is room for. */
interface Block {
  /** `shown` is null where all lines are; empty for lines that need no heading. */
  head(shown: number | null): string;
  readonly lines: readonly Entry[];
}

/** Adds to a post what still fits, in this order. A block without room for its first line is left out whole. */
export function addBlocks(parts: readonly Part[], blocks: readonly (Block | Part)[], limit = LIMIT): readonly Part[] {
  const post: Part[] = [...parts];
  for (const block of blocks) post.push(...roomFor(block, post, limit));
  return post;
}

function roomFor(block: Block | Part, post: readonly Part[], limit: Size): readonly Part[] {
  if ('kind' in block) return fits([...post, block], limit) ? [block] : [];
  for (let n = block.lines.length; n > 0; n--) {
    const head = block.head(n < block.lines.length ? n : null);
    const outline: Part = { kind: 'outline', entries: block.lines.slice(0, n) };
    const drawn = head === '' ? [outline] : [say(head), outline];
    if (fits([...post, ...drawn], limit)) return drawn;
  }
  return [];
}

/** What a day has besides its measure, the more important first. */
export function blocksOf(frame: Frame): readonly (Block | Part)[] {
  const { isWeekStart, isMonthEnd, settings } = frame;
  // Today's own dates are announced at length, but not in a weekly post.
  const from = addDays(frame.today, settings.rhythm === 'weekly' ? 0 : 1);
  const week = isWeekStart ? datesBlock(frame, '本周', from, weekEnd(frame.today)) : [];
  const month = isMonthEnd ? datesBlock(frame, '下月', ...nextMonth(frame.today)) : [];
  return [
    ...todayNames(frame),
    ...holidayAhead(frame),
    ...week,
    ...month,
    ...nextDate(frame),
    ...(isWeekStart ? gapsLine(frame) : []),
    ...(isMonthEnd ? recap(frame) : []),
    ...(isWeekStart && settings.rhythm === 'daily' ? daysBlock(frame) : []),
  ];
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
function todayNames({ occasions, today, workdays }: Frame): readonly Part[] {
  const own = occasions.filter((one) => one.words === null && one.anchor === today);
  return own.map((one) => say(`今天：${sayWhen(one, workdays)}${CALENDAR}`));
}

/** On the last working day before a holiday: which it is, and when work begins again. */
function holidayAhead({ today, workdays }: Frame): readonly Part[] {
  const next = workdays.next(today);
  const names = span(addDays(today, 1), addDays(next, -1)).flatMap((day) => workdays.holiday(day) ?? []);
  if (names.length === 0) return [];
  const called = [...new Set(names)].filter((name) => name !== LOCAL).join('、');
  return [say(`明天起放假${called === '' ? '' : `：${called}`}，${sayDay(next)}上班${CALENDAR}`)];
}

/** The plan's dates and the calendar's within some days, without those that are announced at length today. */
function datesBlock(frame: Frame, when: string, from: Day, to: Day): readonly (Block | Part)[] {
  const told = frame.notices.map((notice) => notice.occasion);
  const due = frame.occasions.filter((one) => one.start >= from && one.start <= to && !told.includes(one));
  const lines = due.flatMap((one) => (one.words === null ? [] : [occasionLine(frame.knowledge, one, one.words)]));
  const head = (shown: number | null) =>
    shown === null ? `${when}的日子：` : `${when}的日子有${lines.length}处，先列${shown}处：`;
  const others = due.filter((one) => one.words === null);
  const names = others.map((one) => say(`${when}：${sayWhen(one, frame.workdays)}${CALENDAR}`));
  return [...(lines.length > 0 ? [{ head, lines }] : []), ...names];
}

/** The next date that the plan prints, where today's post says nothing of it otherwise. */
function nextDate(frame: Frame): readonly Block[] {
  const { occasions, today, knowledge, workdays, notices } = frame;
  if (notices.some(({ occasion }) => occasion.name === null)) return [];
  const next = occasions.find((one) => one.name === null && one.start > today);
  const told = [
    ...(frame.isWeekStart ? [weekEnd(today)] : []),
    ...(frame.isMonthEnd ? [nextMonth(today)[1]] : []),
  ].toSorted();
  if (!next?.words || next.start <= (told.at(-1) ?? '')) return [];
  const ahead = workdays.between(today, next.anchor);
  const lead = `下一个写明的日子，还有${ahead}个工作日：`;
  return [{ head: () => '', lines: [{ ...occasionLine(knowledge, next, next.words, lead), depth: 0 }] }];
}

/** At most so many questions are named, in so many characters each. */
const GAPS = 3;
const GAP = 16;

function gapsLine({ settings: { gaps } }: Frame): readonly Part[] {
  const asked = gaps
    .map(({ question, count }) => ({ said: question.replace(/[^\p{Script=Han}a-z0-9.%+]/giu, ''), count }))
    .filter(({ said }) => said !== '');
  const named = asked.slice(0, GAPS).map(({ said, count }) => `${[...said].slice(0, GAP).join('')}（${count}次）`);
  return named.length === 0 ? [] : [say(`近来问得最多、要点没有写到的：${named.join('、')}`)];
}

/** What comes on the other days of the week, by the beginnings of their measures. */
function daysBlock({ today, knowledge, settings, workdays }: Frame): readonly Block[] {
  const days = span(addDays(today, 1), weekEnd(today)).filter((day) => workdays.isWorkday(day));
  const lines = days.flatMap((day) =>
    measuresOn(knowledge, day, settings).map(
      (unit): Entry => ({ depth: 1, citation: opening(knowledge, unit), note: `${sayWeekday(day)}（${unit}）` }),
    ),
  );
  const own = lines.filter((line) => !line.note?.endsWith(`（${measuresOn(knowledge, today, settings)[0]}）`));
  return own.length === 0
    ? []
    : [{ head: (shown) => `本周接着讲（只列开头${shown === null ? '' : `，先列${shown}条`}）：`, lines: own }];
}

/** The items that the month's posts went through, with the points that were shown. */
function recap({ knowledge, today, settings, workdays }: Frame): readonly Block[] {
  const days = workdays.inYear(partsOf(today).year).filter((day) => day.slice(0, 7) === today.slice(0, 7));
  const units = days.flatMap((day) => measuresOn(knowledge, day, settings));
  const items = [...new Set(units.map((unit) => itemOf(knowledge, unit)))];
  const lines = items.map((item): Entry => {
    const own = [...new Set(units.filter((unit) => itemOf(knowledge, unit) === item))];
    return { ...entry(knowledge, item, 1), note: own.length === 1 ? `${own[0]} ` : `${own[0]}至${own.at(-1)} ` };
  });
  const head = (shown: number | null) =>
    shown === null ? '本月讲过：' : `本月讲过${lines.length}条，先列${shown}条：`;
  return [{ head, lines }];
}

/** The item that a measure belongs to. */
export function itemOf({ byId }: Knowledge, unit: string): string {
  return byId.measures.get(unit)?.item ?? unit;
}

/** So many characters at most are a number without what it counts. */
const BARE = 6;

/** The figures that the plan sets itself, by their sentences; for the end of the year. */
export function targets({ knowledge, measures }: Frame): readonly Block[] {
  const figures = knowledge.facts.figures.filter((one) => one.role === '目标' && measures.includes(one.unit));
  const lines = figures.map(
    (one): Entry => ({ depth: 1, citation: lineAround(knowledge, one), note: `（${one.unit}）` }),
  );
  // A bare number says nothing.
  const told = lines.filter((line) => line.citation.quote.length > BARE);
  const once = told.filter((a, i) => told.findIndex((b) => b.citation.start === a.citation.start) === i);
  return once.length === 0 ? [] : [{ head: () => '要点定下的数字：', lines: once }];
}

/** All dates that the plan prints, for the end of the year. */
export function allDates({ occasions, knowledge }: Frame): readonly Block[] {
  const lines = occasions.flatMap((one) =>
    one.words === null || one.name !== null ? [] : [occasionLine(knowledge, one, one.words)],
  );
  return lines.length === 0 ? [] : [{ head: () => '要点写明的日子：', lines }];
}
