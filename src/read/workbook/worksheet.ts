import { READ_LIMITS } from '../limits.ts';
import { type Element, findElement } from '../xml.ts';
import type { CellText } from './cell.ts';

/** A range of cells that are one; rows and columns count from 0. */
interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The rows and columns of a merged range that are shown. */
interface Merged {
  readonly ys: readonly number[];
  readonly xs: readonly number[];
}

/** What a reader is to know of a row, and of cells or rows there; `where` names them as Excel does. */
interface Note {
  readonly row: number;
  readonly where: string;
  readonly message: string;
}

/** The cells of a sheet as they are shown: hidden rows and columns are blank, and told. */
export interface Cells {
  readonly width: number;
  readonly rows: readonly (readonly string[])[];
  readonly merged: readonly Merged[];
  readonly notes: readonly Note[];
}

interface Grid {
  readonly rows: string[][];
  readonly notes: Note[];
}

/** Reads the cells of a worksheet; `read` gives what one shows. */
export function readCells(root: Element, read: (cell: Element) => CellText): Cells {
  const grid = readGrid(root, read);
  const [hiddenRows, hiddenColumns] = [readHiddenRows(root), readHiddenColumns(root)];
  const told = tellHidden(grid.rows, hiddenRows, hiddenColumns);
  const widest = Math.max(0, ...grid.rows.map((row) => row.length));
  const ys = [...grid.rows.keys()].filter((y) => !hiddenRows.has(y));
  const xs = Array.from({ length: widest }, (_, x) => x).filter((x) => !hiddenColumns.has(x));
  const ranges = (findElement(root, 'mergeCells')?.children ?? []).map((one) => readRange(one.attributes.ref ?? ''));
  const merged = ranges.flatMap((range) => mergeRange(grid, range, ys, xs) ?? []);
  const rows = grid.rows.map((row, y) => (hiddenRows.has(y) ? [] : row.map((v, x) => (hiddenColumns.has(x) ? '' : v))));
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((words) => words !== '') + 1));
  return { rows, width, merged, notes: [...grid.notes.filter(({ row }) => !hiddenRows.has(row)), ...told] };
}

function readGrid(root: Element, read: (cell: Element) => CellText): Grid {
  const rows: string[][] = [];
  const notes: Note[] = [];
  let beyond = false;
  for (const row of findElement(root, 'sheetData')?.children ?? []) {
    const y = row.attributes.r ? Number(row.attributes.r) - 1 : rows.length;
    const cells = row.children.filter((child) => child.name === 'c');
    if (!(y >= 0 && y < READ_LIMITS.sheetRows)) {
      beyond ||= cells.some((cell) => read(cell).text !== '');
      continue;
    }
    while (rows.length <= y) rows.push([]);
    const values = rows[y] as string[];
    for (const cell of cells) {
      const x = cell.attributes.r ? place(cell.attributes.r).x : values.length;
      const { text, notes: told } = read(cell);
      if (!(x >= 0 && x < READ_LIMITS.sheetColumns)) beyond ||= text !== '';
      else {
        while (values.length < x) values.push('');
        values[x] = text;
        notes.push(...told.map((message) => ({ row: y, where: `${columnName(x)}${y + 1}`, message })));
      }
    }
  }
  const most = `${columnName(READ_LIMITS.sheetColumns - 1)}列、第${READ_LIMITS.sheetRows}行`;
  if (beyond) notes.push({ row: 0, where: '', message: `${most}以外的单元格没有读入` });
  return { rows, notes };
}

/** Puts a merged range together: what its first cell holds is shown where the range can first be seen; null where it cannot. */
function mergeRange(grid: Grid, range: Range, rows: readonly number[], columns: readonly number[]): Merged | null {
  const ys = rows.filter((y) => y >= range.top && y <= range.bottom);
  const xs = columns.filter((x) => x >= range.left && x <= range.right);
  const [firstY, firstX] = [ys[0], xs[0]];
  if (firstY === undefined || firstX === undefined) return null;
  const words = grid.rows[range.top]?.[range.left] ?? '';
  for (const y of ys)
    for (const x of xs) {
      const row = grid.rows[y] as string[];
      const own = row[x] ?? '';
      if (own === '' || (y === range.top && x === range.left)) continue;
      const where = `${columnName(x)}${y + 1}`;
      grid.notes.push({ row: y, where, message: `被合并的单元格盖住，没有读入：${own}` });
      row[x] = '';
    }
  const first = grid.rows[firstY] as string[];
  while (first.length <= firstX) first.push('');
  first[firstX] = words;
  return { ys, xs };
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

function readHiddenRows(root: Element): ReadonlySet<number> {
  const hidden = new Set<number>();
  let next = 0;
  for (const { attributes } of findElement(root, 'sheetData')?.children ?? []) {
    const y = attributes.r ? Number(attributes.r) - 1 : next;
    if (isTrue(attributes.hidden) || Number(attributes.ht ?? 1) === 0) hidden.add(y);
    next = y + 1;
  }
  return hidden;
}

function readHiddenColumns(root: Element): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const { attributes } of findElement(root, 'cols')?.children ?? []) {
    if (!isTrue(attributes.hidden) && Number(attributes.width ?? 1) !== 0) continue;
    const last = Math.min(Number(attributes.max), READ_LIMITS.sheetColumns);
    for (let x = Number(attributes.min); x <= last; x++) hidden.add(x - 1);
  }
  return hidden;
}

/** Tells rows and columns that are hidden and hold words; those that follow each other together. */
function tellHidden(rows: readonly string[][], ys: ReadonlySet<number>, xs: ReadonlySet<number>): Note[] {
  const notes: Note[] = [];
  const tell = (row: number, where: string, words: readonly string[]) => {
    const all = words.filter((word) => word.trim() !== '').join(' ');
    const short = all.length > READ_LIMITS.hiddenWords ? `${all.slice(0, READ_LIMITS.hiddenWords)}…` : all;
    if (all !== '') notes.push({ row, where: '', message: `${where}是隐藏的，没有读入：${short}` });
  };
  for (const [from, to] of runsOf(ys)) {
    const words = rows.slice(from, to + 1).flat();
    tell(from, from === to ? `第${from + 1}行` : `第${from + 1}—${to + 1}行`, words);
  }
  for (const [from, to] of runsOf(xs)) {
    const words = rows.flatMap((row, y) => (ys.has(y) ? [] : row.slice(from, to + 1)));
    tell(0, from === to ? `${columnName(from)}列` : `${columnName(from)}—${columnName(to)}列`, words);
  }
  return notes;
}

function runsOf(numbers: ReadonlySet<number>): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of [...numbers].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** A column as Excel names it, counted from 0. */
function columnName(column: number): string {
  return `${column >= 26 ? columnName(Math.floor(column / 26) - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

function place(reference: string): { x: number; y: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d+)$/.exec(reference) ?? [];
  const x = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { x, y: Number(digits) - 1 };
}

function readRange(reference: string): Range {
  const [from = '', to = from] = reference.split(':');
  const [first, last] = [place(from), place(to)];
  return { top: first.y, left: first.x, bottom: last.y, right: last.x };
}
