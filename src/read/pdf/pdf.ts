import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Source } from '../../../index/parse/document.ts';
import type { Problem } from '../../../index/plan/plan.ts';
import { Fault } from '../../../index/text/fault.ts';
import { READ_LIMITS } from '../limits.ts';
import { type Drawing, readDrawing } from './drawing.ts';
import { type PageBlock, writeFlow } from './flow.ts';
import { inColumns, type PageLine, toLines } from './lines.ts';
import { toMatrix } from './matrix.ts';
import { type LeftOut, type Page, readPage, runsOf } from './page.ts';
import { measureColumns, type TextColumn } from './paragraphs.ts';
import { tellAll } from './report.ts';
import { findTables, isInside, type RuledTable } from './ruled.ts';
import { findWatermarks, withoutRunning } from './running.ts';

/** Classes that pdfjs-dist asks for as it loads and Node does not have; nothing is drawn here. */
const DRAWING = ['DOMMatrix', 'Path2D', 'ImageData'];

/** Reads the text layer of a PDF as its pages look: what is not part of the text is left out and told. Throws Fault. */
export async function readPdf(name: string, bytes: Uint8Array): Promise<Source> {
  const sheets = await readSheets(name, bytes);
  const pages = sheets.map(({ drawing }) => readPage(drawing));
  const marks = findWatermarks(pages);
  const left = pages.map(({ left, glyphs }, i): readonly LeftOut[] => [
    ...left,
    ...runsOf(glyphs.filter(({ run }) => marks[i]?.has(run))).map((text) => ({ why: 'watermark', text }) as const),
  ]);
  const split = pages.map((page, i) => splitPage(page, marks[i] ?? new Set()));
  const { lines, printed } = withoutRunning(split);
  const flow = writeFlow(measure(split.map(({ tables, width }, i) => toParts(lines[i] ?? [], tables, width))));
  checkText(name, flow.text, pages.length);
  const told = tellAll({ pages, printed, left, comments: sheets.map(({ comments }) => comments) });
  const problems = told.map(({ page, message }): Problem => ({ at: flow.starts[page - 1] ?? 0, message }));
  return { text: flow.text, tables: flow.tables, problems, at: (offset) => offset };
}

function checkText(name: string, text: string, pages: number): void {
  const letters = text.replace(/\s/g, '');
  if (letters.length < READ_LIMITS.pdfCharacters * pages)
    throw new Fault(name, null, '没有文字层，是扫描的图片', '放入文件的电子版，或先做文字识别并校对');
  const strange = letters.match(/[\ue000-\uf8ff\ufffd\p{Cc}]/gu)?.length ?? 0;
  if (strange > READ_LIMITS.pdfStrange * letters.length || !/[\u4e00-\u9fff]/.test(letters))
    throw new Fault(name, null, 'PDF 里的文字读出来是乱码', '放入文件的 .docx 或 .txt');
}

interface Sheet {
  readonly drawing: Drawing;
  readonly comments: readonly string[];
}

async function readSheets(name: string, bytes: Uint8Array): Promise<readonly Sheet[]> {
  const world: Record<string, unknown> = globalThis;
  for (const name of DRAWING) world[name] ??= class {};
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    useSystemFonts: false,
    disableFontFace: true,
    // Pictures hold no text that can be read, and take long to unpack.
    maxImageSize: 1,
    verbosity: 0,
  });
  const names = new Map(Object.entries(pdfjs.OPS).map(([operator, number]) => [Number(number), operator]));
  try {
    const document = await task.promise;
    if (document.numPages > READ_LIMITS.pdfPages)
      throw new Fault(name, null, `超过${READ_LIMITS.pdfPages}页`, '只放计划本身');
    const sheets: Sheet[] = [];
    for (let i = 1; i <= document.numPages; i++) sheets.push(await readSheet(await document.getPage(i), names));
    return sheets;
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (error instanceof Error && error.name === 'PasswordException')
      throw new Fault(name, null, '文件加了密码', '打开后取消密码，再另存');
    throw new Fault(name, null, '文件损坏，打不开', '用 PDF 阅读器打开后另存，或放入 .docx');
  } finally {
    await task.destroy();
  }
}

type PdfPage = import('pdfjs-dist').PDFPageProxy;

async function readSheet(page: PdfPage, names: ReadonlyMap<number, string>): Promise<Sheet> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  const operators = fnArray.map((operator, i) => {
    const args: unknown = argsArray[i];
    return { name: names.get(operator) ?? '', args: Array.isArray(args) ? (args as unknown[]) : [] };
  });
  const fontOf = (id: string) => {
    const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
    const { fontMatrix, vertical } = (font ?? {}) as { fontMatrix?: readonly number[]; vertical?: boolean };
    return { scale: fontMatrix?.[0] ?? 0.001, vertical: vertical === true };
  };
  const drawing = readDrawing(operators, { transform: toMatrix(transform), width, height }, fontOf);
  const annotations = (await page.getAnnotations()) as readonly { subtype?: string; contentsObj?: { str?: string } }[];
  const comments = annotations
    .filter(({ subtype }) => !['Link', 'Widget', 'FreeText', 'Watermark'].includes(subtype ?? ''))
    .map(({ contentsObj }) => (contentsObj?.str ?? '').replace(/\s+/g, ' ').trim());
  page.cleanup();
  return { drawing, comments: comments.filter((words) => words !== '') };
}

/** A page's ruled tables, and the lines that stand beside them. */
function splitPage(page: Page, marks: ReadonlySet<number>) {
  const glyphs = page.glyphs.filter(({ run }) => !marks.has(run));
  const tables = findTables(page.bars, glyphs).filter(({ rows }) => rows.flat().some(({ text }) => text !== ''));
  const free = glyphs.filter((glyph) => !tables.some((table) => isInside(glyph, table)));
  return {
    tables: tables.toSorted((a, b) => a.top - b.top),
    lines: toLines(free),
    width: page.width,
    height: page.height,
  };
}

/** A column of lines, or a table. */
type Part = TextColumn | RuledTable;

/** The columns and tables of a page from the top down. */
function toParts(lines: readonly PageLine[], tables: readonly RuledTable[], width: number): readonly Part[] {
  const parts: Part[] = [];
  const write = (own: readonly PageLine[]) => {
    const columns = inColumns(own);
    for (const column of columns) parts.push({ lines: column, width, whole: columns.length === 1 });
  };
  let from = Number.NEGATIVE_INFINITY;
  for (const table of tables) {
    write(lines.filter(({ y }) => y >= from && y < table.top));
    parts.push(table);
    from = table.top;
  }
  write(lines.filter(({ y }) => y >= from));
  return parts;
}

/** The parts of all pages with their lines measured. */
function measure(pages: readonly (readonly Part[])[]): readonly (readonly PageBlock[])[] {
  const columns = pages.flat().filter((part) => 'lines' in part);
  const measured = new Map(measureColumns(columns).map((lines, i) => [columns[i] as Part, lines]));
  return pages.map((parts) =>
    parts.map(
      (part): PageBlock =>
        'lines' in part ? { kind: 'lines', lines: measured.get(part) ?? [] } : { kind: 'table', rows: part.rows },
    ),
  );
}
