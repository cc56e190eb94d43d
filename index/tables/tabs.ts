import type { Table } from '../parse/document.ts';
import { bare } from './grid.ts';

/** Fewest cells of a line, and fewest lines, that make a table of text with tabs. */
const CELLS = 3;
const LINES = 3;

/** Tables that stand in a text as lines with tabs between their cells. */
export function readTabs(text: string): readonly Table[] {
  const tables: Table[] = [];
  let open: { start: number; end: number; rows: Table['rows'][number][] } | null = null;
  const close = () => {
    if (open && open.rows.length >= LINES) tables.push({ name: '', ...open });
    open = null;
  };
  let offset = 0;
  for (const line of text.split('\n')) {
    const cells = line.split('\t');
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    if (cells.length >= CELLS && filled > 1) {
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
