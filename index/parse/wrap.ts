import { type Rewritten, rewrite } from '../text/rewrite.ts';
import { LINE_LIMITS } from './limits.ts';
import { readMarker } from './marker.ts';

const PAGE =
  /^(?:[—–―－-]+\s*\d{1,4}\s*[—–―－-]+|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/;
const CLOSED = /[。；;！!？?：:]["”』」）)]*$/;
const POINT =
  /^(?:[一二三四五六七八九十]{1,3}[是要]|首先|其次|再次|最后|第[一二三四五六七八九十]+[，,、]|[（(]\d{1,2}[)）]|[①-⑳●■◆]|——|附(?:件|表|录))/;
const DUTY = /^[（(]?(?:责任|牵头|配合|主办|承办|协办|完成)(?:单位|部门|科室|处室|时限|时间)[:：]/;

interface Row {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Joins the lines of paragraphs that were wrapped, as text taken from a PDF is, and leaves page numbers out. */
export function unwrap(text: string): Rewritten {
  const rows = readRows(text);
  const width = fullWidth(rows);
  if (width === null && !rows.some((row) => PAGE.test(row.text))) return { text, at: (offset) => offset };
  const out = rewrite(text);
  let last: Row | null = null;
  let paged = false;
  let blank = false;
  let running = false;
  const counted = countedRows(rows);
  for (const row of rows) {
    if (PAGE.test(row.text)) paged = true;
    else if (row.text === '') blank = true;
    else {
      if (last) {
        const joins = width !== null && (paged || !blank) && !counted.has(row);
        const open: boolean = joins && goesOn(last, row, width, running);
        running = (open && running) || /[，。；]/.test(row.text);
        if (open && /\w$/.test(last.text) && /^[a-z]/i.test(row.text)) out.put(' ', row.start);
        if (!open) out.put('\n', last.end);
      }
      out.keep(row.start, row.end);
      last = row;
      paged = false;
      blank = false;
    }
  }
  return out.done();
}

/** Rows that begin with a number and a blank and count on, 1 2 3: a list, not lines that were wrapped. */
function countedRows(rows: readonly Row[]): ReadonlySet<Row> {
  const numbered = rows.filter((row) => /^\d{1,3}\s+[\u4e00-\u9fff“《]/.test(row.text));
  const number = (row: Row | undefined) => Number(/^\d+/.exec(row?.text ?? '')?.[0] ?? Number.NaN);
  const goes = (i: number) => number(numbered[i + 1]) === number(numbered[i]) + 1;
  return new Set(
    numbered.filter((_, i) => (goes(i) && goes(i + 1)) || (goes(i) && goes(i - 1)) || (goes(i - 1) && goes(i - 2))),
  );
}

function readRows(text: string): readonly Row[] {
  let offset = 0;
  return text.split('\n').map((raw) => {
    const body = raw.trim();
    const start = offset + (raw.length - raw.trimStart().length);
    offset += raw.length + 1;
    return { text: body, start, end: start + body.length };
  });
}

/** Columns that a line takes, a Chinese character being two. */
function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += character < '\u0100' || '“”‘’—…·'.includes(character) ? 1 : 2;
  return sum;
}

/** Width of a full line, or null where paragraphs are not wrapped. */
function fullWidth(rows: readonly Row[]): number | null {
  const filled = rows.filter((row) => row.text !== '' && !PAGE.test(row.text));
  const widths = filled.map((row) => columns(row.text)).sort((a, b) => a - b);
  const widest = widths[Math.floor(widths.length * LINE_LIMITS.widthShare)] ?? 0;
  if (
    widest < LINE_LIMITS.narrowest ||
    widest > LINE_LIMITS.widest ||
    (widths.at(-1) ?? 0) > widest + LINE_LIMITS.slackAbove * LINE_LIMITS.slack
  )
    return null;
  const cut = filled.filter((row) => columns(row.text) >= widest - LINE_LIMITS.slack && !CLOSED.test(row.text));
  return cut.length >= LINE_LIMITS.fullLines && cut.length >= LINE_LIMITS.fullShare * filled.length
    ? widest - LINE_LIMITS.slack
    : null;
}

/** Whether a row continues the paragraph whose last row and words so far are given. */
function goesOn(last: Row, row: Row, width: number, running: boolean): boolean {
  const closed = isClosed(last.text);
  const split = /\d$/.test(last.text) && /^\d/.test(row.text);
  const short = columns(last.text) < width;
  if (short && !(running && !closed && (split || columns(last.text) >= LINE_LIMITS.runningShare * width))) return false;
  return !beginsAnew(row.text, last.text);
}

const isClosed = (text: string) => CLOSED.test(text) || /[）)]$/.test(text);

/** Whether a line begins a paragraph by its first words, where the line in front of it is full. */
export function beginsAnew(text: string, before: string): boolean {
  const marker = readMarker(text);
  const closed = isClosed(before);
  if (marker && !marker.weak && (closed || marker.kind !== 'number')) return true;
  return closed && (POINT.test(text) || DUTY.test(text));
}
