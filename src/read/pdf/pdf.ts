import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Source } from '../../../index/parse/document.ts';
import { unwrap } from '../../../index/parse/wrap.ts';
import { Fault } from '../../../index/text/fault.ts';
import { READ_LIMITS } from '../limits.ts';
import { type PdfText, readPdfPage } from './page.ts';

/** Classes that pdfjs-dist asks for as it loads and Node does not have; nothing is drawn here. */
const DRAWING = ['DOMMatrix', 'Path2D', 'ImageData'];

/** Reads the text layer of a PDF: paragraphs put together again, page numbers and running heads left out. Throws Fault. */
export async function readPdf(name: string, bytes: Uint8Array): Promise<Source> {
  const pages = await readPages(name, bytes);
  const lines = withoutRunning(pages).flat();
  const letters = lines.join('').replace(/\s/g, '');
  if (letters.length < READ_LIMITS.pdfCharacters * pages.length)
    throw new Fault(name, null, '没有文字层，是扫描的图片', '放入文件的电子版，或先做文字识别并校对');
  const strange = letters.match(/[\ue000-\uf8ff\ufffd\p{Cc}]/gu)?.length ?? 0;
  if (strange > READ_LIMITS.pdfStrange * letters.length || !/[\u4e00-\u9fff]/.test(letters))
    throw new Fault(name, null, 'PDF 里的文字读出来是乱码', '放入文件的 .docx 或 .txt');
  const { text } = unwrap(lines.join('\n'));
  return { text, tables: [], problems: [], at: (offset) => offset };
}

async function readPages(name: string, bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
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
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > READ_LIMITS.pdfPages)
      throw new Fault(name, null, `超过${READ_LIMITS.pdfPages}页`, '只放计划本身');
    const pages: (readonly string[])[] = [];
    for (let i = 1; i <= document.numPages; i++) {
      const page = await document.getPage(i);
      const { items } = await page.getTextContent();
      pages.push(readPdfPage(items.flatMap((item): PdfText[] => ('str' in item ? [item] : []))));
      page.cleanup();
    }
    return pages;
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (error instanceof Error && error.name === 'PasswordException')
      throw new Fault(name, null, '文件加了密码', '打开后取消密码，再另存');
    throw new Fault(name, null, '文件损坏，打不开', '用 PDF 阅读器打开后另存，或放入 .docx');
  } finally {
    await task.destroy();
  }
}

/** Leaves out what is printed at the head or foot of at least three pages alike. */
function withoutRunning(pages: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  const edges = (page: readonly string[]) =>
    new Set([page.find((line) => line !== ''), page.findLast((line) => line !== '')]);
  for (const page of pages) for (const line of edges(page)) if (line) counts.set(line, (counts.get(line) ?? 0) + 1);
  return pages.map((page) => page.filter((line) => !(edges(page).has(line) && (counts.get(line) ?? 0) >= 3)));
}
