import { html } from 'hono/html';
import type { Item, Measure, Plan, Section, Span } from '../../index/plan/plan.ts';
import type { Html } from './layout.ts';
import { markText } from './quote.ts';

/** Anchor of the words that a citation's address marks. */
const MARK = 'mark';

/** The plan as printed, a paragraph a line, word for word; sections, items and measures are anchors. A span may be marked. */
export function printPlan(plan: Plan, mark: Span | null): Html {
  const marks = mark === null ? [] : [mark];
  return html`${linesOf(plan.text).map((line) => printLine(plan, line, marks))}`;
}

/** Lines that hold something, without the blanks at their ends. */
function linesOf(text: string): readonly Span[] {
  return [...text.matchAll(/[^\n]*\S/g)].map((found) => {
    const indent = found[0].length - found[0].trimStart().length;
    return { start: found.index + indent, end: found.index + found[0].length };
  });
}

function printLine(plan: Plan, line: Span, marks: readonly Span[]): Html {
  const section = plan.sections.find(({ start }) => start >= line.start && start < line.end);
  if (section) return printHeading(plan, section, line, marks);
  const text = inline(plan, line, marks);
  return plan.text.slice(line.start, line.end) === plan.title ? html`<h1>${text}</h1>` : html`<p>${text}</p>`;
}

function printHeading(plan: Plan, section: Section, line: Span, marks: readonly Span[]): Html {
  const heading = markText(plan.text, { start: line.start, end: section.headingEnd }, marks, MARK);
  const rest = { start: section.headingEnd, end: line.end };
  const body = rest.end > rest.start ? html`<p>${inline(plan, rest, marks)}</p>` : '';
  return section.level === 1
    ? html`<h2 id="${section.id}">${heading}</h2>${body}`
    : html`<h3 id="${section.id}">${heading}</h3>${body}`;
}

/** A piece of text that is a unit, or the title of one. */
interface Piece extends Span {
  readonly id: string;
  readonly kind: 'title' | 'measure';
}

function inline(plan: Plan, line: Span, marks: readonly Span[]): readonly Html[] {
  const within = ({ start, end }: Span) => start < line.end && end > line.start;
  const titles = plan.items.filter((i) => within({ start: i.start, end: i.titleEnd })).map(titlePiece);
  const measures = plan.measures.filter(within).map(measurePiece);
  const pieces = [...titles, ...measures].toSorted((a, b) => a.start - b.start);
  const printed: Html[] = [];
  let at = line.start;
  for (const piece of pieces) {
    const start = Math.max(at, piece.start, line.start);
    const end = Math.min(piece.end, line.end);
    if (end <= start) continue;
    printed.push(html`${markText(plan.text, { start: at, end: start }, marks, MARK)}`);
    printed.push(printPiece(piece, markText(plan.text, { start, end }, marks, MARK), start === piece.start));
    at = end;
  }
  return [...printed, html`${markText(plan.text, { start: at, end: line.end }, marks, MARK)}`];
}

function titlePiece({ id, start, titleEnd, measures }: Item): Piece {
  // An item without points is its own measure, which then is the anchor.
  return { id: measures.includes(id) ? '' : id, kind: 'title', start, end: titleEnd };
}

function measurePiece({ id, start, end }: Measure): Piece {
  return { id, kind: 'measure', start, end };
}

/** A unit with its anchor; its number stands beside it and is no part of the text. */
function printPiece({ id, kind }: Piece, text: readonly Html[], isFirst: boolean): Html {
  const anchor = isFirst && id !== '' ? html`id="${id}"` : '';
  if (kind === 'title') return html`<b class="title" ${anchor}>${text}</b>`;
  const link = isFirst
    ? html`<a class="number" href="#${encodeURIComponent(id)}" data-number="${id}" aria-label="${id}的地址"></a>`
    : '';
  return html`<span class="measure" ${anchor}>${link}${text}</span>`;
}
