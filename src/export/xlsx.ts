import type { Cell, Sheet } from 'write-excel-file/node';
import type { ExportBlock, ExportDocument, ExportTable } from '../../intents/export/document.ts';
import { EXPORT_LIMITS } from './limits.ts';
import { entryText } from './markdown.ts';

/** A sheet before it is written: heads, and rows of texts. */
interface Draft {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Heads of what is no table. */
const WORDS = ['类别', '内容', '条号', '出处'] as const;

/** Writes a document as an Excel workbook: tables with the same heads in one sheet, all else in another, and the sources. */
export async function writeXlsx(document: ExportDocument): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  const drafts = [...tables(document), ...words(document), sources(document)];
  const names = drafts.map(({ name }, i) => sheetName(name, i, drafts));
  const sheets = drafts.map(
    (draft, i): Sheet<never> => ({
      sheet: names[i] ?? '',
      data: [draft.heads.map(headCell), ...draft.rows.map((row) => row.map(textCell))],
      columns: draft.heads.map((_, column) => ({ width: widthOf(draft, column) })),
      stickyRowsCount: 1,
    }),
  );
  return write(sheets).toBuffer();
}

/** Each table, with its caption in a column of its own where several share their heads. */
function tables({ title, blocks }: ExportDocument): readonly Draft[] {
  const all = blocks.filter((block): block is ExportTable => block.kind === 'table');
  const kinds = [...new Set(all.map(({ heads }) => heads.join('\t')))];
  return kinds.map((kind, i) => {
    const same = all.filter(({ heads }) => heads.join('\t') === kind);
    const isNamed = same.some(({ caption }) => caption !== null);
    const rows = same.flatMap(({ caption, rows: own }) =>
      own.map((row) => [...(isNamed ? [caption ?? ''] : []), ...row.map(({ text }) => text)]),
    );
    const heads = same[0]?.heads ?? [];
    return { name: i === 0 ? title : `${title}${i + 1}`, heads: [...(isNamed ? ['类别'] : []), ...heads], rows };
  });
}

/** What is no table, a piece a row. */
function words({ blocks }: ExportDocument): readonly Draft[] {
  const rows = blocks.flatMap((block) => {
    const row = rowOf(block);
    return row === null ? [] : [row];
  });
  return rows.length === 0 ? [] : [{ name: '答复', heads: WORDS, rows }];
}

function rowOf(block: ExportBlock): readonly string[] | null {
  switch (block.kind) {
    case 'text':
      return ['说明', block.text, '', ''];
    case 'label':
      return ['标签', `【${block.text}】`, '', ''];
    case 'quote':
      return ['要点原文', `“${block.citation.quote}”`, block.citation.unit, block.citation.address];
    case 'entry':
      return ['目录', entryText(block), block.citation.unit, block.citation.address];
    case 'table':
      return null;
  }
}

function sources({ title, source }: ExportDocument): Draft {
  return { name: '来源', heads: ['题目', '来源'], rows: [[title, source]] };
}

/** A name that Excel takes, and that no sheet before it has. */
function sheetName(name: string, at: number, drafts: readonly Draft[]): string {
  const safe = (text: string) =>
    text
      .replace(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, EXPORT_LIMITS.sheetName - 2);
  const own = safe(name) || '表';
  const before = drafts.slice(0, at).filter((other) => (safe(other.name) || '表').toLowerCase() === own.toLowerCase());
  return before.length === 0 ? own : `${own}${before.length + 1}`;
}

/** Always text, whatever it begins with: no cell is a formula. */
function textCell(text: string): Cell {
  const value = text.slice(0, EXPORT_LIMITS.cell);
  return value === '' ? null : { value, type: String, wrap: true, alignVertical: 'top' };
}

function headCell(text: string): Cell {
  return { value: text, type: String, fontWeight: 'bold', backgroundColor: '#E8EDF3' };
}

function widthOf({ rows }: Draft, column: number): number {
  const isLong = rows.some((row) => (row[column]?.length ?? 0) > EXPORT_LIMITS.sentence);
  return isLong ? EXPORT_LIMITS.wide : EXPORT_LIMITS.narrow;
}
