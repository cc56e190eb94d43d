import type { Assignment, Assignments } from '../../index/assignments/assignment.ts';
import { FIELDS } from '../../index/assignments/header.ts';
import { type Applied, rowFor } from '../../index/assignments/offices.ts';
import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import type { Assigned, Part, TableField } from '../answer/answer.ts';
import { quote, row, say } from './parts.ts';

/** The label under which everything of the office's responsibility table stands. */
export const TABLE = '任务分解表';
/** The label of the plan's own words where the table's stand beside them. */
const ORIGINAL = '要点原文';

/** What the table is asked for: who, with whom, until when. */
type Wanted = 'owner' | 'partner' | 'deadline';

/** What the table says of measures; a row that several share comes once. Empty where no table is loaded. */
export function assigned(knowledge: Knowledge, units: readonly string[], wanted: Wanted): readonly Assigned[] {
  const table = tableOf(knowledge);
  if (!table) return [];
  const applied = applying(table, knowledge, units).filter(({ row }) => tells(row, wanted));
  return applied
    .filter(({ row }, i) => applied.findIndex((other) => other.row === row) === i)
    .map((one) => show(table, one));
}

/** The measures among these of which the table does not say it. */
function untold(knowledge: Knowledge, units: readonly string[], wanted: Wanted): readonly string[] {
  const table = tableOf(knowledge);
  const told = (unit: string) => table && applying(table, knowledge, [unit]).some(({ row }) => tells(row, wanted));
  return units.filter((unit) => !told(unit));
}

function applying(table: Assignments, { plan }: Knowledge, units: readonly string[]): readonly Applied[] {
  return units.flatMap((unit) => rowFor(table, plan, unit) ?? []);
}

function tells(row: Assignment, wanted: Wanted): boolean {
  if (wanted === 'owner') return row.owner.length > 0 || row.person !== null;
  return wanted === 'partner' ? row.partner.length > 0 : row.deadline !== null;
}

/** A row as it is shown; with the words that it takes from the plan only where these are asked for. */
export function show(table: Assignments, { row, inherited }: Applied, withExcerpt = false): Assigned {
  const { plan, file, date, heads } = table;
  const cells = { ...row, number: '', excerpt: withExcerpt ? row.excerpt : '' };
  const fields = FIELDS.flatMap((field): readonly TableField[] => {
    const value = cells[field];
    const text = value === null ? '' : typeof value === 'string' ? value : value.join('、');
    return text === '' ? [] : [{ head: heads[field], text }];
  });
  return { plan, unit: row.unit, row: row.row, sheet: row.sheet, file, date, inherited, fields };
}

/** The part that holds rows of the table; none where there are none. */
export function tablePart(rows: readonly Assigned[]): readonly Part[] {
  return rows.length === 0 ? [] : [{ kind: 'assigned', rows }];
}

/** The plan is silent and the table is not: says so, shows the table's rows, and then the plan's text under its own label. */
export function fromTable(
  knowledge: Knowledge,
  units: readonly string[],
  wanted: Wanted,
  silent: string,
  original: Part = quote(knowledge, units),
): readonly Part[] | null {
  const rows = assigned(knowledge, units, wanted);
  if (rows.length === 0) return null;
  const rest = untold(knowledge, units, wanted);
  const lacking = rest.length === 0 ? '' : `（${rest.join('、')}表里没有写明）`;
  const labelled = original.kind === 'quotes' ? { ...original, label: ORIGINAL } : original;
  return [say(`${silent}；${TABLE}写明${lacking}：`), ...tablePart(rows), labelled];
}

/** A row in words: its unit, where it stands, and its cells. */
export function tableLine({ unit, row, sheet, date, inherited, fields }: Assigned): {
  readonly unit: string;
  readonly place: string;
  readonly fields: string;
} {
  const sheeted = sheet === '' ? '' : `工作表“${sheet}”`;
  const shared = inherited === null ? '' : `；${named(inherited)}的分工，各点共用`;
  return {
    unit: named(unit),
    place: `${sheeted}第${row}行，${date}${shared}`,
    fields: fields.map(({ head, text }) => `${head}：${text}`).join('；'),
  };
}

const named = (unit: string) => (/^\d+$/.test(unit) ? `第${unit}条` : unit);

/** What the plan itself says of who does its measures, in suffixes, cells and headings, as rows. */
export function dutyRows(units: readonly string[], knowledge: Knowledge): Part {
  const measures = knowledge.plan.measures.filter((m) => units.includes(m.id));
  const rows = measures.flatMap(({ duty }) => {
    if (!duty) return [];
    const { unit } = duty;
    if (duty.cells.length === 0) return [row(knowledge, { unit, start: duty.start, end: duty.end }, '责任单位')];
    return duty.cells.map(({ head, start, end }) => row(knowledge, { unit, start, end }, head));
  });
  return { kind: 'facts', rows };
}
