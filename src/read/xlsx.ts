import type { Cell, Source, Table } from '../../index/parse/document.ts';
import type { Problem } from '../../index/plan/plan.ts';
import { readHead } from '../../index/tables/columns.ts';
import { bare } from '../../index/tables/grid.ts';
import { Fault } from '../../index/text/fault.ts';
import type { OfficePackage } from './package.ts';
import { readSheets, type Worksheet } from './sheets.ts';

/** What is looked for in a workbook: how the head of a table looks, and what it is called in messages. */
export interface TableKind {
  isHead(text: string, row: readonly Cell[]): boolean;
  readonly heads: string;
}

const TASKS: TableKind = { isHead: (text, row) => readHead(text, row) !== null, heads: '序号、重点任务、责任单位…' };

/** Reads an Excel workbook: each sheet that holds a table as wanted; hidden sheets and instructions are told and left out. */
export async function readXlsx(name: string, office: OfficePackage, { isHead, heads } = TASKS): Promise<Source> {
  const sheets = await readSheets(office);
  const problems: Problem[] = [];
  const tables: Table[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const sheet of sheets) {
    const { text, rows } = writeSheet(sheet);
    if (text.trim() === '') continue;
    const table: Table = { name: sheet.name, start: 0, end: text.length, rows };
    const holds = rows.some((row) => isHead(text, row));
    if (sheet.hidden || !holds) {
      const why = sheet.hidden ? '是隐藏的' : '里没有任务表';
      problems.push({ at: length, message: `工作表“${sheet.name}”${why}，没有读入` });
      continue;
    }
    tables.push(shift(table, length));
    parts.push(text);
    length += text.length;
  }
  if (tables.length === 0)
    throw new Fault(name, null, `没有找到任务表的表头（${heads}）`, '检查表头那一行是不是在前15行里');
  return { text: parts.join(''), tables, problems, at: (offset) => offset };
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
  for (const { top, left, bottom, right } of sheet.merged) {
    const origin = rows[top]?.[left];
    if (!origin) continue;
    for (let y = top; y <= Math.min(bottom, rows.length - 1); y++)
      for (let x = left; x <= Math.min(right, sheet.width - 1); x++)
        if (y !== top || x !== left) (rows[y] as Cell[])[x] = { ...origin, merged: true };
  }
  return { text: parts.join(''), rows };
}
