import type { Glyph } from './canvas.ts';
import { PDF_LIMITS } from './limits.ts';
import { leftOf, lineText, rightOf, roomFor, toLines } from './lines.ts';
import type { Bar } from './path.ts';

/** A cell of a ruled table: its words, whether they go on below, and whether it repeats the cell that it is merged with. */
export interface RuledCell {
  readonly text: string;
  /** What is free at the end of its last line, and how its first one begins: what a page breaks goes on in the next one. */
  readonly room: number;
  readonly head: number;
  readonly size: number;
  readonly merged: boolean;
}

/** A table whose cells are ruled on a page. */
export interface RuledTable {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly rows: readonly (readonly RuledCell[])[];
}

/** The tables that lines and bars of a page rule, with the characters that stand in them. */
export function findTables(bars: readonly Bar[], glyphs: readonly Glyph[]): readonly RuledTable[] {
  const lines = bars.filter(({ kind }) => kind !== 'area');
  return groupLines(lines).flatMap((group) => {
    const xs = places(group.filter(({ kind }) => kind === 'down').map(({ left, right }) => (left + right) / 2));
    const ys = places(group.filter(({ kind }) => kind === 'across').map(({ top, bottom }) => (top + bottom) / 2));
    if (xs.length < 3 || ys.length < 2) return [];
    return [readTable(group, xs, ys, glyphs)];
  });
}

/** Lines that touch each other, each group apart. */
function groupLines(lines: readonly Bar[]): readonly (readonly Bar[])[] {
  const groups: Bar[][] = [];
  for (const line of lines) {
    const touching = groups.filter((group) => group.some((other) => touch(line, other)));
    const joined = [line, ...touching.flat()];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups;
}

function touch(a: Bar, b: Bar): boolean {
  const gap = PDF_LIMITS.ruleGap;
  return a.left <= b.right + gap && b.left <= a.right + gap && a.top <= b.bottom + gap && b.top <= a.bottom + gap;
}

/** Places so near each other that they are one, in order. */
function places(all: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const one of all.toSorted((a, b) => a - b)) if (one - (kept.at(-1) ?? -1e9) > PDF_LIMITS.ruleGap) kept.push(one);
  return kept;
}

function readTable(
  lines: readonly Bar[],
  xs: readonly number[],
  ys: readonly number[],
  all: readonly Glyph[],
): RuledTable {
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  const origins = mergeCells(lines, xs, ys);
  const glyphs = all.filter((glyph) => isInside(glyph, { left, right, top, bottom }));
  const rows = ys.slice(1).map((_, y) =>
    xs.slice(1).map((_, x): RuledCell => {
      const origin = origins[y]?.[x] ?? [y, x];
      const [fromY, fromX] = origin;
      const inCell = (row: number, column: number) => {
        const [ownY, ownX] = origins[row]?.[column] ?? [row, column];
        return ownY === fromY && ownX === fromX;
      };
      const toX = xs.slice(1).findLastIndex((_, column) => inCell(fromY, column)) + 1;
      const toY = ys.slice(1).findLastIndex((_, row) => inCell(row, fromX)) + 1;
      const box = { left: xs[fromX] ?? 0, right: xs[toX] ?? 0, top: ys[fromY] ?? 0, bottom: ys[toY] ?? 0 };
      const words = joinLines(
        glyphs.filter((glyph) => isInside(glyph, box)),
        box,
      );
      return { ...words, merged: fromY !== y || fromX !== x };
    }),
  );
  return { left, top, right, bottom, rows };
}

type Box = Pick<RuledTable, 'left' | 'right' | 'top' | 'bottom'>;

/** Whether a character's middle stands in a box. */
export function isInside({ x, y, width, size }: Glyph, { left, right, top, bottom }: Box): boolean {
  const [middleX, middleY] = [x + width / 2, y - size / 3];
  return middleX >= left && middleX < right && middleY >= top && middleY < bottom;
}

/** For each cell of the grid the first cell of those that no line parts from it, as row and column. */
function mergeCells(
  lines: readonly Bar[],
  xs: readonly number[],
  ys: readonly number[],
): (readonly [number, number])[][] {
  const gap = PDF_LIMITS.ruleGap;
  const middle = (all: readonly number[], i: number) => ((all[i] ?? 0) + (all[i + 1] ?? 0)) / 2;
  const isDown = (x: number, y: number) =>
    lines.some((l) => l.kind === 'down' && Math.abs((l.left + l.right) / 2 - x) <= gap && l.top <= y && l.bottom >= y);
  const isAcross = (x: number, y: number) =>
    lines.some(
      (l) => l.kind === 'across' && Math.abs((l.top + l.bottom) / 2 - y) <= gap && l.left <= x && l.right >= x,
    );
  const origins: (readonly [number, number])[][] = [];
  for (let y = 0; y < ys.length - 1; y++) {
    origins.push([]);
    for (let x = 0; x < xs.length - 1; x++) {
      const beside = x > 0 && !isDown(xs[x] ?? 0, middle(ys, y)) ? origins[y]?.[x - 1] : undefined;
      const above = y > 0 && !isAcross(middle(xs, x), ys[y] ?? 0) ? origins[y - 1]?.[x] : undefined;
      origins[y]?.push(above ?? beside ?? [y, x]);
    }
  }
  return origins;
}

/** The words of a cell: lines that are full go on, others end. */
function joinLines(glyphs: readonly Glyph[], box: Box): Omit<RuledCell, 'merged'> {
  const lines = toLines(glyphs);
  const inner = Math.min(...lines.map(leftOf)) - box.left;
  let text = '';
  for (const [i, line] of lines.entries()) {
    const words = lineText(line);
    const before = lines[i - 1];
    if (before === undefined) text = words;
    else {
      const next = { text: words, head: line.head, size: line.size };
      const full = rightOf(before) + roomFor(text, next) > box.right - inner;
      const letters = /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(words);
      text += `${full ? (letters ? ' ' : '') : '\n'}${words}`;
    }
  }
  const [first, last] = [lines[0], lines.at(-1)];
  const room = last === undefined ? Number.POSITIVE_INFINITY : box.right - inner - rightOf(last);
  return { text, room, head: first?.head ?? 0, size: first?.size ?? 0 };
}
