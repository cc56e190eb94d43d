import type { Cell, Source, Table } from '../parse/document.ts';
import { Fault } from '../text/fault.ts';
import { FIELDS, type Field, HEADS, type Header, readHeader } from './header.ts';

/** A row of a responsibility table before it is checked. */
export interface Draft {
  readonly row: number;
  readonly sheet: string;
  /** Rows whose number is one merged cell, or is blank below it, are of one group. */
  readonly group: string;
  /** True where its own number is blank and the one above was taken. */
  readonly taken: boolean;
  readonly words: Readonly<Record<Field, string>>;
}

/** The rows of all tables of a file, and the heads above them. */
interface Drafts {
  readonly heads: { readonly line: number; readonly printed: Partial<Record<Field, string>> };
  readonly drafts: readonly Draft[];
  readonly problems: readonly { row: number; message: string; mend: string }[];
}

/** How many rows a title and its notes may take above the head. */
const ABOVE = 15;
/** Columns that are read of a row. */
const COLUMNS = 100;
/** What stands for none. */
const NONE = /^[\s/／\\—\-－–、无]*$/;
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Reads the rows below the heads of a file's tables. Throws Fault where there is no head, or one lacks a column. */
export function readDrafts(source: Source, file: string): Drafts {
  const read = source.tables.flatMap((table) => {
    const rows = table.rows.map((row) => wordsOf(source.text, row));
    const head = headOf(rows);
    return head ? [{ table, rows, ...head }] : [];
  });
  const first = read[0];
  if (!first) {
    const wanted = FIELDS.map((field) => HEADS[field]).join('、');
    throw new Fault(file, 1, `没有找到表头（${wanted}）`, '表头单独占一行，放在前15行里，照模板写');
  }
  const many = read.length > 1;
  const parts = read.map(({ table, rows, header, line }) => {
    if (header.missing.length > 0) throw lacking(file, line, header);
    return readRows(table, rows, header, line, many ? table.name : '');
  });
  const printed = Object.fromEntries([...first.header.columns].map(([field, at]) => [field, first.header.heads[at]]));
  return {
    heads: { line: first.line, printed },
    drafts: parts.flatMap(({ drafts }) => drafts),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

function lacking(file: string, line: number, { missing }: Header): Fault {
  const columns = missing.map((field) => `“${HEADS[field]}”`).join('、');
  return new Fault(file, line, `表头缺${columns}`, '照模板补上这一列，没有内容就让它空着');
}

/** A cell's words on the sheet: blank where it only repeats a cell to its left; merged where it repeats one above. */
interface Words {
  readonly text: string;
  readonly merged: boolean;
}

function wordsOf(text: string, row: readonly Cell[]): readonly Words[] {
  return row.slice(0, COLUMNS).map((cell, i) => {
    const first = () => row.findIndex(({ start, end }) => start === cell.start && end === cell.end);
    const repeats = cell.merged && cell.start < cell.end && first() < i;
    const words = repeats ? '' : text.slice(cell.start, cell.end).replace(INVISIBLE, '').trim();
    return { text: words, merged: cell.merged };
  });
}

/** The head of a table, which may be printed in two rows, and its last row. */
function headOf(rows: readonly (readonly Words[])[]): { header: Header; line: number } | null {
  for (const [at, row] of rows.slice(0, ABOVE).entries()) {
    const one = readHeader(row.map(({ text }) => text));
    const below = rows[at + 1];
    const both = below ? readHeader(row.map(({ text }, i) => below[i]?.text || text)) : null;
    if (both && both.missing.length < (one?.missing.length ?? FIELDS.length)) return { header: both, line: at + 2 };
    if (one) return { header: one, line: at + 1 };
  }
  return null;
}

function readRows(
  table: Table,
  rows: readonly (readonly Words[])[],
  header: Header,
  line: number,
  sheet: string,
): Pick<Drafts, 'drafts' | 'problems'> {
  const drafts: Draft[] = [];
  let number = '';
  let group = '';
  rows.slice(line).forEach((cells, i) => {
    if (readHeader(cells.map(({ text }) => text)) || cells.every(({ text }) => text === '')) return;
    const at = (field: Field) => cells[header.columns.get(field) ?? -1] ?? { text: '', merged: false };
    const own = at('number');
    const goesOn = own.merged || (own.text === '' && at('excerpt').text !== '');
    if (!goesOn) {
      number = own.text;
      group = `${table.start} ${i}`;
    }
    const value = (field: Field) => (field === 'number' ? number : bareWords(field, at(field).text));
    const words = Object.fromEntries(FIELDS.map((field) => [field, value(field)])) as Record<Field, string>;
    drafts.push({ row: line + i + 1, sheet, group, taken: goesOn && !own.merged, words });
  });
  return { drafts, problems: unread(rows.slice(line), header, line) };
}

/** Words on one line, except for names, whose line ends part them; blank where they stand for none. */
function bareWords(field: Field, words: string): string {
  const named = field === 'owner' || field === 'partner';
  const line = named ? words : words.replace(/\s+/g, ' ');
  return field !== 'excerpt' && NONE.test(line) ? '' : line;
}

function unread(rows: readonly (readonly Words[])[], { unread, heads }: Header, line: number) {
  const filled = unread.filter((at) => rows.some((row) => (row[at]?.text ?? '') !== ''));
  const mend = '照模板的表头改名；不要的列改名为备注';
  return filled.map((at) => ({ row: line, message: `“${heads[at] ?? ''}”一列没有读入`, mend }));
}
