import { strToU8, zipSync } from 'fflate';
import { drawPdf, write } from './pdf.ts';

/** A paragraph of a made-up Word document; `list` names a list of `LISTS` with its level. */
export interface Paragraph {
  readonly text: string;
  readonly list?: { readonly id: number; readonly level: number };
  readonly style?: string;
}

/** A cell of a made-up table: its words, or words that go on from the row above. */
export type TableCell =
  | string
  | { readonly text: string; readonly merge?: 'restart' | 'continue'; readonly span?: number };

/** A block of a made-up Word document. */
export type Block = string | Paragraph | { readonly rows: readonly (readonly TableCell[])[] };

/** One list level of a made-up document: the format of its number, and how it is printed. */
export interface ListLevel {
  readonly format: string;
  readonly text: string;
  readonly start?: number;
}

const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function block(one: Block): string {
  if (typeof one === 'string') return block({ text: one });
  if ('rows' in one)
    return `<w:tbl>${one.rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
  const list = one.list
    ? `<w:numPr><w:ilvl w:val="${one.list.level}"/><w:numId w:val="${one.list.id}"/></w:numPr>`
    : '';
  const style = one.style ? `<w:pStyle w:val="${one.style}"/>` : '';
  const half = Math.ceil(one.text.length / 2);
  const runs = [one.text.slice(0, half), one.text.slice(half)].map(
    (t) => `<w:r><w:t xml:space="preserve">${plain(t)}</w:t></w:r>`,
  );
  return `<w:p><w:pPr>${style}${list}</w:pPr>${runs.join('')}</w:p>`;
}

function cell(one: TableCell): string {
  const { text, merge, span } = typeof one === 'string' ? { text: one, merge: undefined, span: undefined } : one;
  const vertical = merge ? `<w:vMerge w:val="${merge}"/>` : '';
  const wide = span ? `<w:gridSpan w:val="${span}"/>` : '';
  return `<w:tc><w:tcPr>${wide}${vertical}</w:tcPr>${text
    .split('\n')
    .map((line) => block(line))
    .join('')}</w:tc>`;
}

/** A .docx of blocks with its lists. */
export function docx(blocks: readonly Block[], lists: readonly (readonly ListLevel[])[] = []): Uint8Array {
  const levels = (all: readonly ListLevel[]) =>
    all
      .map(
        ({ format, text, start = 1 }, i) =>
          `<w:lvl w:ilvl="${i}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
      )
      .join('');
  const abstract = lists
    .map((all, i) => `<w:abstractNum w:abstractNumId="${i}">${levels(all)}</w:abstractNum>`)
    .join('');
  const nums = lists.map((_, i) => `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${i}"/></w:num>`).join('');
  return pack({
    'word/document.xml': `<w:document ${W}><w:body>${blocks.map(block).join('')}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering ${W}>${abstract}${nums}</w:numbering>`,
    'word/styles.xml': `<w:styles ${W}><w:style w:styleId="10"><w:name w:val="toc 1"/></w:style></w:styles>`,
  });
}

/** A sheet of a made-up workbook. */
export interface MadeSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
  readonly merged?: readonly string[];
  readonly hidden?: boolean;
}

const letter = (column: number) => String.fromCharCode(65 + column);

/** A .xlsx of sheets; numbers are shown as days (style 1). */
export function xlsx(sheets: readonly MadeSheet[]): Uint8Array {
  const strings: string[] = [];
  const value = (v: string | number, at: string) => {
    if (v === '') return `<c r="${at}"/>`;
    if (typeof v === 'number') return `<c r="${at}" s="1"><v>${v}</v></c>`;
    strings.push(`<si><t>${plain(v)}</t></si>`);
    return `<c r="${at}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const files: Record<string, string> = {};
  sheets.forEach(({ rows, merged = [] }, i) => {
    const cells = rows.map(
      (row, y) => `<row r="${y + 1}">${row.map((v, x) => value(v, `${letter(x)}${y + 1}`)).join('')}</row>`,
    );
    const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet><sheetData>${cells.join('')}</sheetData><mergeCells>${ranges}</mergeCells></worksheet>`;
  });
  const list = sheets.map(
    ({ name, hidden }, i) => `<sheet name="${name}" ${hidden ? 'state="hidden"' : ''} r:id="r${i + 1}"/>`,
  );
  const links = sheets.map((_, i) => `<Relationship Id="r${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`);
  for (const kind of ['sharedStrings', 'styles']) links.push(`<Relationship Type="${kind}" Target="${kind}.xml"/>`);
  return pack({
    ...files,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.join('')}</sst>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs></styleSheet>',
  });
}

/** A zip of text files. */
export function pack(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** A line of a made-up PDF page: its words, and how far it is indented in characters. */
export interface PdfLine {
  readonly text: string;
  readonly indent?: number;
}

/** A PDF of pages of lines, 12 points high, from the top left. */
export function pdf(pages: readonly (readonly PdfLine[])[]): Uint8Array {
  const draw = (lines: readonly PdfLine[]) =>
    lines.map(({ text, indent = 0 }, y) => write(text, { x: 72 + indent * 12, y: 760 - y * 20, size: 12 }));
  return drawPdf(pages.map((lines) => ({ content: draw(lines).join('\n') })));
}
