import type { Span } from '../plan/plan.ts';
import { LINE_LIMITS } from './limits.ts';

/** A printed line of the plan with its offsets, blanks at both ends removed. */
export interface Line extends Span {
  readonly text: string;
}

/** Blanks and what nobody sees: zero-width characters and a byte order mark. */
const LEADING = /^[\s\u200b-\u200d\u2060\ufeff]+/;
const TRAILING = /[\s\u200b-\u200d\u2060\ufeff]$/;

/** Splits a text into its lines that hold something; what stands in `holes` (tables) is left out. */
export function readLines(text: string, holes: readonly Span[] = []): readonly Line[] {
  const lines: Line[] = [];
  let hole = 0;
  let offset = 0;
  for (const raw of text.split('\n')) {
    const line = trim(text, offset, offset + raw.length);
    while ((holes[hole]?.end ?? Number.POSITIVE_INFINITY) <= line.start) hole++;
    const inside = (holes[hole]?.start ?? Number.POSITIVE_INFINITY) <= line.start;
    if (line.text !== '' && !inside) lines.push(line);
    offset += raw.length + 1;
  }
  return lines.flatMap((line) => cut(line, text.length));
}

/** A slice of a text as a line, without blanks at its ends. */
export function trim(text: string, start: number, end: number): Line {
  const raw = text.slice(start, end);
  const from = LEADING.exec(raw)?.[0].length ?? 0;
  let to = raw.length;
  while (to > from && TRAILING.test(raw.charAt(to - 1))) to--;
  return { text: raw.slice(from, to), start: start + from, end: start + to };
}

const INNER =
  /第[一二三四五六七八九十百]{1,4}(?:章|节|条|部分)(?=\s)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|(?<!\d)\d{1,3}[.．、](?!\d)/g;
const TITLE = /^\S{2,40}?\d{4}年(?:度|上半年|下半年)?(?:重点)?工作(?:要点|计划|安排|方案|思路)/;
const BACK = /(?<=[。；）)])(?=附件\s*[:：\d]|抄送\s*[:：]|[（(]此件)/g;
const HEADED = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/;
const ONLY =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(]?[一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、]?|第\S{1,4}[章节条]|[●■◆•▪—-]+)$/;
const DIGITS = '一二三四五六七八九十';

/** Cuts a line at the headings inside it where the line ends of a page were lost. */
function cut(line: Line, whole: number): readonly Line[] {
  if (line.text.length < LINE_LIMITS.longLine) return [line];
  const page = line.text.length > LINE_LIMITS.pageShare * whole;
  if (!page && !HEADED.test(line.text)) return [line];
  const marks = inner(line.text, page);
  if (marks.filter((at) => at > 0).length < (page ? LINE_LIMITS.headingsInPage : LINE_LIMITS.headingsInLine))
    return [line];
  const first = Math.min(...marks);
  const cuts = page ? [...marks, ...blanks(line.text, first)] : marks;
  const sorted = [...new Set([0, ...cuts, line.text.length])].sort((a, b) => a - b);
  const pieces = sorted.slice(1).map((end, i) => trim(line.text, sorted[i] ?? 0, end));
  return join(pieces, line.text).map((piece) => ({
    text: piece.text,
    start: line.start + piece.start,
    end: line.start + piece.end,
  }));
}

/** Where headings begin inside a line: behind the end of a sentence, or on a page wherever the number goes on. */
function inner(text: string, page: boolean): number[] {
  const last = new Map<string, number>();
  const found: number[] = [];
  let under = false;
  for (const match of text.matchAll(INNER)) {
    const numeral = match[0].replace(/[^一二三四五六七八九十百\d]/g, '');
    const kind = match[0].replace(/[一二三四五六七八九十百\d（(]+/, '');
    const number = /\d/.test(numeral) ? Number(numeral) : DIGITS.indexOf(numeral) + 1 || 11;
    const before = text.charAt(match.index - 1);
    const ends = page ? /^$|[。；;！!）)】”"\s]/.test(before) : /^$|[。）)\s]/.test(before);
    const follows = number === (last.get(kind) ?? 0) + 1 || (number === 1 && (under || !last.has(kind)));
    const close = page && follows && kind !== '、' && /[\u4e00-\u9fff]/.test(before);
    const next = follows || number === 1 || numeral.length > 1;
    if (!next || !(ends || close)) continue;
    under = !/\d/.test(numeral);
    last.set(kind, number);
    found.push(match.index);
  }
  return page ? [...found, ...borders(text, found)] : found;
}

/** On a page: where the title runs into the text, and where the attachments begin. */
function borders(text: string, found: readonly number[]): number[] {
  const title = TITLE.exec(text.slice(0, found[0] ?? 0));
  const back = [...text.slice(found.at(-1) ?? 0).matchAll(BACK)].map((match) => match.index + (found.at(-1) ?? 0));
  return title ? [title[0].length, ...back] : back;
}

/** Where blanks stand for lost line ends: in front of the first heading all, behind it those between Chinese characters. */
function blanks(text: string, first: number): number[] {
  const wide = /[^\x20-\x7e]/;
  return [...text.matchAll(/\s+/g)].flatMap((match) => {
    const end = match.index + match[0].length;
    const both = wide.test(text.charAt(match.index - 1)) && wide.test(text.charAt(end));
    return end <= first || both ? [end] : [];
  });
}

/** A number or bullet that a blank parts from its words goes back to them. */
function join(pieces: readonly Line[], text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last && ONLY.test(last.text)) lines[lines.length - 1] = trim(text, last.start, piece.end);
    else if (piece.text !== '') lines.push(piece);
  }
  return lines;
}
