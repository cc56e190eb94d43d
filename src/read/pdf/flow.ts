import type { Cell, Source, Table } from '../../../index/parse/document.ts';
import { bare } from '../../../index/tables/grid.ts';
import { roomFor } from './lines.ts';
import { joinParagraphs, type PrintedLine } from './paragraphs.ts';
import type { RuledCell } from './ruled.ts';

/** Lines of a column, or the rows of a table. */
export type PageBlock =
  | { readonly kind: 'lines'; readonly lines: readonly PrintedLine[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly RuledCell[])[] };

const CLOSED = /[。；;！!？?：:]["”』」）)]*$/;

/** A document's text with its tables, and where each page begins in it. */
type Flow = Pick<Source, 'text' | 'tables'> & { readonly starts: readonly number[] };

/** Lines that follow each other, or a table, over pages; `page` counts from 0 and is the one that it begins on. */
type Stretch =
  | { readonly kind: 'lines'; readonly lines: { readonly line: PrintedLine; readonly page: number }[] }
  | { readonly kind: 'table'; readonly rows: RuledCell[][]; readonly page: number };

/** Puts the blocks of pages together: paragraphs and tables run on from page to page. */
export function writeFlow(pages: readonly (readonly PageBlock[])[]): Flow {
  let text = '';
  const tables: Table[] = [];
  const starts: number[] = [];
  const begin = (page: number) => {
    while (starts.length <= page) starts.push(text.length);
  };
  for (const stretch of toStretches(pages)) {
    if (stretch.kind === 'table') {
      begin(stretch.page);
      const { words, rows } = writeRows(stretch.rows, text.length);
      tables.push({ name: '', start: text.length, end: text.length + words.length, rows });
      text += words;
    } else {
      const from = text.length;
      const { lines } = stretch;
      const joined = joinParagraphs(lines.map(({ line }) => line));
      for (const { line, page } of lines) {
        while (starts.length <= page) starts.push(from + Math.max(0, joined.indexOf(line.text)));
      }
      text += `${joined}\n`;
    }
  }
  begin(pages.length - 1);
  return { text, tables, starts };
}

function toStretches(pages: readonly (readonly PageBlock[])[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  pages.forEach((blocks, page) => {
    for (const block of blocks) {
      const last = stretches.at(-1);
      if (block.kind === 'lines') {
        const lines = block.lines.map((line) => ({ line, page }));
        if (last?.kind === 'lines') last.lines.push(...lines);
        else if (lines.length > 0) stretches.push({ kind: 'lines', lines });
      } else if (last?.kind === 'table' && last.rows[0]?.length === block.rows[0]?.length) goOn(last.rows, block.rows);
      else stretches.push({ kind: 'table', rows: block.rows.map((row) => [...row]), page });
    }
  });
  return stretches;
}

/** Adds the rows of a table that goes on on the next page, without the head that is printed again there. */
function goOn(rows: RuledCell[][], more: readonly (readonly RuledCell[])[]): void {
  const same = (a: readonly RuledCell[] | undefined, b: readonly RuledCell[]) =>
    a?.every(({ text }, i) => text.replace(/\s/g, '') === b[i]?.text.replace(/\s/g, ''));
  const fresh = more.findIndex((row, i) => !same(rows[i], row));
  const [first, ...rest] = more.slice(fresh < 0 ? more.length : fresh);
  const last = rows.at(-1);
  if (!first) return;
  const goesOn = (above: RuledCell | undefined, cell: RuledCell) =>
    above !== undefined && above.room < roomFor(above.text, cell) && !CLOSED.test(above.text);
  const split =
    first.some(({ text }) => text !== '') && first.every((cell, i) => cell.text === '' || goesOn(last?.[i], cell));
  if (last && split)
    rows[rows.length - 1] = last.map((cell, i) => {
      const more = first[i];
      return more === undefined || more.text === ''
        ? cell
        : { ...more, text: `${cell.text}${more.text}`, merged: cell.merged };
    });
  else rows.push([...first]);
  rows.push(...rest.map((row) => [...row]));
}

/** Rows as text, one a line, cells parted by tabs; a merged cell repeats the one that it is merged with. */
function writeRows(grid: readonly (readonly RuledCell[])[], from: number): { words: string; rows: readonly Cell[][] } {
  let words = '';
  const rows: Cell[][] = [];
  for (const row of grid) {
    const cells: Cell[] = [];
    row.forEach(({ text, merged }, x) => {
      const left = row[x - 1];
      const source = !merged ? null : left && left.text === text && cells[x - 1] ? cells[x - 1] : rows.at(-1)?.[x];
      const own = merged && source ? '' : text;
      const cell = bare(own, { start: 0, end: own.length });
      const start = from + words.length;
      cells.push(source ? { ...source, merged: true } : { ...cell, start: start + cell.start, end: start + cell.end });
      words += `${own}${x === row.length - 1 ? '\n' : '\t'}`;
    });
    rows.push(cells);
  }
  return { words, rows };
}
