import type { Knowledge } from '../../index/knowledge.ts';
import type { DateQuery } from '../query/query.ts';
import { sameTime } from '../retrieval/dates.ts';
import type { Asked } from '../understand/question.ts';
import { isAside, slotsOf } from './slots.ts';

/** Reads 什么时候 and 5月20日有什么. */
export function readDate(asked: Asked, knowledge: Knowledge): DateQuery | null {
  if (isAside('日期', asked, knowledge)) return null;
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
