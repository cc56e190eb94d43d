import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { dueBetween, readDeadlines } from '../../index/plan/due.ts';
import type { DateQuery, DeadlineQuery } from '../query/query.ts';
import { deadlineUnits, sameTime } from '../retrieval/dates.ts';
import { readSpan } from '../understand/dates.ts';
import type { Asked } from '../understand/question.ts';
import { imprintsAsked } from './section.ts';
import { isTaskWord, slotsOf } from './slots.ts';
import { isLong, isOften } from './value.ts';

/** Reads 什么时候 and 5月20日有什么. */
export function readDate(asked: Asked, knowledge: Knowledge): DateQuery | null {
  if (
    isTaskWord('日期', asked, knowledge) ||
    isLong(asked, knowledge) ||
    isOften(asked.text) ||
    imprintsAsked(asked.text, knowledge).length > 0
  )
    return null;
  const wanted = wantedOf(asked, knowledge);
  if (wanted === null) return null;
  const of = asked.topic('日期', ...(wanted === 'named' ? ['列举', '名词', '数量'] : []));
  const due = !asked.asks('日历') && asked.times.length === 0;
  const isAll = wanted === 'matter' && of.terms.length === 0;
  const slots = slotsOf(asked, of, knowledge);
  return { ...slots, act: 'when', intent: 'date', wanted: isAll ? 'calendar' : wanted, due };
}

function wantedOf(asked: Asked, knowledge: Knowledge): DateQuery['wanted'] | null {
  if (asked.asks('日历') && asked.scope.length === 0) return 'calendar';
  if (asked.times.length > 0 && (!asked.asks('负责') || isDay(asked, knowledge))) return 'named';
  if (!asked.asks('日期')) return null;
  return asked.scope.length > 0 ? 'scope' : 'matter';
}

/** Whether the question names a day that the plan prints, and hardly anything else. */
function isDay(asked: Asked, { facts }: Knowledge): boolean {
  const days = asked.times.filter((time) => time.day !== null);
  const own = asked.topic('负责', '日期').terms.filter((term) => term.forms.length > 0 && term.said.length > 1);
  return own.length === 0 && days.some((day) => facts.times.some((time) => sameTime(time, day)));
}

/** All that is due in a time is asked for. */
const ALL = /哪些|哪几|哪(?:项|条|个)|什么(?!时候|时间)|啥|几(?:项|件)/;

/** Reads 9月底前要完成哪些 · 证照分离什么时候完成, where the plan gives deadlines in suffixes, cells and headings. */
export function readDeadline(asked: Asked, knowledge: Knowledge): DeadlineQuery | null {
  if (
    tableOf(knowledge) !== null ||
    asked.asks('负责') ||
    asked.asks('进展') ||
    isLong(asked, knowledge) ||
    isOften(asked.text) ||
    imprintsAsked(asked.text, knowledge).length > 0
  )
    return null;
  const span = readSpan(asked.text, knowledge.plan);
  if (!asked.asks('日期') && span === null) return null;
  const all = readDeadlines(knowledge.plan);
  if (!all.some(({ from }) => from !== 'text')) return null;
  const slots = slotsOf(asked, asked.topic('日期', '名词', '列举'), knowledge);
  const base = { act: 'when', intent: 'deadline' } as const;
  if (span !== null && ALL.test(asked.text))
    return dueBetween(knowledge.plan, span.from, span.to).length === 0 ? null : { ...slots, ...base, span };
  const units = deadlineUnits(slots, knowledge);
  const isDue = all.some(({ measure }) => units.includes(measure));
  return isDue ? { ...slots, ...base, span: null } : null;
}
