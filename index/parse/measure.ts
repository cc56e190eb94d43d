import type { FoundDuty } from '../duties/clause.ts';
import { findDuties } from '../duties/duty.ts';
import type { Duty, Front, Measure, Problem, Span } from '../plan/plan.ts';
import { PARSE_LIMITS } from './limits.ts';
import { readPoints } from './points.ts';

/** The item that measures belong to, and what was said about all of it. */
interface Owner {
  readonly id: string;
  readonly section: string | null;
  readonly start: number;
  /** A suffix of its title. */
  readonly whole: FoundDuty | null;
}

/** The measures of an item, its words in front of them, and what is odd. */
export interface Measured {
  readonly measures: readonly Measure[];
  readonly lead: Front | null;
  readonly problems: readonly Problem[];
}

/** A piece of an item's text with the suffixes behind it. */
interface Piece extends Span {
  readonly label: string;
  readonly duties: readonly FoundDuty[];
}

/** Reads the measures of an item: its points, the sentences that carry a suffix each, or its whole text. */
export function readMeasures(text: string, item: Owner, body: Span): Measured {
  const duties = findDuties(text, body);
  const { points, problems } = readPoints(text, body);
  const pieces = points.length > 0 ? pointPieces(text, points, duties) : sentencePieces(text, body, duties);
  const filled = pieces.filter((piece) => piece.start < piece.end);
  const common = points.length > 0 ? commonDuties(filled) : [];
  const ahead = duties.filter((duty) => points.length > 0 && duty.start < (points[0]?.start ?? 0));
  const whole = [common, ahead, item.whole ? [item.whole] : []].find((found) => found.length > 0) ?? [];
  const single = filled.length === 1 && points.length === 0;
  const measures = filled.map((piece, i): Measure => {
    const own = piece.duties.filter((duty) => !common.includes(duty));
    const scope = single ? 'item' : 'measure';
    return {
      id: single ? item.id : `${item.id}.${i + 1}`,
      label: piece.label,
      item: item.id,
      section: item.section,
      start: piece.start,
      end: piece.end,
      from: single ? item.start : piece.start,
      duty: own.length > 0 ? toDuty(own, scope, item.id) : whole.length > 0 ? toDuty(whole, 'item', item.id) : null,
    };
  });
  const first = Math.min(points[0]?.start ?? body.start, ahead[0]?.start ?? body.end);
  return { measures, lead: readLead(text, item, body, first), problems };
}

/** The text of the item in front of its first point, where it says something. */
function readLead(text: string, item: Owner, body: Span, first: number): Front | null {
  const end = body.start + text.slice(body.start, first).trimEnd().length;
  const words = text.slice(body.start, end);
  if (words.replace(/[\s。；：:]/g, '').length < PARSE_LIMITS.leadWords) return null;
  return { id: `${item.id}导语`, section: item.section, item: item.id, start: body.start, end };
}

function pointPieces(
  text: string,
  points: readonly { label: string; start: number; end: number }[],
  all: readonly FoundDuty[],
) {
  let next = 0;
  return points.map(({ label, start, end }): Piece => {
    const duties: FoundDuty[] = [];
    while ((all[next]?.start ?? Number.POSITIVE_INFINITY) < start) next++;
    while ((all[next]?.start ?? Number.POSITIVE_INFINITY) < end) duties.push(all[next++] as FoundDuty);
    return { label, start, end: endBefore(text, { start, end }, duties), duties };
  });
}

/** Where a piece ends in front of the suffixes at its end. */
function endBefore(text: string, span: Span, duties: readonly FoundDuty[]): number {
  let end = span.end;
  for (const duty of duties.toReversed()) {
    if (duty.prose || text.slice(duty.end, end).replace(/[\s。；;.]/g, '') !== '') break;
    end = duty.start;
  }
  return span.start + text.slice(span.start, end).trimEnd().length;
}

/** Without points each suffix closes the sentences in front of it; suffixes in a row belong together. */
function sentencePieces(text: string, body: Span, duties: readonly FoundDuty[]): readonly Piece[] {
  const pieces: { start: number; end: number; label: string; duties: FoundDuty[] }[] = [];
  let from = body.start;
  let waiting: FoundDuty[] = [];
  for (const duty of duties) {
    if (duty.inline) {
      waiting.push(duty);
      continue;
    }
    const piece = slice(text, from, duty.start);
    const last = pieces.at(-1);
    if (piece.start < piece.end || !last) pieces.push({ ...piece, label: '', duties: [...waiting, duty] });
    else last.duties.push(...waiting, duty);
    waiting = [];
    from = duty.end;
  }
  const rest = slice(text, from, body.end);
  if (rest.start < rest.end) pieces.push({ ...rest, label: '', duties: waiting });
  return pieces;
}

/** A slice without the blanks and the end of a sentence that a suffix left over in front of it. */
function slice(text: string, start: number, end: number): Span {
  let from = start;
  while (from < end && /[\s。；;.，]/.test(text.charAt(from))) from++;
  return { start: from, end: from + text.slice(from, end).trimEnd().length };
}

/** The suffixes behind the last point where they are about the whole item. */
function commonDuties(pieces: readonly Piece[]): readonly FoundDuty[] {
  const last = pieces.at(-1);
  const tail = last?.duties.filter((duty) => duty.start >= last.end) ?? [];
  const duty = tail.at(-1);
  if (!duty) return [];
  const others = pieces.slice(0, -1).flatMap((piece) => piece.duties);
  if (others.length === 0) return tail;
  const missing = pieces.slice(0, -1).some((piece) => piece.duties.length === 0);
  const differs = duty.apart && !others.some((other) => other.apart);
  return differs && (missing || tail.length > 1) ? [duty] : [];
}

/** What several suffixes say together; where one names a leader, those who are merely responsible help. */
function said(duties: readonly FoundDuty[]) {
  const led = duties.some((duty) => duty.key === 'lead');
  const leading = duties.filter((duty) => !(led && duty.key === 'bear'));
  const helping = duties.filter((duty) => led && duty.key === 'bear');
  return {
    owner: [...new Set(leading.flatMap((duty) => duty.owner))],
    partner: [...new Set([...duties.flatMap((duty) => duty.partner), ...helping.flatMap((duty) => duty.owner)])],
    deadline: duties.find((duty) => duty.deadline !== null)?.deadline ?? null,
    leads: duties.some((duty) => duty.leads),
  };
}

/** Suffixes as the duty of a measure. */
export function toDuty(duties: readonly FoundDuty[], scope: Duty['scope'], unit: string): Duty {
  const start = duties[0]?.start ?? 0;
  const end = duties.at(-1)?.end ?? start;
  return { ...said(duties), start, end, scope, unit, cells: [] };
}
