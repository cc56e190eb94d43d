import { html } from 'hono/html';
import { type Library, planOf } from '../../index/library.ts';
import { type Citation, cite } from '../../index/plan/cite.ts';
import type { Span } from '../../index/plan/plan.ts';
import type { Quote } from '../../intents/answer/answer.ts';
import { leadClauses } from '../../intents/compose/clause.ts';
import { citationPath } from '../platform/link.ts';
import type { Html } from './layout.ts';

/**
 * Draws a quotation: the clauses that were asked for first, the whole of it folded behind them. The address marks what
 * stands in front. `about` are the words that it is quoted for, where they are not all that is marked.
 */
export function renderQuote({ citation, marks }: Quote, library: Library, about: readonly Span[] = []): Html {
  const lead = citeClauses({ citation, marks: about.length > 0 ? about : marks }, library);
  const isWhole = lead[0].quote === citation.quote;
  const first = lead.map((clause) => quotedWords(clause, marks));
  return html`<figure class="quote">
    <blockquote class="clause">${first.map((clause, i) => (i === 0 ? clause : html` …… ${clause}`))}</blockquote>
    <figcaption>${source(lead[0], library)}${copier(lead.length > 1 ? citation : lead[0], library)}</figcaption>
    ${
      isWhole
        ? ''
        : html`<details class="whole">
      <summary>全文（${citation.quote.length}字）</summary>
      <blockquote>${quotedWords(citation, marks)}</blockquote>
      ${copier(citation, library)}
    </details>`
    }
  </figure>`;
}

/** The clauses of a quotation that speak of what was asked, each a citation of its own; at least one. */
export function citeClauses(quote: Quote, library: Library, long?: number): readonly [Citation, ...Citation[]] {
  const { citation } = quote;
  const home = planOf(library, citation.plan);
  const spans = home?.units.has(citation.unit) ? leadClauses(quote, long) : [];
  const [first, ...rest] = home ? spans.map(({ start, end }) => cite(home, citation.unit, start, end)) : [];
  return first ? [first, ...rest] : [citation];
}

/** Words of the plan in quotation marks, with what was asked for marked. */
export function quotedWords({ quote, start, end }: Citation, marks: readonly Span[]): Html {
  const inside = marks.map((mark) => ({ start: mark.start - start, end: mark.end - start }));
  return html`“${markText(quote, { start: 0, end: end - start }, inside)}”`;
}

function source(citation: Citation, library: Library): Html {
  return html`<a class="address" href="${citationPath(citation, library)}">——${citation.address}</a>`;
}

/** Copies the quotation with its address in a line, as it goes into a paper; drawn only where scripts run. */
function copier(citation: Citation, library: Library): Html {
  const line = `“${citation.quote}”——${planOf(library, citation.plan)?.units.get(citation.unit)?.short ?? citation.address}`;
  return html`<button type="button" class="copy" data-copy="${line}" hidden>复制引文</button>`;
}

/** A slice of a text with spans marked; all offsets are into the whole text, spans in order and apart. Where a span begins it may be an anchor. */
export function markText(
  text: string,
  { start, end }: Span,
  marks: readonly Span[],
  anchor: string | null = null,
): readonly Html[] {
  const pieces: Html[] = [];
  let at = start;
  for (const mark of marks) {
    const from = Math.max(mark.start, at);
    const to = Math.min(mark.end, end);
    if (from >= to) continue;
    const id = anchor !== null && from === mark.start ? html` id="${anchor}"` : '';
    pieces.push(html`${text.slice(at, from)}<mark${id}>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...pieces, html`${text.slice(at, end)}`];
}
