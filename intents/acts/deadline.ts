import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { dueBetween, readDeadlines } from '../../index/plan/due.ts';
import type { Topic } from '../../index/search/query.ts';
import type { DeadlineQuery } from '../query/query.ts';
import { find } from '../retrieval/confidence.ts';
import type { Asked } from '../understand/question.ts';
import { readSpan } from '../understand/span.ts';
import { DEADLINE_MOST, DEADLINE_NEARLY } from './limits.ts';
import { slotsOf } from './slots.ts';

/** All that is due in a time is asked for. */
const ALL = /哪些|哪几|哪(?:项|条|个)|什么(?!时候|时间)|啥|几(?:项|件)/;

/** Reads 9月底前要完成哪些 · 证照分离什么时候完成, where the plan gives deadlines in suffixes, cells and headings. */
export function readDeadline(asked: Asked, knowledge: Knowledge): DeadlineQuery | null {
  if (tableOf(knowledge) !== null || asked.asks('负责') || asked.asks('进展')) return null;
  const span = readSpan(asked.text, knowledge.plan.year);
  if (!asked.asks('日期') && span === null) return null;
  const all = readDeadlines(knowledge.plan);
  if (!all.some(({ from }) => from !== 'text')) return null;
  const slots = slotsOf(asked, asked.topic('日期', '名词', '列举'), knowledge);
  const base = { act: 'when', intent: 'deadline' } as const;
  if (span !== null && ALL.test(asked.text))
    return dueBetween(knowledge.plan, span.from, span.to).length === 0 ? null : { ...slots, ...base, span };
  const units = asked.scope.length > 0 ? asked.scope : aboutUnits(slots.of, knowledge);
  const isDue = all.some(({ measure }) => units.includes(measure));
  return isDue ? { ...slots, ...base, span: null, scope: { ...slots.scope, units } } : null;
}

/** The measures that the question is about: the best, and of its item those as good. */
function aboutUnits(of: Topic, knowledge: Knowledge): readonly string[] {
  const found = find(of, knowledge);
  if (found.band === 'none') return [];
  const top = found.all[0];
  const dated = found.all.filter((hit) => top !== undefined && hit.score >= DEADLINE_NEARLY * top.score);
  return dated.slice(0, DEADLINE_MOST).map((hit) => hit.unit);
}
