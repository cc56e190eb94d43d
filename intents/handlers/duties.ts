import type { Assignment, Assignments } from '../../index/assignments/assignment.ts';
import { isAmong, offices, rowsNaming } from '../../index/assignments/offices.ts';
import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { cite } from '../../index/plan/cite.ts';
import { type Obligation, obligationsOf } from '../../index/plan/obligation.ts';
import type { Answer, Row } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, say } from '../compose/parts.ts';
import { show, TABLE, tablePart } from '../compose/responsible.ts';
import type { DutiesQuery, TableQuery } from '../query/query.ts';
import { OFFICES } from './limits.ts';

/** 特设科有哪些任务 · 张三负责哪些 · /plan 科室 特设科: all rows of the office's table that name it. */
export const office = defineIntent({
  name: 'office',
  examples: [],
  answer(query, knowledge) {
    const table = tableOf(knowledge);
    if (table === null) throw new Error('No table is loaded.');
    if (query.body === null) return everyOffice(table, query);
    const rows = rowsNaming(table, query.body);
    return rows.length === 0
      ? absentOffice(query.body, table, query)
      : officeRows(query.body, rows, table, query, knowledge);
  },
});

function officeRows(
  name: string,
  rows: readonly Assignment[],
  table: Assignments,
  query: TableQuery,
  { byId }: Knowledge,
): Answer {
  const leads = rows.filter(({ owner }) => isAmong(name, owner)).length;
  const helps = rows.filter(({ owner, partner }) => !isAmong(name, owner) && isAmong(name, partner)).length;
  const counts = [
    ...(leads > 0 ? [`牵头${leads}行`] : []),
    ...(helps > 0 ? [`配合${helps}行`] : []),
    ...(rows.length > leads + helps ? [`作为责任人${rows.length - leads - helps}行`] : []),
  ];
  const units = rows.flatMap(({ unit }) => byId.items.get(unit)?.measures ?? [unit]);
  const shown = rows.map((row) => show(table, { row, inherited: null }, true));
  const lead = `${TABLE}里写到“${name}”的共${rows.length}行（${counts.join('、')}）：`;
  return answer(query, 'owner', 'answered', [say(lead), ...tablePart(shown)], { units: [...new Set(units)] });
}

function absentOffice(name: string, table: Assignments, query: TableQuery): Answer {
  const all = offices(table).map((one) => one.name);
  const more = all.length > OFFICES ? `等${all.length}个` : '';
  const there = all.length === 0 ? '表里没有写科室' : `表里的科室是：${all.slice(0, OFFICES).join('、')}${more}`;
  const printable = name.replace(/[^\p{Script=Han}a-z0-9()、]/gu, '').slice(0, 20);
  const lead = `${TABLE}（${table.date}）里没有“${printable}”。${there}。`;
  return answer(query, 'owner', 'not_in_plan', [say(lead)], { suggestions: suggestOffices(all) });
}

function everyOffice(table: Assignments, query: TableQuery): Answer {
  const all = offices(table);
  const lines = all.map(({ name, leads, helps }) => `· ${name}：牵头${leads}行，配合${helps}行`);
  const lead = `【${TABLE}】${table.date}，共${table.rows.length}行、${all.length}个科室：`;
  const parts = [say([lead, ...lines].join('\n'))];
  return answer(query, 'owner', 'answered', parts, { suggestions: suggestOffices(all.map(({ name }) => name)) });
}

/** Questions on the first offices of the table. */
function suggestOffices(names: readonly string[]): readonly string[] {
  return names.slice(0, 3).map((name) => `${name}有哪些任务`);
}

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
