import type { Cell, Source, Table } from '../parse/document.ts';
import type { Span } from '../plan/plan.ts';
import { rewrite } from '../text/rewrite.ts';
import { TABLE_LIMITS } from './limits.ts';

const SEPARATORS = [',', '\t', ';', '，'] as const;

/** A first line that tells Excel what parts the cells, and is none itself. */
const DECLARED = /^"?sep=(.)"?\n/i;

/** Reads text with one row a line and its cells parted by commas or tabs; a cell in quotation marks may hold both. */
export function readGrid(file: string): Source {
  const [declared = '', own = ''] = DECLARED.exec(file) ?? [];
  const separator = own || separatorOf(file);
  const out = rewrite(file);
  const rows: Span[][] = [[]];
  let at = declared.length;
  while (at < file.length) {
    const cell = readCell(file, at, separator);
    const start = out.length();
    for (const piece of cell.pieces) out.keep(piece.start, piece.end);
    rows.at(-1)?.push({ start, end: out.length() });
    at = cell.end;
    if (at < file.length) out.keep(at, at + 1);
    if (file[at] === '\n') rows.push([]);
    at++;
  }
  const { text, at: origin } = out.done();
  const table: Table = {
    name: '',
    start: 0,
    end: text.length,
    rows: rows.map((row) => row.map((span) => bare(text, span))),
  };
  return { text, tables: [table], problems: [], at: origin };
}

/** Which separator the most lines hold. */
function separatorOf(file: string): string {
  const count = (separator: string) =>
    file
      .slice(0, TABLE_LIMITS.separatorSample)
      .split('\n')
      .filter((line) => line.split(separator).length > 2).length;
  return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best), ',');
}

/** One cell: the pieces of the file that are its words (doubled quotation marks once), and where it ends. */
function readCell(file: string, from: number, separator: string): { pieces: Span[]; end: number } {
  // ="6.10" keeps Excel from reading words as a number.
  const quoted = file.startsWith('="', from) ? from + 1 : from;
  if (file[quoted] !== '"')
    return { pieces: [{ start: from, end: stop(file, from, separator) }], end: stop(file, from, separator) };
  const pieces: Span[] = [];
  let start = quoted + 1;
  for (let i = start; ; i = start) {
    const quote = file.indexOf('"', i);
    if (quote < 0) return { pieces: [...pieces, { start, end: file.length }], end: file.length };
    if (file[quote + 1] === '"') {
      pieces.push({ start, end: quote + 1 });
      start = quote + 2;
    } else {
      pieces.push({ start, end: quote });
      return { pieces, end: stop(file, quote + 1, separator) };
    }
  }
}

function stop(file: string, from: number, separator: string): number {
  let at = from;
  while (at < file.length && file[at] !== separator && file[at] !== '\n') at++;
  return at;
}

/** A cell without the blanks at its ends. */
export function bare(text: string, span: Span, merged = false): Cell {
  const words = text.slice(span.start, span.end);
  const start = span.start + (words.length - words.trimStart().length);
  return {
    start: Math.min(start, span.end),
    end: Math.max(Math.min(start, span.end), start + words.trim().length),
    merged,
  };
}

/** Tables that stand in a text as lines with tabs between their cells. */
export function readTabs(text: string): readonly Table[] {
  const tables: Table[] = [];
  let open: { start: number; end: number; rows: Table['rows'][number][] } | null = null;
  const close = () => {
    if (open && open.rows.length >= TABLE_LIMITS.tabLines) tables.push({ name: '', ...open });
    open = null;
  };
  let offset = 0;
  for (const line of text.split('\n')) {
    const cells = line.split('\t');
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    if (cells.length >= TABLE_LIMITS.tabCells && filled > 1) {
      let at = offset;
      const row = cells.map((cell) => {
        const span = bare(text, { start: at, end: at + cell.length });
        at += cell.length + 1;
        return span;
      });
      open ??= { start: offset, end: offset, rows: [] };
      open.rows.push(row);
      open.end = offset + line.length;
    } else if (line.trim() !== '') close();
    offset += line.length + 1;
  }
  close();
  return tables;
}
