import { addDays, type Day, partsOf, sayDay, sayWeekday, weekday } from '../../index/calendar/day.ts';
import type { Workdays } from '../../index/calendar/workdays.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { type Citation, cite } from '../../index/plan/cite.ts';
import type { Span } from '../../index/plan/plan.ts';
import type { Entry, Quote } from '../answer/answer.ts';
import { sentence } from '../compose/parts.ts';
import type { Occasion, Words } from './occasion.ts';

/** The label of what the calendar says and the plan does not. */
export const CALENDAR = '〔日历〕';
/** Longest sentence on one line, and longest measure of a notice; longer ones are told by their words alone. */
const LINE = 90;
const NOTICE = 250;
/** Saturday is the first day of a weekend. */
const SATURDAY = 6;

/** Words that soften what follows them in the sentence: what stands behind one is not shown without it. */
const MODAL = /争取|力争|力求|逐步|试点|试行|探索|尝试|基本|努力|计划|拟|研究|尽量|适时|原则上|条件成熟/;
const BREAK = /[,，;；:：]/u;

/** The clause of words and what follows it in the sentence, else the sentence, else, where that is too long, the words alone. */
export function lineAround(knowledge: Knowledge, words: Span & Pick<Words, 'unit'>, longest = LINE): Citation {
  const { start, end } = sentence(knowledge, words);
  const before = knowledge.plan.text.slice(start, words.start);
  const clause = start + before.split('').findLastIndex((character) => BREAK.test(character)) + 1;
  const dropped = knowledge.plan.text.slice(start, clause);
  const isSafe = !MODAL.test(dropped) && count(dropped, /[“《(（]/g) === count(dropped, /[”》)）]/g);
  const from = isSafe ? clause : start;
  if (end - from <= longest) return cite(knowledge, words.unit, from, end);
  return cite(knowledge, words.unit, words.start, words.end);
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

/** The beginning of a measure up to its first comma or full stop. */
export function opening(knowledge: Knowledge, unit: string): Citation {
  const whole = cite(knowledge, unit);
  const length = /^[^,，。；;]{2,60}?(?=[,，。；;])/u.exec(whole.quote)?.[0].length;
  return length === undefined ? whole : cite(knowledge, unit, whole.start, whole.start + length);
}

/** The measure of an occasion as a quotation with its words marked; a long one by the sentence around them. */
export function quoteOf(knowledge: Knowledge, words: Words): Quote {
  const whole = words.measure === words.unit ? cite(knowledge, words.unit) : withDeadline(knowledge, words);
  const citation = whole.quote.length <= NOTICE ? whole : sentenceOf(knowledge, words);
  return { citation, marks: [{ start: words.start, end: words.end }] };
}

/** A measure with the suffix that gives its deadline; the suffix alone where another measure stands between. */
function withDeadline(knowledge: Knowledge, words: Words): Citation {
  const measure = knowledge.byId.measures.get(words.measure);
  const { start, end } = measure?.duty ?? words;
  const isNext = measure !== undefined && /^[\s。；;]*$/.test(knowledge.plan.text.slice(measure.end, start));
  return cite(knowledge, words.unit, isNext ? measure.from : start, end);
}

function sentenceOf(knowledge: Knowledge, words: Words): Citation {
  const { start, end } = sentence(knowledge, words);
  return end - start <= NOTICE ? cite(knowledge, words.unit, start, end) : lineAround(knowledge, words, NOTICE);
}

/** When an occasion is: 4月26日 周日（上班）, 12月31日 周四（按年底计）, 11月5日 周四至11月10日 周二 进博会. */
export function sayWhen({ start, end, name, counted }: Occasion, workdays: Workdays): string {
  const days = start === end ? sayDay(start) : `${sayDay(start)}至${sayDay(end)}`;
  const worked = start === end && weekday(start) >= SATURDAY && workdays.isWorkday(start) ? '（上班）' : '';
  const as = counted === null ? '' : `（按${counted}计）`;
  return `${days}${worked}${as}${name === null ? '' : ` ${name}`}`;
}

/** An occasion that the plan speaks of, on one line: by its words where they tell enough, else by the sentence around them. */
export function occasionLine(knowledge: Knowledge, occasion: Occasion, words: Words, lead = ''): Entry {
  const note = `${lead}${sayWhen(occasion, knowledge.calendar.workdays)}${CALENDAR}（${words.measure}）`;
  return { depth: 1, citation: lineAround(knowledge, words, words.isTelling ? 0 : LINE), note };
}

/** What differs this week from Monday to Friday: 周一至周四国庆节，周六上班; empty where nothing does. */
export function sayWeek(week: readonly Day[], workdays: Workdays): string {
  const runs: { why: string; days: Day[] }[] = [];
  for (const day of week.filter((one) => workdays.isWorkday(one) !== weekday(one) < SATURDAY)) {
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
export function uncharted(workdays: Workdays, year: number): string | null {
  return workdays.knows(year) ? null : `${year}年的放假安排还没有录入，先按周一至周五推算${CALENDAR}。`;
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return partsOf(day).year;
}
