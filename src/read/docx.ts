import type { Cell, Source, Table } from '../../index/parse/document.ts';
import type { Problem } from '../../index/plan/plan.ts';
import { bare } from '../../index/tables/grid.ts';
import { Fault } from '../../index/text/fault.ts';
import { type ListCounter, readNumbering } from './docx-numbering.ts';
import { READ_LIMITS } from './limits.ts';
import type { OfficePackage } from './package.ts';
import { attributeValue, type Element, findElement } from './xml.ts';

interface Writing {
  readonly count: ListCounter;
  readonly styles: Styles;
  readonly parts: string[];
  length: number;
  readonly tables: Table[];
  readonly problems: Problem[];
}

/** Reads a Word document: its paragraphs with their automatic numbers, and its tables. */
export async function readDocx(name: string, office: OfficePackage): Promise<Source> {
  const part = async (kind: string) => office.tree(await office.related(office.main, kind));
  const body = findElement(await office.tree(office.main), 'document', 'body');
  if (!body) throw new Fault(name, null, '文件损坏，里面没有正文', '用 Word 或 WPS 打开后另存');
  const count = readNumbering(await part('numbering'));
  const styles = readStyles(await part('styles'));
  const writing: Writing = { count, styles, parts: [], length: 0, tables: [], problems: [] };
  writeBlocks(writing, body);
  if (findElement(await part('footnotes'), 'footnotes', 'footnote') && writing.length > 0) noteFootnotes(writing, body);
  const text = writing.parts.join('');
  if (text.trim() === '')
    throw new Fault(name, null, '里面没有文字，可能是扫描的图片', '放入文件的电子版，或先做文字识别并校对');
  return { text, tables: writing.tables, problems: writing.problems, at: (offset) => offset };
}

function write(writing: Writing, words: string): void {
  writing.parts.push(words);
  writing.length += words.length;
}

function noteFootnotes(writing: Writing, body: Element): void {
  const refers = (element: Element): boolean => element.name === 'footnoteReference' || element.children.some(refers);
  if (refers(body)) writing.problems.push({ at: writing.length, message: '脚注没有读入' });
}

const WRAPPERS = [
  'sdt',
  'sdtContent',
  'ins',
  'smartTag',
  'customXml',
  'moveTo',
  'AlternateContent',
  'Choice',
  'hyperlink',
  'fldSimple',
];

function writeBlocks(writing: Writing, parent: Element): void {
  for (const element of parent.children) {
    if (element.name === 'p') writeParagraph(writing, element);
    else if (element.name === 'tbl') writeTable(writing, element);
    else if (WRAPPERS.includes(element.name)) writeBlocks(writing, element);
  }
}

function writeParagraph(writing: Writing, paragraph: Element): void {
  const style = writing.styles.get(attributeValue(paragraph, 'pPr', 'pStyle') ?? '');
  if (style?.contents) return;
  const words = runs(paragraph);
  const own = findElement(paragraph, 'pPr', 'numPr');
  const list = attributeValue(own, 'numId') ?? style?.list;
  const level = Number(attributeValue(own, 'ilvl') ?? style?.level ?? 0);
  const printed = list && list !== '0' && words.trim() !== '' ? writing.count(list, level) : '';
  const gap = /[A-Za-z0-9—–-]$/.test(printed) ? ' ' : '';
  write(writing, `${printed}${gap}${words}\n`);
  for (const box of boxes(paragraph)) writeBlocks(writing, box);
}

/** The words of a paragraph; what was deleted, hidden or stands in a text box is left out. */
function runs(parent: Element): string {
  return parent.children
    .map((element) => {
      if (element.name === 'r')
        return findElement(element, 'rPr', 'vanish') ? '' : element.children.map(glyph).join('');
      return WRAPPERS.includes(element.name) ? runs(element) : '';
    })
    .join('');
}

function glyph(element: Element): string {
  if (element.name === 't') return element.text.replace(/\r?\n/g, ' ');
  if (element.name === 'tab') return '\t';
  if (element.name === 'br' || element.name === 'cr') return '\n';
  if (element.name === 'noBreakHyphen') return '-';
  return element.name === 'sym' ? '●' : '';
}

/** Text boxes of a paragraph; the second copy that Word keeps for old readers is left out. */
function boxes(element: Element): readonly Element[] {
  return element.children.flatMap((child) => {
    if (child.name === 'Fallback') return [];
    return child.name === 'txbxContent' ? [child] : boxes(child);
  });
}

function writeTable(writing: Writing, element: Element): void {
  const rows = element.children.filter((child) => child.name === 'tr' && !findElement(child, 'trPr', 'del'));
  const cells = rows.map((row) => flatten(row).filter((child) => child.name === 'tc'));
  if (Math.max(0, ...cells.map((row) => row.length)) <= 1) {
    for (const cell of cells.flat()) writeBlocks(writing, cell);
    return;
  }
  const start = writing.length;
  const grid: Cell[][] = [];
  for (const row of cells) grid.push(writeRow(writing, row, grid.at(-1) ?? []));
  writing.tables.push({ name: '', start, end: writing.length, rows: grid });
}

const flatten = (row: Element): readonly Element[] =>
  row.children.flatMap((child) => (WRAPPERS.includes(child.name) ? flatten(child) : [child]));

function writeRow(writing: Writing, cells: readonly Element[], above: readonly Cell[]): Cell[] {
  const row: Cell[] = [];
  for (const cell of cells) {
    const merge = findElement(cell, 'tcPr', 'vMerge');
    const goesOn = merge !== undefined && merge.attributes.val !== 'restart';
    const from = above[row.length];
    const inner: Writing = { ...writing, parts: [], tables: [], problems: [], length: 0 };
    writeBlocks(inner, cell);
    const words = inner.parts
      .join('')
      .replace(/\s*\n\s*/g, '\n')
      .trim();
    const own = bare(words, { start: 0, end: words.length });
    const at = writing.length;
    write(writing, words);
    const placed =
      goesOn && from && words === '' ? { ...from, merged: true } : { ...own, start: at + own.start, end: at + own.end };
    const span = Math.min(READ_LIMITS.docxColumns, Number(attributeValue(cell, 'tcPr', 'gridSpan') ?? 1) || 1);
    for (let i = 0; i < span; i++) row.push(i === 0 ? placed : { ...placed, merged: true });
    write(writing, '\t');
  }
  write(writing, '\n');
  return row;
}

/** What a paragraph style says: its list, and whether it is a line of the table of contents. */
interface ParagraphStyle {
  readonly list: string | undefined;
  readonly level: number;
  readonly contents: boolean;
}

/** Paragraph styles by their id. */
type Styles = ReadonlyMap<string, ParagraphStyle>;

/** Reads a Word document's styles; a style without a list has that of the one it builds on. */
function readStyles(xml: Element | undefined): Styles {
  const all = findElement(xml, 'styles')?.children.filter((child) => child.name === 'style') ?? [];
  const byId = new Map(all.map((style) => [style.attributes.styleId ?? '', style]));
  return new Map(
    [...byId].map(([id, style]) => {
      const contents = /^toc /i.test(attributeValue(style, 'name') ?? '');
      let at: Element | undefined = style;
      for (let i = 0; i < READ_LIMITS.styleChain && at && !findElement(at, 'pPr', 'numPr'); i++)
        at = byId.get(attributeValue(at, 'basedOn') ?? '');
      const numbers = findElement(at, 'pPr', 'numPr');
      return [
        id,
        { list: attributeValue(numbers, 'numId'), level: Number(attributeValue(numbers, 'ilvl') ?? 0), contents },
      ];
    }),
  );
}
