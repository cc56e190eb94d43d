import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { cite } from '../../index/plan/cite.ts';
import { type Deadline, dueBetween, readDeadlines } from '../../index/plan/due.ts';
import type { Answer, Row } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, quote, say } from '../compose/parts.ts';
import { find } from '../understand/confidence.ts';
import type { Asked } from '../understand/question.ts';
import { readSpan, type TimeSpan } from '../understand/span.ts';

/** A measure with a deadline is taken while it scores at least this share of the best. */
const NEARLY = 0.9;
/** More measures than this are shown by their deadlines alone. */
const FEW = 4;

interface Match {
  readonly deadlines: readonly Deadline[];
  /** The time that was asked for; null where it is asked when something is to be done. */
  readonly span: TimeSpan | null;
}

/** 9月底前要完成哪些 · 证照分离什么时候完成: deadlines that the plan gives in suffixes, cells and headings. A plan without such has none to take. */
export const deadline = defineIntent<Match>({
  name: 'deadline',
  examples: [],
  match(asked, knowledge) {
    if (tableOf(knowledge) !== null || asked.asks('负责') || asked.asks('进展')) return null;
    const span = readSpan(asked.text, knowledge.plan.year);
    if (!asked.asks('日期') && span === null) return null;
    const all = readDeadlines(knowledge.plan);
    if (!all.some(({ from }) => from !== 'text')) return null;
    if (span !== null && asksAll(asked)) {
      const due = dueBetween(knowledge.plan, span.from, span.to);
      return due.length === 0 ? null : { deadlines: latestFirst(due), span };
    }
    const units = asked.scope.length > 0 ? asked.scope : aboutUnits(asked, knowledge);
    const own = all.filter(({ measure }) => units.includes(measure));
    return own.length === 0 ? null : { deadlines: own, span: null };
  },
  answer({ deadlines, span }, asked, knowledge) {
    const units = [...new Set(deadlines.map(({ measure }) => measure))];
    const rows = deadlines.map((one) => deadlineRow(one, knowledge));
    const said = span === null ? '要点写明的时间：' : `${span.said}要完成的，要点写到${units.length}处：`;
    const facts = { kind: 'facts' as const, rows };
    const measures = units.length <= FEW || span !== null ? [quote(knowledge, units)] : [];
    return composed(asked, [say(said), facts, ...measures], units);
  },
});

function composed(asked: Asked, parts: Answer['parts'], units: readonly string[]): Answer {
  return answer(asked, 'date', 'answered', parts, { units });
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

/** Whether all that is due in a time is asked for. */
function asksAll({ text }: Asked): boolean {
  return /哪些|哪几|哪(?:项|条|个)|什么(?!时候|时间)|啥|几(?:项|件)/.test(text);
}

function latestFirst(due: readonly Deadline[]): readonly Deadline[] {
  return [...due].sort((a, b) => (b.due ?? '').localeCompare(a.due ?? ''));
}

/** The measures that the question is about: the best, and of its item those as good. */
function aboutUnits(asked: Asked, knowledge: Knowledge): readonly string[] {
  const found = find(asked.topic('日期', '名词', '列举'), knowledge);
  if (found.band === 'none') return [];
  const top = found.all[0];
  const dated = found.all.filter((hit) => top !== undefined && hit.score >= NEARLY * top.score);
  return dated.slice(0, 2).map((hit) => hit.unit);
}
