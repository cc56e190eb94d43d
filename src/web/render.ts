import { html } from 'hono/html';
import { type Library, planOf } from '../../index/library.ts';
import type { Citation } from '../../index/plan/cite.ts';
import type { Span } from '../../index/plan/plan.ts';
import {
  type Answer,
  type Assigned,
  type Entry,
  type Part,
  type Quote,
  quotedUnits,
  type Row,
} from '../../intents/answer/answer.ts';
import { TABLE, tableLine } from '../../intents/compose/responsible.ts';
import { citationPath, planPath } from '../platform/link.ts';
import type { Html } from './layout.ts';
import { LIMITS } from './limits.ts';
import { markText } from './text.ts';

/** Draws an answer: the bot's words, quotations with their marks, facts, outlines. */
export function render(answer: Answer, library: Library): Html {
  const quoted = quotedUnits(answer);
  return html`${answer.parts.map((part) => renderPart(part, library, quoted))}`;
}

function renderPart(part: Part, library: Library, quoted: ReadonlySet<string>): Html {
  switch (part.kind) {
    case 'say':
      return html`<p class="say">${part.text}</p>`;
    case 'quotes':
      return html`${part.label === null ? '' : html`<p class="label">【${part.label}】</p>`}${folded(
        part.quotes.map((quote) => renderQuote(quote, library)),
        LIMITS.quotes,
      )}`;
    case 'facts':
      return folded(
        part.rows.map((row) => renderRow(row, library, quoted.has(row.citation.unit))),
        LIMITS.rows,
      );
    case 'assigned':
      return html`<p class="label">【${TABLE}】</p>${folded(
        part.rows.map((row) => renderAssigned(row)),
        LIMITS.rows,
      )}`;
    case 'outline':
      return html`<ul class="outline">${part.entries.map((entry) => renderEntry(entry, library))}</ul>`;
    case 'supplement':
      return html`<div class="supplement">
        <p class="label">【${part.label}】</p>
        <p>${part.text}</p>
        <p class="note">——${part.source}</p>
      </div>`;
  }
}

/** The first of several pieces; what is beyond the limit opens on a click. */
function folded(pieces: readonly Html[], limit: number): Html {
  const rest = pieces.slice(limit);
  if (rest.length === 0) return html`${pieces}`;
  return html`${pieces.slice(0, limit)}<details class="more"><summary>更多（${rest.length}）</summary>${rest}</details>`;
}

function renderQuote({ citation, marks }: Quote, library: Library): Html {
  return html`<figure class="quote">
    <blockquote>${quotation(citation, marks)}</blockquote>
    <figcaption>${source(citation, library)}${copier(citation, library)}</figcaption>
  </figure>`;
}

/** A fact with its sentence; without it where the whole measure stands below. */
function renderRow({ words, note, citation }: Row, library: Library, isQuoted: boolean): Html {
  const fact = html`<p class="fact"><b>${words.quote}</b><span class="note">${note}</span></p>`;
  if (isQuoted) return fact;
  return html`<div class="row">${fact}${renderQuote({ citation, marks: [words] }, library)}</div>`;
}

/** A row of the office's table: its unit leads to the plan, the rest is the table's. */
function renderAssigned(row: Assigned): Html {
  const { unit, place, fields } = tableLine(row);
  const path = `${planPath(row.plan)}#${encodeURIComponent(row.unit)}`;
  return html`<p class="assigned"><a href="${path}">${unit}</a><span class="note">（${place}）</span>${fields}</p>`;
}

function renderEntry({ depth, citation, note }: Entry, library: Library): Html {
  const heading = html`<a href="${citationPath(citation, library)}">${citation.quote}</a>`;
  return html`<li class="depth${depth}">${note === undefined ? heading : html`${note}“${heading}”`}</li>`;
}

function quotation({ quote, start, end }: Citation, marks: readonly Span[]): Html {
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
