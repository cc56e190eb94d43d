import type { Time } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { cite } from '../../index/plan/cite.ts';
import { type Deadline, dueBetween, readDeadlines } from '../../index/plan/due.ts';
import type { Answer, Part, Row } from '../answer/answer.ts';
import type { Narrowing } from '../compose/conditions.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, near, quote, row, say } from '../compose/parts.ts';
import { looked, silence } from '../compose/refusal.ts';
import { assigned, fromTable, tablePart } from '../compose/responsible.ts';
import type { DateQuery, DeadlineQuery } from '../query/query.ts';
import { type Findings, find, foreignNouns } from '../retrieval/confidence.ts';
import { datedTimes, deadlineUnits, isMeantTime, isNearTime, sameTime, speaks } from '../retrieval/dates.ts';
import { unitText } from '../retrieval/holding.ts';
import { AT_TIME, DATE_FEW, DATE_NEARLY, DEADLINE_FEW, SURE } from './limits.ts';

/** By what the times are chosen. */
const USED: Readonly<Record<DateQuery['wanted'], readonly Narrowing[]>> = {
  calendar: [],
  named: ['times'],
  scope: ['scope'],
  matter: ['of'],
};

/** 什么时候 and 5月20日有什么: only dates that the plan prints. */
export const date = defineIntent({
  name: 'date',
  examples: ['5月20日有什么活动', '年底前要做完什么', '自办酒会所什么时候验收'],
  uses: (query) => USED[query.wanted],
  answer(query, knowledge) {
    const found = timesOf(query, knowledge);
    if ('status' in found) return found;
    const units = [...new Set(found.map((time) => time.unit))];
    const beside = dueBeside(units, query, knowledge);
    const rows = found.map((time) => row(knowledge, time, time.name ?? '时间'));
    if (units.length > DATE_FEW) {
      const lead = say(`要点写到的时间有${rows.length}处：`);
      return answer(query, 'date', 'answered', [lead, { kind: 'facts', rows }, ...beside]);
    }
    const parts = [
      say(`要点写到的时间${units.length > 1 ? `有${units.length}处` : ''}：`),
      { kind: 'facts' as const, rows },
    ];
    const quoted = quote(knowledge, units, query.of.terms, found);
    return answer(query, 'date', 'answered', [...parts, quoted, ...beside], { units });
  },
});

function timesOf(query: DateQuery, knowledge: Knowledge): readonly Time[] | Answer {
  switch (query.wanted) {
    case 'calendar':
      return datedTimes(knowledge);
    case 'named':
      return named(query, knowledge);
    case 'scope':
      return scoped(query, knowledge);
    case 'matter':
      return ofMatter(query, knowledge);
  }
}

function ofMatter(query: DateQuery, knowledge: Knowledge): readonly Time[] | Answer {
  const { times } = knowledge.facts;
  const found = find(query.of, knowledge);
  if (found.band !== 'answer') return silence(found, query, knowledge, 'date');
  if (foreignNouns(query.of, knowledge).length > 0) return silence(found, query, knowledge, 'date');
  const { terms } = query.of;
  const top = found.all[0]?.score ?? 0;
  const fits = (time: Time, unit: string) =>
    time.unit === unit && isMeantTime(time, terms, knowledge) && isNearTime(time, terms, knowledge);
  const hit = found.all.find((h) => h.score >= DATE_NEARLY * top && times.some((time) => fits(time, h.unit)));
  return hit ? times.filter((time) => fits(time, hit.unit)) : undated(found, query, knowledge);
}

/** What the office's table says of when the same is due; nothing where a day or the calendar was asked for. */
function dueBeside(units: readonly string[], query: DateQuery, knowledge: Knowledge): readonly Part[] {
  if (!query.due || query.wanted === 'calendar' || query.wanted === 'named') return [];
  return tablePart(assigned(knowledge, query.scope.units.length > 0 ? query.scope.units : units, 'deadline'));
}

/** The plan speaks of the matter and prints no time. */
function undated(found: Findings, query: DateQuery, knowledge: Knowledge): Answer {
  const silent = `要点没有写明${looked(found.topic)}的时间`;
  const units = found.hits.slice(0, 1).map((hit) => hit.unit);
  const tabled = fromTable(knowledge, units, 'deadline', silent, quote(knowledge, units, found.topic.terms));
  return tabled ? answer(query, 'date', 'answered', tabled) : silence(found, query, knowledge, 'date', `${silent}。`);
}

/** The plan speaks of the matter, but not of that time. */
function elsewhere(said: string, found: Findings, query: DateQuery, knowledge: Knowledge): Answer {
  const times = knowledge.facts.times.filter((time) => query.times.some((t) => sameTime(time, t)));
  if (times.length === 0) return silence(found, query, knowledge, 'date', `要点没有写到${said}。`);
  const units = found.hits.map((hit) => hit.unit);
  return answer(query, 'topic', 'answered', [
    say(`相关内容里没有写到${said}，原文是：`),
    quote(knowledge, units, found.topic.terms),
  ]);
}

/** A question that names a time: the plan's dates that are it; where it has none, that is said. */
function named(query: DateQuery, knowledge: Knowledge): readonly Time[] | Answer {
  const { times } = query;
  const same = knowledge.facts.times.filter((time) => times.some((t) => sameTime(time, t)));
  const found = find(query.of, knowledge);
  const close = found.all.filter((hit) => hit.share >= AT_TIME && same.some((time) => time.unit === hit.unit));
  const about = query.of.terms.filter((term) => term.forms.length > 0 && term.said.length > 1);
  const spoken = same.filter((time) => about.some((term) => speaks(time, term, knowledge)));
  const said = times.map((t) => t.said.replace(/\s/g, '')).join('、');
  if (spoken.length > 0 && close.length === 0) return times.length > 1 ? same : spoken;
  const isSure = found.band === 'answer' && (found.all[0]?.share ?? 0) >= SURE;
  if (isSure && close.length === 0 && about.length > 1) return elsewhere(said, found, query, knowledge);
  const both = same.filter((time) => close.some((hit) => hit.unit === time.unit));
  if (both.length > 0) return times.length > 1 ? same : both;
  if (same.length > 0) return same;
  const what = `要点没有写到${said}。`;
  if (found.band === 'none')
    return answer(query, 'date', 'not_in_plan', [say(what)], { suggestions: ['有哪些时间节点'] });
  return silence(found, query, knowledge, 'date', what);
}

/** Words of time that are no date; above them nobody may be told that no time is given. */
const TIME_WORDS = /\d月|[一二三四1-4]季度|[上下]半年|学期|年[底末内中]|月[底末]|寒假|暑假/;

function scoped(query: DateQuery, knowledge: Knowledge): readonly Time[] | Answer {
  const { units } = query.scope;
  const times = knowledge.facts.times.filter((time) => units.includes(time.unit));
  if (times.length > 0) return times;
  const tabled = fromTable(knowledge, units, 'deadline', '要点在这里没有写明时间');
  if (tabled) return answer(query, 'date', 'answered', tabled);
  const timed = units.filter((unit) => TIME_WORDS.test(unitText(unit, knowledge)));
  if (timed.length > 0) return answer(query, 'date', 'answered', [say('写到时间的原文是：'), quote(knowledge, timed)]);
  return answer(query, 'date', 'not_in_plan', [say('要点在这里没有写明时间。'), near(knowledge, units.slice(0, 3))]);
}

/** 9月底前要完成哪些 · 证照分离什么时候完成: deadlines that the plan gives in suffixes, cells and headings. */
export const deadline = defineIntent({
  name: 'deadline',
  examples: [],
  uses: (query) => usedByDeadline(query),
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

function usedByDeadline({ span, scope }: DeadlineQuery): readonly Narrowing[] {
  if (span !== null) return ['times'];
  return scope.units.length > 0 ? ['scope'] : ['of'];
}

/** All that is due in the time that was asked for, the latest first; or the deadlines of the measures asked about. */
function deadlinesOf(query: DeadlineQuery, knowledge: Knowledge): readonly Deadline[] {
  const { span } = query;
  const { plan } = knowledge;
  const units = span === null ? deadlineUnits(query, knowledge) : [];
  if (span === null) return readDeadlines(plan).filter(({ measure }) => units.includes(measure));
  const due = dueBetween(plan, span.from, span.to);
  return [...due].sort((a, b) => (b.due ?? '').localeCompare(a.due ?? ''));
}

/** The words of a deadline where they stand, with the suffix, cell or sentence around them. */
export function deadlineRow(one: Deadline, knowledge: Knowledge): Row {
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
