import { itemsNumbered } from '../plan/lookup.ts';
import { PUNCTUATION } from '../plan/passage.ts';
import type { Plan, Span } from '../plan/plan.ts';
import { foldPlain } from '../text/normalize.ts';
import { NUMERAL, toNumber } from '../text/numeral.ts';

/** Looks up which unit of a plan a row of the office's table means. */
export interface Finder {
  /** Measures and items that a number as written names: 6.1, 第6条, 第六条第一点. Where Excel cut 5.10 to 5.1, both. */
  named(number: string): readonly string[];
  /** Whether the words stand in a unit; blanks, width and punctuation do not count. */
  holds(unit: string, excerpt: string): boolean;
  /** Measures that hold the words. */
  where(excerpt: string): readonly string[];
}

const ITEM = new RegExp(`^第?(${NUMERAL})(?:条|项)?$`);
const POINT = new RegExp(`^第?(${NUMERAL})(?:条|项)?[.、-]?第?(${NUMERAL})(?:点|是|款|项|小项)?$`);

/** Letters that an excerpt must have at least. */
const SHORTEST = 4;

const letters = (text: string) => foldPlain(text).replace(PUNCTUATION, '');

/** The pieces of an excerpt between dots that leave something out. */
function piecesOf(excerpt: string): readonly string[] {
  return excerpt
    .split(/[…⋯]+|\.{3,}/)
    .map(letters)
    .filter((piece) => piece !== '');
}

/** Whether an excerpt is long enough to tell its unit. */
export function tells(excerpt: string): boolean {
  return piecesOf(excerpt).join('').length >= SHORTEST;
}

/** Opens the look-up for a plan. */
export function openFinder(plan: Plan): Finder {
  const spans = new Map<string, Span>();
  for (const item of plan.items) spans.set(item.id, item);
  for (const measure of plan.measures)
    if (!spans.has(measure.id)) spans.set(measure.id, { start: measure.from, end: measure.end });
  const ids = new Map([...spans.keys()].map((id) => [foldPlain(id), id]));
  const folded = new Map<string, string>();
  const lettersOf = (unit: string) => {
    const span = spans.get(unit);
    const known = folded.get(unit) ?? (span ? letters(plan.text.slice(span.start, span.end)) : '');
    folded.set(unit, known);
    return known;
  };
  const within = (unit: string, pieces: readonly string[]) => {
    const text = lettersOf(unit);
    let at = 0;
    return pieces.every((piece) => {
      const found = text.indexOf(piece, at);
      at = found + piece.length;
      return found >= 0;
    });
  };
  return {
    named: (number) => named(plan, ids, number),
    holds: (unit, excerpt) => within(unit, piecesOf(excerpt)),
    where(excerpt) {
      const pieces = piecesOf(excerpt);
      return plan.measures.map((m) => m.id).filter((id) => within(id, pieces));
    },
  };
}

function named(plan: Plan, ids: ReadonlyMap<string, string>, number: string): readonly string[] {
  const bare = foldPlain(number)
    .replace(/[\s'"]/g, '')
    .replace(/[.、]$/, '');
  const exact = ids.get(bare);
  const cut = /^\d+\.\d$/.test(bare) ? ids.get(`${bare}0`) : undefined;
  if (exact !== undefined) return cut === undefined ? [exact] : [exact, cut];
  const item = ITEM.exec(bare);
  if (item) return itemsNumbered(plan, toNumber(item[1] ?? '') ?? -1).map(({ id }) => id);
  const point = POINT.exec(bare);
  const home = point ? itemsNumbered(plan, toNumber(point[1] ?? '') ?? -1) : [];
  const nth = (toNumber(point?.[2] ?? '') ?? 0) - 1;
  const found = home.flatMap((one) => (one.measures.includes(one.id) ? [] : (one.measures[nth] ?? [])));
  return cut === undefined ? found : [...found, cut];
}
