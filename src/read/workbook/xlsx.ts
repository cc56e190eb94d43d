import type { Cell, Source, Table } from '../../../index/parse/document.ts';
import type { Problem } from '../../../index/plan/plan.ts';
import { readHead } from '../../../index/tables/columns.ts';
import { bare } from '../../../index/tables/grid.ts';
import { Fault } from '../../../index/text/fault.ts';
import type { OfficePackage } from '../package.ts';
import { readWorkbook, type Worksheet } from './workbook.ts';

/** What is looked for in a workbook: how the head of a table looks, and what it is called in messages. */
export interface TableKind {
  isHead(text: string, row: readonly Cell[]): boolean;
  readonly heads: string;
}

const TASKS: TableKind = { isHead: (text, row) => readHead(text, row) !== null, heads: '序号、重点任务、责任单位…' };

/** Reads an Excel workbook: each sheet that holds a table as wanted; what is hidden, struck through or beside the cells is told and left out. */
export async function readXlsx(name: string, office: OfficePackage, { isHead, heads } = TASKS): Promise<Source> {
  const sheets = await readWorkbook(office);
  const problems: Problem[] = [];
  const tables: Table[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const sheet of sheets) {
    const { text, rows } = writeSheet(sheet);
    const blank = text.trim() === '';
    if (blank && sheet.remarks.length + sheet.notes.length === 0) continue;
    const called = `工作表“${sheet.name}”`;
    if (sheet.hidden || !rows.some((row) => isHead(text, row))) {
      const why = sheet.hidden ? '是隐藏的' : '里没有任务表';
      problems.push({ at: length, message: `${called}${why}，没有读入` });
      continue;
    }
    problems.push(...tell(sheet, rows, length, sheets.length > 1 ? called : ''));
    tables.push(shift({ name: sheet.name, start: 0, end: text.length, rows }, length));
    parts.push(text);
    length += text.length;
  }
  if (tables.length === 0)
    throw new Fault(name, null, `没有找到任务表的表头（${heads}）`, '检查表头那一行是不是在前15行里');
  return { text: parts.join(''), tables, problems, at: (offset) => offset };
}

/** What a sheet does not show, at the row where it would stand; cells with the same note together. */
function tell(sheet: Worksheet, rows: readonly (readonly Cell[])[], from: number, called: string): readonly Problem[] {
  const cells = new Map<string, { at: number; where: string[] }>();
  for (const { row, where, message } of sheet.notes) {
    const at = from + (rows[Math.min(row, rows.length - 1)]?.[0]?.start ?? 0);
    const known = cells.get(message) ?? { at, where: [] };
    cells.set(message, { at: known.at, where: [...known.where, ...(where === '' ? [] : [where])] });
  }
  const notes = [...cells].map(([message, { at, where }]) => {
    const cell = where.length === 0 ? '' : `${where.join('、')}：`;
    return { at, message: `${called}${cell}${message}` };
  });
  return [...notes, ...sheet.remarks.map((remark) => ({ at: from, message: `${called}${remark}` }))];
}

const shift = (table: Table, by: number): Table => ({
  name: table.name,
  start: table.start + by,
  end: table.end + by,
  rows: table.rows.map((row) => row.map((cell) => ({ ...cell, start: cell.start + by, end: cell.end + by }))),
});

/** A sheet as text, one row a line, its cells parted by tabs; a merged range repeats its first cell. */
function writeSheet(sheet: Worksheet): { text: string; rows: readonly (readonly Cell[])[] } {
  const parts: string[] = [];
  let length = 0;
  const rows = sheet.rows.map((values) => {
    const cells = Array.from({ length: sheet.width }, (_, at) => {
      const words = values[at] ?? '';
      const cell = bare(words, { start: 0, end: words.length });
      const placed = { ...cell, start: length + cell.start, end: length + cell.end };
      const end = at === sheet.width - 1 ? '\n' : '\t';
      parts.push(words, end);
      length += words.length + 1;
      return placed;
    });
    return cells;
  });
  for (const { ys, xs } of sheet.merged) {
    const origin = rows[ys[0] ?? 0]?.[xs[0] ?? 0];
    if (!origin) continue;
    for (const y of ys)
      for (const x of xs.filter((at) => at < sheet.width))
        if (y !== ys[0] || x !== xs[0]) (rows[y] as Cell[])[x] = { ...origin, merged: true };
  }
  return { text: parts.join(''), rows };
}
