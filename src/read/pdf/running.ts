import type { Glyph } from './canvas.ts';
import { PDF_LIMITS } from './limits.ts';
import { lineText, type PageLine } from './lines.ts';
import type { Page } from './page.ts';

/** What is printed on pages beside their text; `pages` count from 1. */
export interface Printed {
  readonly what: 'number' | 'running' | 'watermark';
  readonly text: string;
  readonly pages: number[];
}

const NUMBER =
  /^(?:[—–―－-]+\s*\d{1,4}\s*[—–―－-]+|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}|[Pp](?:age|\.)\s*\d+(?:\s*of\s*\d+)?)$/;

/** Runs of characters that are large and pale, or stand at the same place on other pages though they are no part of a line at an edge. */
export function findWatermarks(pages: readonly Page[]): readonly ReadonlySet<number>[] {
  const runs = pages.map(({ glyphs }) => {
    const byRun = new Map<number, Glyph[]>();
    for (const glyph of glyphs) byRun.set(glyph.run, [...(byRun.get(glyph.run) ?? []), glyph]);
    return [...byRun].map(([run, own]) => ({
      run,
      text: own.map(({ text }) => text).join(''),
      first: own[0] as Glyph,
    }));
  });
  return pages.map(({ size, height }, at) => {
    const found = (runs[at] ?? []).filter(({ text, first }) => {
      const large = first.size >= PDF_LIMITS.large * size;
      if (large && first.pale) return true;
      const inner = first.y > height * PDF_LIMITS.margin && first.y < height * (1 - PDF_LIMITS.margin);
      const again = runs.some(
        (own, i) => i !== at && own.some((other) => other.text === text && near(other.first, first)),
      );
      return again && inner && (large || first.pale);
    });
    return new Set(found.map(({ run }) => run));
  });
}

const near = (a: Glyph, b: Glyph) => Math.hypot(a.x - b.x, a.y - b.y) <= PDF_LIMITS.samePlace;

/** A line at a page's edge, with how far from it it stands. */
interface EdgeLine {
  readonly line: PageLine;
  readonly text: string;
  readonly from: number;
}

/** The lines of each page without its number and running head and foot, and what these say. */
export function withoutRunning(pages: readonly { readonly lines: readonly PageLine[]; readonly height: number }[]): {
  readonly lines: readonly (readonly PageLine[])[];
  readonly printed: readonly Printed[];
} {
  const printed = new Map<string, Printed>();
  const gone = new Set<PageLine>();
  for (const isHead of [true, false]) {
    const edges = pages.map(({ lines, height }) => edgeLines(lines, height, isHead));
    for (let depth = 0; depth < PDF_LIMITS.edgeLines; depth++)
      edges.forEach((edge, i) => {
        const one = edge[depth];
        if (!one || (depth > 0 && !gone.has(edge[depth - 1]?.line as PageLine))) return;
        const what = isNumber(one, i, edges, pages[i]?.height ?? 0)
          ? 'number'
          : isRunning(one, edges)
            ? 'running'
            : null;
        if (what === null) return;
        gone.add(one.line);
        const key = what === 'number' ? what : shape(one.text);
        const known = printed.get(key);
        if (known) known.pages.push(i + 1);
        else printed.set(key, { what, text: one.text, pages: [i + 1] });
      });
  }
  return { lines: pages.map(({ lines }) => lines.filter((line) => !gone.has(line))), printed: [...printed.values()] };
}

function edgeLines(lines: readonly PageLine[], height: number, isHead: boolean): readonly EdgeLine[] {
  const outer = isHead ? lines.slice(0, PDF_LIMITS.edgeLines) : lines.slice(-PDF_LIMITS.edgeLines).toReversed();
  return outer.map((line) => ({ line, text: lineText(line), from: isHead ? line.y : height - line.y }));
}

/** A line without its numbers, which count on from page to page. */
const shape = (text: string) => text.replace(/\d+/g, '#');

/** Whether a line is a page's number: as these are written, or bare in the margin and counting on. */
function isNumber(
  { text, from }: EdgeLine,
  at: number,
  edges: readonly (readonly EdgeLine[])[],
  height: number,
): boolean {
  if (NUMBER.test(text)) return true;
  if (!/^\d{1,4}$/.test(text) || from > height * PDF_LIMITS.margin) return false;
  const counts = edges.some((edge, i) => i !== at && edge.some((one) => Number(one.text) - Number(text) === i - at));
  return counts || (edges.length === 1 && text === '1');
}

/** Whether a line comes again at the same place of other pages. */
function isRunning({ text, from }: EdgeLine, edges: readonly (readonly EdgeLine[])[]): boolean {
  const least = Math.min(PDF_LIMITS.runningPages, Math.max(2, edges.length - 1));
  const same = (one: EdgeLine) =>
    shape(one.text) === shape(text) && Math.abs(one.from - from) <= PDF_LIMITS.samePlace && /[^\d\s.、．]/.test(text);
  return edges.filter((edge) => edge.some(same)).length >= least;
}
