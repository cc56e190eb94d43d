import type { Cell } from '../../../index/parse/document.ts';
import { bare } from '../../../index/tables/grid.ts';
import { READ_LIMITS } from '../limits.ts';
import { type Element, findElement } from '../xml.ts';
import type { Story } from './blocks.ts';
import { keyOf, TREATMENTS, wordsIn } from './elements.ts';
import { addNote } from './line.ts';
import { isOn } from './styles.ts';

/** Reads the blocks of a cell. */
type WriteBlocks = (story: Story, parent: Element) => void;

/** Reads a table by its grid; one of a single column is read as paragraphs. */
export function writeTable(story: Story, table: Element, writeBlocks: WriteBlocks): void {
  const rows = inside(story, table, 'w:tr').filter((row) => isShown(story, row));
  const cells = rows.map((row) => inside(story, row, 'w:tc').filter((cell) => isPresent(story, cell)));
  if (Math.max(0, ...cells.map((row) => row.length)) <= 1) {
    for (const cell of cells.flat()) writeBlocks(story, cell);
    return;
  }
  const start = story.length;
  const grid: Cell[][] = [];
  rows.forEach((row, i) => {
    grid.push(writeRow(story, row, cells[i] ?? [], grid.at(-1) ?? [], writeBlocks));
  });
  story.tables.push({ name: '', start, end: story.length, rows: grid });
}

/** Rows of a table or cells of a row, out of what is wrapped around them. */
function inside(story: Story, parent: Element, wanted: string): readonly Element[] {
  return parent.children.flatMap((child) => {
    const key = keyOf(child);
    if (key === wanted) return [child];
    const treatment = TREATMENTS.get(key);
    if (treatment?.kind === 'through') return inside(story, child, wanted);
    const words = treatment?.kind === 'silent' ? '' : wordsIn(child).trim();
    if (words !== '') addNote(story.notes, { at: story.length, reason: `不认识的内容（${key}）`, words });
    return [];
  });
}

/** False for a row that a tracked change deletes, or that is hidden. */
function isShown(story: Story, row: Element): boolean {
  const properties = findElement(row, 'trPr');
  const deleted = findElement(properties, 'del') !== undefined;
  if (!deleted && !isOn(findElement(properties, 'hidden'))) return true;
  leave(story, deleted ? '修订中删除的表格行' : '隐藏的表格行', row);
  return false;
}

function isPresent(story: Story, cell: Element): boolean {
  if (!findElement(cell, 'tcPr', 'cellDel')) return true;
  leave(story, '修订中删除的单元格', cell);
  return false;
}

function leave(story: Story, reason: string, element: Element): void {
  const words = wordsIn(element).trim();
  if (words !== '') addNote(story.notes, { at: story.length, reason, words }, ' ');
}

function writeRow(story: Story, row: Element, cells: readonly Element[], above: readonly Cell[], write: WriteBlocks) {
  const placed: Cell[] = [];
  const skip = span(findElement(row, 'trPr'), 'gridBefore', 0);
  for (let i = 0; i < skip; i++) placed.push({ start: story.length, end: story.length, merged: false });
  for (const cell of cells) {
    const origin = mergedWith(cell, placed, above);
    const at = origin ? { ...origin, merged: true } : writeCell(story, cell, write);
    if (origin) leave(story, '合并到别的单元格、看不见的文字', cell);
    const width = span(findElement(cell, 'tcPr'), 'gridSpan', 1);
    for (let i = 0; i < width; i++) placed.push(i === 0 ? at : { ...at, merged: true });
    add(story, '\t');
  }
  add(story, '\n');
  return placed;
}

/** The cell that a cell is a part of: on its left, or above. */
function mergedWith(cell: Element, left: readonly Cell[], above: readonly Cell[]): Cell | undefined {
  const goesOn = (name: string) => {
    const merge = findElement(cell, 'tcPr', name);
    return merge !== undefined && merge.attributes.val !== 'restart';
  };
  if (goesOn('hMerge')) return left.at(-1);
  return goesOn('vMerge') ? above[left.length] : undefined;
}

function writeCell(story: Story, cell: Element, write: WriteBlocks): Cell {
  const inner: Story = { ...story, parts: [], length: 0, tables: [], notes: [] };
  write(inner, cell);
  const words = inner.parts
    .join('')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
  const own = bare(words, { start: 0, end: words.length });
  const at = story.length;
  add(story, words);
  for (const note of inner.notes) story.notes.push({ ...note, at: at + Math.min(note.at, words.length) });
  if (inner.tables.length > 0) addNote(story.notes, { at, reason: '单元格里的表格读作这一格的文字', words: '' });
  return { ...own, start: at + own.start, end: at + own.end };
}

function add(story: Story, words: string): void {
  story.parts.push(words);
  story.length += words.length;
}

/** How many columns a property covers. */
function span(properties: Element | undefined, name: string, least: number): number {
  const value = Number(findElement(properties, name)?.attributes.val ?? least);
  return Math.max(least, Math.min(READ_LIMITS.docxColumns, Math.trunc(value) || least));
}
