import { PDF_LIMITS } from './limits.ts';
import { apply, type Matrix } from './matrix.ts';

/** A ruled line across or down, or a filled area, in points from the top left of the page. */
export interface Bar {
  readonly kind: 'across' | 'down' | 'area';
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Lightness of what fills it, 0 to 1. */
  readonly light: number;
}

type Point = readonly [number, number];

/** Numbers of pdf.js's path painting operators that fill and that stroke; 20 to 27 in the order of the specification. */
const FILLS: readonly number[] = [22, 23, 24, 25, 26, 27];
const STROKES: readonly number[] = [20, 21, 24, 25, 26, 27];

/** The straight lines and filled areas of a path. */
export function readPath(paint: number, path: readonly number[], ctm: Matrix, light: number): readonly Bar[] {
  const outlines = readOutlines(path, ctm);
  const bars: Bar[] = [];
  if (STROKES.includes(paint))
    for (const points of outlines)
      for (let i = 1; i < points.length; i++) {
        const bar = toBar(points.slice(i - 1, i + 1), light);
        if (bar.kind !== 'area') bars.push(bar);
      }
  if (FILLS.includes(paint)) for (const points of outlines) if (points.length > 2) bars.push(toBar(points, light));
  return bars.filter(({ left, right, top, bottom }) => Math.max(right - left, bottom - top) >= PDF_LIMITS.ruleLeast);
}

/** The outlines of a path: 0 begins one, 1 draws a line, 2 and 3 curves, 4 goes back to where it began. */
function readOutlines(path: readonly number[], ctm: Matrix): readonly (readonly Point[])[] {
  const outlines: Point[][] = [];
  const point = (i: number): Point => apply(ctm, path[i] ?? 0, path[i + 1] ?? 0);
  for (let i = 0; i < path.length; ) {
    const step = path[i] ?? 4;
    if (step === 0) outlines.push([point(i + 1)]);
    else if (step < 4) outlines.at(-1)?.push(point(i + ([0, 1, 5, 3][step] ?? 1)));
    else {
      const first = outlines.at(-1)?.[0];
      if (first) outlines.at(-1)?.push(first);
    }
    i += [3, 3, 7, 5, 1][step] ?? 1;
  }
  return outlines;
}

/** What a few points enclose: a line where it is thin enough, else an area. */
function toBar(points: readonly Point[], light: number): Bar {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const thin = (thickness: number, length: number) => thickness <= PDF_LIMITS.ruleThick && length > 2 * thickness;
  const kind = thin(bottom - top, right - left) ? 'across' : thin(right - left, bottom - top) ? 'down' : 'area';
  return { kind, left, top, right, bottom, light };
}
