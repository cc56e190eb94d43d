import { PDF_LIMITS } from './limits.ts';
import { apply, type Matrix, multiply } from './matrix.ts';
import type { Bar } from './path.ts';

/** A character on a page. Places are in points, from the top left of the page as it is shown. */
export interface Glyph {
  readonly text: string;
  /** Where it begins on its baseline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Direction in which it is read, in degrees clockwise from a line to the right. */
  readonly angle: number;
  /** Why it cannot be seen. */
  readonly hidden: 'invisible' | 'white' | null;
  /** Whether it is light or nearly transparent. */
  readonly pale: boolean;
  /** Place of its run in the order of drawing; characters that were drawn in one go are of one run. */
  readonly run: number;
}

/** What a font says of its characters; sizes in its own units. */
export interface FontInfo {
  readonly scale: number;
  readonly vertical: boolean;
}

/** What is set for what is drawn next. */
export interface Pen {
  ctm: Matrix;
  font: FontInfo;
  size: number;
  characterSpace: number;
  wordSpace: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
  light: number;
  alpha: number;
}

/** A page while its operators are followed. */
export interface Canvas {
  pen: Pen;
  readonly stack: Pen[];
  line: Matrix;
  text: Matrix;
  run: number;
  readonly glyphs: Glyph[];
  readonly bars: Bar[];
  readonly fontOf: (name: string) => FontInfo;
}

interface RawGlyph {
  readonly unicode?: string;
  readonly width?: number;
  readonly vmetric?: readonly number[];
  readonly isSpace?: boolean;
}

/** Writes characters and the gaps between them, in thousandths of the size. */
export function drawText(canvas: Canvas, pieces: readonly unknown[]): void {
  const { pen } = canvas;
  const { font, size } = pen;
  let along = 0;
  for (const piece of pieces) {
    if (typeof piece === 'number') along -= (piece * size) / 1000;
    else if (typeof piece === 'object' && piece !== null) {
      const { unicode = '', width = 0, vmetric, isSpace } = piece as RawGlyph;
      const own = (font.vertical ? Math.abs(vmetric?.[0] ?? 1000) : width) * font.scale * size;
      place(canvas, unicode, along, own);
      along += own + pen.characterSpace + (isSpace ? pen.wordSpace : 0);
    }
  }
  canvas.text = multiply(canvas.text, font.vertical ? [1, 0, 0, 1, 0, -along] : [1, 0, 0, 1, along * pen.stretch, 0]);
}

/** Writes a character `along` so much on its line. */
function place(canvas: Canvas, text: string, along: number, own: number): void {
  const { pen } = canvas;
  const whole = multiply(pen.ctm, canvas.text);
  const { vertical } = pen.font;
  const at = (by: number) => (vertical ? apply(whole, 0, -by) : apply(whole, by * pen.stretch, pen.rise));
  const [x, y] = at(along);
  const [endX, endY] = at(along + (own || pen.size));
  const size = Math.abs(pen.size) * (vertical ? Math.hypot(whole[0], whole[1]) : Math.hypot(whole[2], whole[3]));
  const angle = (Math.atan2(endY - y, endX - x) * 180) / Math.PI;
  const width = own === 0 ? 0 : Math.hypot(endX - x, endY - y);
  const pale = pen.light > PDF_LIMITS.pale || pen.alpha < PDF_LIMITS.opaque;
  const last = canvas.glyphs.at(-1);
  const goesOn = last && last.angle === angle && last.size === size && last.pale === pale && isNear(last, x, y, size);
  if (!goesOn) canvas.run++;
  canvas.glyphs.push({ text, x, y, width, size, angle, hidden: hides(canvas, x, y, size), pale, run: canvas.run });
}

function isNear({ x, y, width, angle }: Glyph, toX: number, toY: number, size: number): boolean {
  const turn = (angle * Math.PI) / 180;
  return Math.hypot(x + width * Math.cos(turn) - toX, y + width * Math.sin(turn) - toY) < size;
}

/** Why what is written here cannot be seen: it is not painted, too small, or white on nothing darker. */
function hides({ pen, bars }: Canvas, x: number, y: number, size: number): Glyph['hidden'] {
  if (pen.mode === 3 || pen.mode === 7 || size < 0.5 || pen.alpha === 0) return 'invisible';
  if (pen.light < PDF_LIMITS.white || ![0, 4].includes(pen.mode)) return null;
  const behind = bars.findLast(
    ({ kind, left, right, top, bottom }) =>
      kind === 'area' && x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1,
  );
  return behind && behind.light < PDF_LIMITS.white ? null : 'white';
}
