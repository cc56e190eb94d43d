import type { Glyph } from './canvas.ts';
import { PDF_LIMITS } from './limits.ts';

/** Words of a line that stand together. */
interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** A line of print. */
export interface PageLine {
  readonly segments: readonly Segment[];
  readonly y: number;
  readonly size: number;
  /** Width of what cannot be parted at its beginning: a number, a word, a character with what closes it. */
  readonly head: number;
}

/** The lines that characters stand in, from the top down, each from left to right. */
export function toLines(glyphs: readonly Glyph[]): readonly PageLine[] {
  const rows: Glyph[][] = [];
  let base = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const glyph of glyphs.filter(isInk).toSorted((a, b) => a.y - b.y)) {
    const near = glyph.y - base < PDF_LIMITS.baseline * Math.max(size, glyph.size);
    if (near) rows.at(-1)?.push(glyph);
    else rows.push([glyph]);
    // A small raised character does not draw its line upwards.
    if (!near || glyph.size >= size) [base, size] = [glyph.y, glyph.size];
  }
  const blanks = glyphs.filter((glyph) => !isInk(glyph));
  return rows.map((row) => toLine(row, blanks));
}

const isInk = ({ text }: Glyph) => text.trim() !== '';

/** The text of a line; printed gaps part its segments, drawn blanks stand as they are. */
function toLine(row: readonly Glyph[], blanks: readonly Glyph[]): PageLine {
  const size = Math.max(...row.map((glyph) => glyph.size));
  const y = row.find((glyph) => glyph.size === size)?.y ?? 0;
  const own = blanks.filter((blank) => Math.abs(blank.y - y) < PDF_LIMITS.baseline * size);
  const segments: { text: string; left: number; right: number }[] = [];
  for (const glyph of [...row, ...own].toSorted((a, b) => a.x - b.x)) {
    const last = segments.at(-1);
    const gap = last ? glyph.x - last.right : 0;
    const letters = /\w$/.test(last?.text ?? '') && /^\w/.test(glyph.text);
    if (!isInk(glyph)) {
      // A blank where another character stands already was drawn to fill a line.
      if (last && gap > -PDF_LIMITS.letterGap * size) {
        last.text += glyph.text;
        last.right = Math.max(last.right, glyph.x + glyph.width);
      }
    } else if (!last || gap > PDF_LIMITS.gap * size || last.text.length - last.text.trimEnd().length > 1)
      segments.push({ text: glyph.text, left: glyph.x, right: glyph.x + glyph.width });
    else {
      last.text += `${letters && gap > PDF_LIMITS.letterGap * size ? ' ' : ''}${glyph.text}`;
      last.right = Math.max(last.right, glyph.x + glyph.width);
    }
  }
  const words = segments.map((segment) => ({ ...segment, text: segment.text.trim() }));
  return {
    segments: words.filter(({ text }) => text !== ''),
    y,
    size,
    head: headWidth(row.toSorted((a, b) => a.x - b.x)),
  };
}

const HEAD = /^(?:[A-Za-z0-9.,%:/-]+[\u4e00-\u9fff]?|[“‘（《〈「『【(]*[\s\S])[”’）》〉」』】)，。、；：！？%]*/u;

function headWidth(row: readonly Glyph[]): number {
  const length = HEAD.exec(row.map(({ text }) => text).join(''))?.[0].length ?? 0;
  let taken = 0;
  const head = row.filter(({ text }) => {
    taken += text.length;
    return taken <= length;
  });
  const [first, last] = [head[0], head.at(-1)];
  return first && last ? last.x + last.width - first.x : 0;
}

/** What a line says. */
export const lineText = ({ segments }: PageLine) => segments.map(({ text }) => text).join(' ');

/** Where a line begins. */
export const leftOf = ({ segments }: PageLine) => segments[0]?.left ?? 0;
/** Where it ends. */
export const rightOf = ({ segments }: PageLine) => segments.at(-1)?.right ?? 0;

/** Room that the end of a line must leave for what the next one begins with, which else would have stood there. */
export function roomFor(
  before: string,
  next: { readonly text: string; readonly head: number; readonly size: number },
): number {
  const narrow = (text: string) => /[A-Za-z0-9%]/.test(text);
  const spaced = narrow(before.slice(-1)) !== narrow(next.text.slice(0, 1));
  return next.head + (PDF_LIMITS.slack + (spaced ? PDF_LIMITS.autospace : 0)) * next.size;
}

/** Where most lines begin that are not indented. */
export function usualLeft(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(Math.round(leftOf(line)), (counts.get(Math.round(leftOf(line))) ?? 0) + 1);
  const least = Math.max(2, lines.length * PDF_LIMITS.leftShare);
  const often = [...counts].filter(([, count]) => count >= least).map(([x]) => x);
  return Math.min(...(often.length > 0 ? often : lines.map(leftOf)));
}

/** The lines in the order in which they are read: where a page is set in columns, one column after the other. */
export function inColumns(lines: readonly PageLine[]): readonly (readonly PageLine[])[] {
  const gutter = findGutter(lines);
  if (!gutter) return [lines];
  const { from, to, x } = gutter;
  const side = (isLeft: boolean) =>
    lines.slice(from, to).flatMap((line) => {
      const segments = line.segments.filter(({ left }) => left < x === isLeft);
      return segments.length > 0 ? [{ ...line, segments }] : [];
    });
  return [
    lines.slice(0, from),
    ...inColumns(side(true)),
    ...inColumns(side(false)),
    ...inColumns(lines.slice(to)),
  ].filter((part) => part.length > 0);
}

interface Gutter {
  readonly from: number;
  readonly to: number;
  readonly x: number;
}

/** The longest run of lines that a gap parts into two columns of running text. */
function findGutter(lines: readonly PageLine[]): Gutter | null {
  const gaps = lines.flatMap(({ segments, size }) =>
    segments.slice(1).flatMap(({ left }, i) => {
      const right = segments[i]?.right ?? left;
      return left - right > PDF_LIMITS.columnGap * size ? [Math.floor(left - size / 2)] : [];
    }),
  );
  let best: Gutter | null = null;
  for (const x of new Set(gaps)) {
    const crosses = ({ segments, size }: PageLine) =>
      segments.some(({ left, right }) => left < x - size / 3 && right > x + size / 3);
    for (let from = 0; from < lines.length; ) {
      const stop = lines.findIndex((line, i) => i >= from && crosses(line));
      const to = stop < 0 ? lines.length : stop;
      if (to - from > (best ? best.to - best.from : 0) && isSetInColumns(lines.slice(from, to), x))
        best = { from, to, x };
      from = to + 1;
    }
  }
  return best;
}

/** Whether both sides of a gap hold enough lines that fill their width: a table's short cells do not. */
function isSetInColumns(lines: readonly PageLine[], x: number): boolean {
  return [true, false].every((isLeft) => {
    const side = lines.flatMap(({ segments, size }) => {
      const own = segments.filter(({ left }) => left < x === isLeft);
      const [first, last] = [own[0], own.at(-1)];
      return first && last ? [{ left: first.left, right: last.right, size, parts: own.length }] : [];
    });
    if (side.length < PDF_LIMITS.columnLines || side.some(({ parts }) => parts > 2)) return false;
    const width = Math.max(...side.map(({ right }) => right)) - Math.min(...side.map(({ left }) => left));
    const filled = side.filter(({ left, right }) => right - left > PDF_LIMITS.columnFill * width);
    return width > PDF_LIMITS.columnWidth * (side[0]?.size ?? 1) && filled.length >= side.length / 2;
  });
}
