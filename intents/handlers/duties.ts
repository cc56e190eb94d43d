import type { Knowledge } from '../../index/knowledge.ts';
import { cite } from '../../index/plan/cite.ts';
import { type Obligation, obligationsOf } from '../../index/plan/obligation.ts';
import type { Row } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, say } from '../compose/parts.ts';
import type { DutiesQuery } from '../query/query.ts';

/** 排水科有哪些任务 · 财政所配合什么: what the plan itself gives an office to do. */
export const duties = defineIntent({
  name: 'duties',
  examples: [],
  answer(query, knowledge) {
    const body = query.body ?? '';
    const found = wanted(query, obligationsOf(knowledge.obligations, body));
    if (found.length === 0) return answer(query, 'owner', 'not_in_plan', [say(`要点没有点到“${body}”。`)]);
    const units = [...new Set(found.map(({ measure }) => measure))];
    const lead = say(`要点写到“${body}”的共${units.length}处：`);
    const rows = units.flatMap((unit) => found.filter((one) => one.measure === unit).slice(0, 1));
    const facts = { kind: 'facts' as const, rows: rows.map((one) => dutyRow(one, knowledge)) };
    return answer(query, 'owner', 'answered', [lead, facts], { units });
  },
});

/** Of what an office does what the verb asks for; all of it where it is nothing by that verb. */
function wanted({ role }: DutiesQuery, found: readonly Obligation[]): readonly Obligation[] {
  const kept = found.filter((one) => role === null || one.role === role);
  return kept.length > 0 ? kept : found;
}

function dutyRow(one: Obligation, knowledge: Knowledge): Row {
  const note = one.role === 'owner' ? '负责' : one.role === 'partner' ? '配合' : '提到';
  const unit =
    one.role === 'mention' ? one.measure : (knowledge.byId.measures.get(one.measure)?.duty?.unit ?? one.measure);
  return { words: cite(knowledge, unit, one.start, one.end), note, citation: cite(knowledge, one.measure) };
}
