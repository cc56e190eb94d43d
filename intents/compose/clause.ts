import type { Span } from '../../index/plan/plan.ts';
import type { Quote } from '../answer/answer.ts';
import { CLAUSE_LONG, CLAUSES_SHOWN, WHOLE_SHARE } from './limits.ts';

/** A stretch of a quotation with the marks inside it. */
interface Stretch extends Span {
  readonly marks: readonly Span[];
}

/**
 * The clauses of a quotation that speak of what was asked: sentences that hold most of the marked words, cut at commas
 * where a sentence is long. Offsets are into the plan. The whole quotation where nothing is marked or little would be left out. A sentence is cut that is longer than `long`.
 */
export function leadClauses({ citation, marks }: Quote, long: number = CLAUSE_LONG): readonly Span[] {
  const { quote, start, end } = citation;
  const whole: readonly Span[] = [{ start, end }];
  if (marks.length === 0 || quote.length <= long) return whole;
  const best = fullest(stretches(quote, start, /[。；;！？!?\n]/u, marks), quote, start);
  const chosen = best.flatMap((one) => (one.end - one.start > long ? cutAtCommas(one, quote, start) : [one]));
  const told = chosen.reduce((sum, one) => sum + one.end - one.start, 0);
  if (chosen.length === 0 || chosen.length > CLAUSES_SHOWN || told >= WHOLE_SHARE * quote.length) return whole;
  return chosen.map((one) => trim(one, quote, start));
}

/** Parts of a text behind which a mark of punctuation stands that is inside no brackets or quotation marks. */
function stretches(quote: string, offset: number, ends: RegExp, marks: readonly Span[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let [from, depth] = [0, 0];
  for (let at = 0; at < quote.length; at++) {
    const character = quote.charAt(at);
    if ('“《（('.includes(character)) depth++;
    if ('”》）)'.includes(character)) depth = Math.max(0, depth - 1);
    if (at + 1 < quote.length && (depth > 0 || !ends.test(character))) continue;
    const span = { start: offset + from, end: offset + at + 1 };
    found.push({ ...span, marks: marks.filter((mark) => mark.start < span.end && mark.end > span.start) });
    from = at + 1;
  }
  return found;
}

/** Those in which most different words are marked. */
function fullest(all: readonly Stretch[], quote: string, offset: number): readonly Stretch[] {
  const held = ({ marks }: Stretch) =>
    new Set(marks.map((mark) => quote.slice(mark.start - offset, mark.end - offset))).size;
  const most = Math.max(...all.map(held));
  return all.filter((one) => most > 0 && held(one) === most);
}

/** A long sentence from the first to the last of its clauses that are marked. */
function cutAtCommas({ start, end, marks }: Stretch, quote: string, offset: number): readonly Stretch[] {
  const clauses = stretches(quote.slice(start - offset, end - offset), start, /[,，]/u, marks);
  const marked = clauses.filter((clause) => clause.marks.length > 0);
  const [first, last] = [marked[0], marked.at(-1)];
  return first && last ? [{ start: first.start, end: last.end, marks }] : [];
}

/** Without blanks at the ends and the comma or semicolon behind. */
function trim({ start, end }: Span, quote: string, offset: number): Span {
  const text = quote.slice(start - offset, end - offset);
  const front = text.length - text.trimStart().length;
  return { start: start + front, end: start + text.replace(/[\s,，;；]+$/u, '').length };
}
