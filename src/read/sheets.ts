import { formatCell, readFormats } from './cell-format.ts';
import { READ_LIMITS } from './limits.ts';
import type { OfficePackage } from './package.ts';
import { type Element, findElement } from './xml.ts';

/** A range of cells that are one; rows and columns count from 0. */
interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet as it is shown. */
export interface Worksheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly width: number;
  readonly rows: readonly (readonly string[])[];
  readonly merged: readonly Range[];
}

/** Reads all sheets of a workbook in their order. */
export async function readSheets(office: OfficePackage): Promise<readonly Worksheet[]> {
  const part = async (kind: string) => office.tree(await office.related(office.main, kind));
  const book = findElement(await office.tree(office.main), 'workbook');
  const links = await office.relationships(office.main);
  const shared = (findElement(await part('sharedStrings'), 'sst')?.children ?? []).map(words);
  const formats = readFormats(await part('styles'));
  const from1904 = ['1', 'true'].includes(findElement(book, 'workbookPr')?.attributes.date1904 ?? '');
  const sheets: Worksheet[] = [];
  for (const sheet of findElement(book, 'sheets')?.children ?? []) {
    const target = links.find((link) => link.id === sheet.attributes.id && !link.external)?.target;
    const root = findElement(await office.tree(target), 'worksheet');
    const read = (cell: Element) => cellText(cell, shared, formats, from1904);
    const hidden = (sheet.attributes.state ?? 'visible') !== 'visible';
    if (root) sheets.push({ name: sheet.attributes.name ?? '', hidden, ...readCells(root, read) });
  }
  return sheets;
}

/** The words of a shared or inline string; readings printed above characters are left out. */
function words(element: Element): string {
  const pieces = element.children.map((child) =>
    child.name === 't' ? child.text : child.name === 'r' ? words(child) : '',
  );
  return pieces.join('').replaceAll('_x000D_', '').replace(/\r\n?/g, '\n');
}

function cellText(cell: Element, shared: readonly string[], formats: readonly string[], from1904: boolean): string {
  const { t: type, s: style } = cell.attributes;
  const raw = findElement(cell, 'v')?.text ?? '';
  if (type === 's') return shared[Number(raw)] ?? '';
  const inline = findElement(cell, 'is');
  if (type === 'inlineStr' && inline) return words(inline);
  if (type === 'e' || type === 'b') return '';
  return type === 'str' || raw === ''
    ? raw.replace(/\r\n?/g, '\n')
    : formatCell(Number(raw), formats[Number(style ?? 0)] ?? '', from1904);
}

function readCells(root: Element, read: (cell: Element) => string): Omit<Worksheet, 'name' | 'hidden'> {
  const rows: string[][] = [];
  let width = 0;
  for (const row of findElement(root, 'sheetData')?.children ?? []) {
    const y = row.attributes.r ? Number(row.attributes.r) - 1 : rows.length;
    if (!(y >= 0 && y < READ_LIMITS.sheetRows)) continue;
    while (rows.length <= y) rows.push([]);
    const values = rows[y] as string[];
    for (const cell of row.children.filter((child) => child.name === 'c')) {
      const x = cell.attributes.r ? place(cell.attributes.r).x : values.length;
      if (!(x >= 0 && x < READ_LIMITS.sheetColumns)) continue;
      while (values.length < x) values.push('');
      values[x] = read(cell);
      if (values[x] !== '') width = Math.max(width, x + 1);
    }
  }
  const ranges = findElement(root, 'mergeCells')?.children ?? [];
  return { rows, width, merged: ranges.map((range) => readRange(range.attributes.ref ?? '')) };
}

function place(reference: string): { x: number; y: number } {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d+)$/.exec(reference) ?? [];
  const x = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { x, y: Number(digits) - 1 };
}

function readRange(reference: string): Range {
  const [from = '', to = from] = reference.split(':');
  const [first, last] = [place(from), place(to)];
  return { top: first.y, left: first.x, bottom: last.y, right: last.x };
}
