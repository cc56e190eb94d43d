import type { Knowledge } from '../../index/knowledge.ts';
import { cite } from '../../index/plan/cite.ts';
import { type Deadline, dueBetween, readDeadlines } from '../../index/plan/due.ts';
import type { Row } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, quote, say } from '../compose/parts.ts';
import type { DeadlineQuery } from '../query/query.ts';
import { DEADLINE_FEW } from './limits.ts';

/** 9月底前要完成哪些 · 证照分离什么时候完成: deadlines that the plan gives in suffixes, cells and headings. */
export const deadline = defineIntent({
  name: 'deadline',
  examples: [],
  answer(query, knowledge) {
    const { span } = query;
    const deadlines = deadlinesOf(query, knowledge);
    const units = [...new Set(deadlines.map(({ measure }) => measure))];
    const rows = deadlines.map((one) => deadlineRow(one, knowledge));
    const said = span === null ? '要点写明的时间：' : `${span.said}要完成的，要点写到${units.length}处：`;
    const facts = { kind: 'facts' as const, rows };
    const measures = units.length <= DEADLINE_FEW || span !== null ? [quote(knowledge, units)] : [];
    return answer(query, 'date', 'answered', [say(said), facts, ...measures], { units });
  },
});

/** All that is due in the time that was asked for, the latest first; or the deadlines of the measures asked about. */
function deadlinesOf({ span, scope }: DeadlineQuery, { plan }: Knowledge): readonly Deadline[] {
  if (span === null) return readDeadlines(plan).filter(({ measure }) => scope.units.includes(measure));
  const due = dueBetween(plan, span.from, span.to);
  return [...due].sort((a, b) => (b.due ?? '').localeCompare(a.due ?? ''));
}

/** The words of a deadline where they stand, with the suffix, cell or sentence around them. */
function deadlineRow(one: Deadline, knowledge: Knowledge): Row {
  const duty = knowledge.byId.measures.get(one.measure)?.duty;
  const inDuty = duty && one.from === 'duty' ? { unit: duty.unit, start: duty.start, end: duty.end } : null;
  const home =
    [inDuty?.unit, one.measure, ...knowledge.units.keys()].find((id) => holds(id, one, knowledge)) ?? one.measure;
  const words = holds(home, one, knowledge) ? cite(knowledge, home, one.start, one.end) : cite(knowledge, one.measure);
  const citation = inDuty ? cite(knowledge, inDuty.unit, inDuty.start, inDuty.end) : cite(knowledge, one.measure);
  return { words, note: '时间', citation };
}

function holds(id: string | undefined, { start, end }: Deadline, { units }: Knowledge): boolean {
  const unit = id === undefined ? undefined : units.get(id);
  return unit !== undefined && start >= unit.start && end <= unit.end;
}
