import { READ_LIMITS } from '../limits.ts';
import type { Element } from '../xml.ts';
import { type HtmlToken, readTokens } from './html.ts';
import { formatNumeral } from './numerals.ts';

const w = (name: string, children: Element[] = [], attributes: Record<string, string> = {}, text = ''): Element => ({
  name,
  space: 'w',
  attributes,
  children,
  text,
});
const property = (name: string, val: string) => w(name, [], { val });

const BREAKS = new Set(
  [
    'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd section article header footer main nav aside center form fieldset',
    'figure figcaption blockquote pre address hr table caption tr td th thead tbody tfoot body html',
  ].flatMap((names) => names.split(' ')),
);
const UNSHOWN = ['script', 'style', 'title', 'template', 'noscript', 'xml', 'rp'];
const LETTERS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

/** A table that is open: its rows, and the cells of the row above that reach down. */
interface OpenTable {
  readonly rows: Element[];
  readonly reaching: Map<number, { rows: number; readonly width: number }>;
  column: number;
  readonly outer: Element[];
}

/** A page while it is read into the blocks of a document; open elements say how their words look. */
interface Page {
  blocks: Element[];
  runs: Element[];
  readonly open: { readonly name: string; readonly marks: readonly string[]; readonly shown: boolean }[];
  readonly tables: OpenTable[];
  readonly lists: { readonly format: string | null; next: number }[];
}

/** Reads a page as the body of a document: paragraphs, lists with their numbers, tables; what is struck or hidden is marked so. */
export function htmlBody(html: string): Element {
  const page: Page = { blocks: [], runs: [], open: [], tables: [], lists: [] };
  const body = w('body', page.blocks);
  for (const token of readTokens(html)) {
    if (token.kind === 'text') addText(page, token.text);
    else if (token.kind === 'open') openElement(page, token);
    else closeElement(page, token.name);
  }
  flush(page);
  while (page.tables.length > 0) closeTable(page);
  return body;
}

function addText(page: Page, text: string): void {
  const top = page.open.at(-1);
  if (top?.shown === false) return;
  const words = page.open.some(({ name }) => name === 'pre') ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
  const marks = (top?.marks ?? []).map((mark) => (mark === 'superscript' ? property('vertAlign', mark) : w(mark)));
  const run = w('r', [w('rPr', marks), w('t', [], { space: 'preserve' }, words)]);
  page.runs.push(top?.name === 'rt' ? w('ruby', [w('rt', [run])]) : run);
}

/** Ends a paragraph; one of blanks only is none. */
function flush(page: Page): void {
  const text = ({ children }: Element) => children.find(({ name }) => name === 't');
  const isBlank = (run: Element | undefined) => run !== undefined && text(run)?.text.trim() === '';
  while (isBlank(page.runs[0])) page.runs.shift();
  while (isBlank(page.runs.at(-1))) page.runs.pop();
  const [first, last] = [page.runs[0], page.runs.at(-1)].map((run) => run && text(run));
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  if (page.runs.length > 0) page.blocks.push(w('p', page.runs));
  page.runs = [];
}

function openElement(page: Page, { name, attributes }: HtmlToken & { kind: 'open' }): void {
  if (BREAKS.has(name)) flush(page);
  if (name === 'br') page.runs.push(w('r', [w('br')]));
  if (name === 'img') page.runs.push(w('r', [w('drawing', [{ ...w('pic'), space: 'pic' }])]));
  if (/^(?:br|img|hr|meta|link|input|col|base|wbr|area)$/.test(name)) return;
  if (name === 'p' || name === 'li') closeImplied(page, name);
  if (name === 'ol' || name === 'ul')
    page.lists.push({
      format: name === 'ul' ? null : (LETTERS[attributes.type ?? ''] ?? 'decimal'),
      next: Number(attributes.start ?? 1) || 1,
    });
  const above = page.open.at(-1);
  const style = attributes.style ?? '';
  const marks = [...(above?.marks ?? [])];
  if (/^(?:s|strike|del)$/.test(name) || /line-through/.test(style)) marks.push('strike');
  if (/(?:display|mso-hide)\s*:\s*(?:none|all)|visibility\s*:\s*hidden/.test(style) || 'hidden' in attributes)
    marks.push('vanish');
  if (name === 'sup') marks.push('superscript');
  if (page.open.length < READ_LIMITS.xmlDepth)
    page.open.push({ name, marks, shown: (above?.shown ?? true) && !UNSHOWN.includes(name) });
  if (name === 'li') addLabel(page, attributes.value);
  if (name === 'table') page.tables.push({ rows: [], reaching: new Map(), column: 0, outer: page.blocks });
  if (name === 'tr') openRow(page);
  if (name === 'td' || name === 'th') openCell(page, attributes);
}

/** Ends an element that the beginning of the same one ends, as browsers do. */
function closeImplied(page: Page, name: string): void {
  const bounds = ['table', 'td', 'th', 'ul', 'ol', 'div', 'body'];
  const at = page.open.findLastIndex((open) => open.name === name || bounds.includes(open.name));
  if (page.open[at]?.name === name) page.open.splice(at);
}

function addLabel(page: Page, value: string | undefined): void {
  const list = page.lists.at(-1);
  if (!list) return;
  list.next = Number(value) || list.next;
  addText(page, list.format === null ? '●' : `${formatNumeral(list.next++, list.format)}.`);
}

function closeElement(page: Page, name: string): void {
  if (BREAKS.has(name)) flush(page);
  const at = page.open.findLastIndex((open) => open.name === name);
  if (at >= 0) page.open.splice(at);
  if (name === 'ol' || name === 'ul') page.lists.pop();
  const table = page.tables.at(-1);
  if (!table) return;
  if (name === 'td' || name === 'th') page.blocks = table.outer;
  if (name === 'tr') fillRow(table, READ_LIMITS.docxColumns);
  if (name === 'table') closeTable(page);
}

function closeTable(page: Page): void {
  const table = page.tables.pop();
  if (!table) return;
  page.blocks = table.outer;
  if (table.rows.length > 0) page.blocks.push(w('tbl', table.rows));
}

function openRow(page: Page): void {
  const table = page.tables.at(-1);
  if (!table || table.rows.length > READ_LIMITS.sheetRows) return;
  if (table.rows.length > 0) fillRow(table, READ_LIMITS.docxColumns);
  table.column = 0;
  table.rows.push(w('tr'));
}

/** Puts in the cells that reach down from the rows above, up to a column. */
function fillRow(table: OpenTable, until: number): void {
  while (table.column < until) {
    const reaching = table.reaching.get(table.column);
    if (!reaching) {
      if (![...table.reaching.keys()].some((column) => column > table.column) || until < READ_LIMITS.docxColumns)
        return;
      table.column++;
      continue;
    }
    const cell = w('tc', [w('tcPr', [property('gridSpan', String(reaching.width)), w('vMerge')])]);
    table.rows.at(-1)?.children.push(cell);
    reaching.rows--;
    if (reaching.rows === 0) table.reaching.delete(table.column);
    table.column += reaching.width;
  }
}

function openCell(page: Page, attributes: Readonly<Record<string, string>>): void {
  const table = page.tables.at(-1);
  if (!table) return;
  if (table.rows.length === 0) table.rows.push(w('tr'));
  while (table.reaching.has(table.column)) fillRow(table, table.column + 1);
  const [width = 1, rows = 1] = [attributes.colspan, attributes.rowspan].map((value) =>
    Math.max(1, Math.min(READ_LIMITS.docxColumns, Number(value) || 1)),
  );
  const properties = [property('gridSpan', String(width)), ...(rows > 1 ? [property('vMerge', 'restart')] : [])];
  const cell = w('tc', [w('tcPr', properties)]);
  table.rows.at(-1)?.children.push(cell);
  // Reaches into the rows below, not into this one.
  if (rows > 1) table.reaching.set(table.column, { rows: rows - 1, width });
  table.column += width;
  page.blocks = cell.children;
}
