import type { PlanBody } from '../parse/body.ts';
import type { Cell, Table } from '../parse/document.ts';
import { openIds } from '../parse/ids.ts';
import { readMarker } from '../parse/marker.ts';
import type { Item, Measure, Problem, Section } from '../plan/plan.ts';
import { openSection, type TableState } from './category.ts';
import { type Column, isSecondHead, readHead } from './columns.ts';
import { TABLE_LIMITS } from './limits.ts';
import { placeRow } from './row.ts';

/** What the task tables of a document hold. */
interface TableRows {
  /** The words above the first table's head; null where there are none. */
  readonly title: string | null;
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
  readonly measures: readonly Measure[];
  readonly problems: readonly Problem[];
}

/** Reads the task tables in front of `limit`; where the text holds no measures, those behind it too. */
export function readTables(text: string, tables: readonly Table[], body: PlanBody, limit: number): TableRows {
  const wanted = tables.filter((table) => body.measures.length === 0 || table.start < limit);
  const ids = openIds();
  for (const { id } of [...body.sections, ...body.items, ...body.measures]) ids.take(id);
  const state: TableState = { text, ids, sections: [], items: [], measures: [], problems: [], title: null, open: null };
  let columns: readonly Column[] | null = null;
  for (const table of wanted) {
    const head = headOf(text, table);
    if (head) columns = head.columns;
    const goesOn = !head && columns !== null && width(table) === columns.length && table.name === '';
    if (!head && !goesOn) state.problems.push({ at: table.start, message: `${named(table)}不是任务表，没有读入` });
    else if (columns) readTable(state, table, columns, head?.first ?? 0, wanted.length);
  }
  for (const table of tables)
    if (!wanted.includes(table)) state.problems.push({ at: table.start, message: '正文之后的表格没有读作举措' });
  return { ...state };
}

const named = (table: Table) => (table.name === '' ? '这个表格' : `工作表“${table.name}”`);
const width = (table: Table) => Math.max(0, ...table.rows.map((row) => row.length));

/** The head of a table, which may be printed in two rows, and its first row of data. */
function headOf(text: string, table: Table): { columns: readonly Column[]; first: number } | null {
  for (const [at, cells] of table.rows.slice(0, TABLE_LIMITS.headRows).entries()) {
    const next = table.rows[at + 1] ?? [];
    const second = isSecondHead(text, next);
    const both = second ? cells.map((cell, i) => filled(next[i]) ?? cell) : cells;
    const columns = readHead(text, both) ?? readHead(text, cells);
    if (columns) return { columns, first: at + (second ? 2 : 1) };
  }
  return null;
}

const filled = (cell: Cell | undefined) => (cell && cell.start < cell.end ? cell : undefined);

function readTable(state: TableState, table: Table, columns: readonly Column[], first: number, sheets: number): void {
  const { text } = state;
  const above = table.rows
    .slice(0, Math.max(0, first - 1))
    .flatMap((row) => row.filter((cell) => cell.start < cell.end && !cell.merged));
  const head = above.find((cell) => !isNote(text.slice(cell.start, cell.end)));
  if (head && state.title === null && first > 1)
    state.title = text.slice(head.start, head.end).replace(/\s*\n\s*/g, '');
  state.open = null;
  if (head && sheets > 1 && table.name !== '') openSection(state, head);
  for (const { role, at, head: words } of columns)
    if (role === 'none' && words !== '') {
      const cell = table.rows[first - 1]?.[at];
      state.problems.push({ at: cell?.start ?? table.start, message: `“${words}”一列没有读作举措` });
    }
  const carry = holdOn(columns);
  for (const row of table.rows.slice(first)) {
    const own = row.filter((cell) => cell.start < cell.end && !cell.merged);
    const only = own[0];
    if (!only || readHead(text, row) || isSecondHead(text, row)) continue;
    const words = text.slice(only.start, only.end);
    if (own.length === 1 && isNote(words)) continue;
    if (own.length === 1 && isCategory(words, row, columns, only)) openSection(state, only);
    else placeRow(state, carry(row), columns);
  }
}

/** Who and when in front of the task hold for the rows below, too, until another is printed. */
function holdOn(columns: readonly Column[]): (row: readonly Cell[]) => readonly Cell[] {
  const works = columns.filter(({ role }) => role === 'task' || role === 'measure').map(({ at }) => at);
  const first = Math.min(...works);
  const held = new Map<number, Cell>();
  return (row) => {
    const front = columns.filter(({ role, at }) => at < first && (role === 'lead' || role === 'deadline'));
    const cells = [...row];
    for (const { at } of front) {
      const cell = cells[at];
      if (cell && cell.start < cell.end) held.set(at, { ...cell, merged: true });
      else if (held.has(at)) cells[at] = held.get(at) as Cell;
    }
    return cells;
  };
}

const isNote = (words: string) =>
  /^(?:注|备注|说明|附注|填报|填表|制表|合计|总计|小计|单位[:：]|联系人|—\s*\d+\s*—$|第\s*\d+\s*页)/.test(words.trim());

/** A row with nothing but a heading: a number of a higher level, or words across the columns. */
function isCategory(words: string, row: readonly Cell[], columns: readonly Column[], only: Cell): boolean {
  const kind = readMarker(words)?.kind;
  if (kind === 'major' || kind === 'minor' || kind === 'part' || kind === 'chapter') return true;
  const at = row.indexOf(only);
  const across = row.filter((cell) => cell.merged && cell.start === only.start).length + 1;
  const role = columns[at]?.role;
  if (across > columns.length / 2) return true;
  return (
    words.length <= TABLE_LIMITS.category &&
    !/^\d+$/.test(words) &&
    role !== 'measure' &&
    (role === 'number' || role === 'category')
  );
}
