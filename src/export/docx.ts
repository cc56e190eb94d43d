import type { FileChild, Paragraph, ParagraphChild, Table, TableRow } from 'docx';
import type { Citation } from '../../index/plan/cite.ts';
import type { ExportBlock, ExportCell, ExportDocument, ExportTable } from '../../intents/export/document.ts';
import { EXPORT_LIMITS } from './limits.ts';
import { type CitationLink, entryText, pieces } from './markdown.ts';

type Docx = typeof import('docx');

/** Sizes as Word counts them: fonts in half points, lengths in twentieths of a point, borders in eighths. */
const FONT = { ascii: 'Times New Roman', eastAsia: '仿宋', hAnsi: 'Times New Roman', cs: 'Times New Roman' } as const;
const [GREY, SHADE, LINE] = ['595959', 'E8EDF3', 'A6A6A6'];

/** Writes a document for Word: quotations with their marked words bold, each with its address on a line of its own. */
export async function writeDocx(document: ExportDocument, link: CitationLink): Promise<Buffer> {
  const word = await import('docx');
  const children: FileChild[] = [
    new word.Paragraph({ text: document.title, heading: word.HeadingLevel.HEADING_1, spacing: { after: 200 } }),
    ...document.blocks.flatMap((block) => childrenOf(word, block, link)),
    new word.Paragraph({ spacing: { before: 240 }, children: [grey(word, document.source)] }),
  ];
  const isWide = document.blocks.some(
    (block) => block.kind === 'table' && block.heads.length >= EXPORT_LIMITS.manyColumns,
  );
  const size = { orientation: isWide ? word.PageOrientation.LANDSCAPE : word.PageOrientation.PORTRAIT };
  const file = new word.Document({
    title: document.title,
    creator: '工作要点助手',
    description: document.source,
    styles: { default: { document: { run: { font: FONT, size: 24 } }, heading1: { run: { font: FONT, size: 36 } } } },
    sections: [{ properties: { page: { size } }, children }],
  });
  return word.Packer.toBuffer(file);
}

function childrenOf(word: Docx, block: ExportBlock, link: CitationLink): readonly FileChild[] {
  switch (block.kind) {
    case 'text':
      return block.text.split('\n').map((text) => paragraph(word, [new word.TextRun(text)]));
    case 'label':
      return [paragraph(word, [new word.TextRun({ text: `【${block.text}】`, bold: true })])];
    case 'quote':
      return quotation(word, block, link);
    case 'entry': {
      const indent = { left: 480 * block.depth };
      return [new word.Paragraph({ indent, children: [new word.TextRun(entryText(block))] })];
    }
    case 'table':
      return table(word, block, link);
  }
}

function paragraph(word: Docx, children: ParagraphChild[]): Paragraph {
  return new word.Paragraph({ spacing: { before: 80, after: 80 }, children });
}

/** The quotation, a paragraph for each of its lines, and under it the address. */
function quotation(
  word: Docx,
  { citation, marks }: Extract<ExportBlock, { kind: 'quote' }>,
  link: CitationLink,
): readonly Paragraph[] {
  const { quote, start, end } = citation;
  const runs = pieces(quote, start, end, marks).flatMap(({ text, isMarked }) =>
    text
      .split('\n')
      .map((line, i) => new word.TextRun({ text: line, bold: isMarked, ...(i === 0 ? {} : { break: 1 }) })),
  );
  return [
    new word.Paragraph({
      spacing: { before: 120 },
      keepNext: true,
      children: [new word.TextRun('“'), ...runs, new word.TextRun('”')],
    }),
    new word.Paragraph({
      alignment: word.AlignmentType.RIGHT,
      spacing: { after: 120 },
      children: [address(word, `——${citation.address}`, citation, link)],
    }),
  ];
}

function grey(word: Docx, text: string) {
  return new word.TextRun({ text, color: GREY, size: 21 });
}

/** The address of a quotation, which leads to it where people can reach the console. */
function address(word: Docx, text: string, citation: Citation, link: CitationLink): ParagraphChild {
  const url = link(citation);
  const run = grey(word, text);
  return url === null ? run : new word.ExternalHyperlink({ link: url, children: [run] });
}

function table(word: Docx, { caption, heads, rows }: ExportTable, link: CitationLink): readonly (Paragraph | Table)[] {
  const line = { style: word.BorderStyle.SINGLE, size: 4, color: LINE };
  const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
  const head = heads.map(
    (text) =>
      new word.TableCell({
        shading: { fill: SHADE },
        children: [new word.Paragraph({ children: [new word.TextRun({ text, bold: true, size: 21 })] })],
      }),
  );
  const all: TableRow[] = [
    new word.TableRow({ tableHeader: true, children: head }),
    ...rows.map((row) => new word.TableRow({ cantSplit: true, children: row.map((one) => cell(word, one, link)) })),
  ];
  const columnWidths = widthsOf(heads, rows);
  const width = { size: columnWidths.reduce((sum, one) => sum + one, 0), type: word.WidthType.DXA };
  const above =
    caption === null ? [] : [paragraph(word, [new word.TextRun({ text: `${caption}（${rows.length}）`, bold: true })])];
  return [
    ...above,
    new word.Table({ width, columnWidths, borders, rows: all, layout: word.TableLayoutType.FIXED }),
    new word.Paragraph({}),
  ];
}

/** Columns share the width of the page by what stands in them, a sentence no more than some lines of it. */
function widthsOf(heads: readonly string[], rows: ExportTable['rows']): number[] {
  const shares = heads.map((head, i) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[i]?.text.length ?? 0), head.length);
    return Math.sqrt(Math.min(Math.max(longest, EXPORT_LIMITS.least), EXPORT_LIMITS.most));
  });
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) =>
    Math.round(
      ((heads.length >= EXPORT_LIMITS.manyColumns ? EXPORT_LIMITS.aside : EXPORT_LIMITS.upright) * share) / all,
    ),
  );
}

function cell(word: Docx, { text, cited }: ExportCell, link: CitationLink) {
  const isAddress = cited !== undefined && text === cited.address;
  const runs = isAddress
    ? [address(word, text, cited, link)]
    : text.split('\n').map((line, i) => new word.TextRun({ text: line, size: 21, ...(i === 0 ? {} : { break: 1 }) }));
  return new word.TableCell({ children: [new word.Paragraph({ children: runs })] });
}
