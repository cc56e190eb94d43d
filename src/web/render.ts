import { html } from 'hono/html';
import type { Library } from '../../index/library.ts';
import type { Citation } from '../../index/plan/cite.ts';
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
import { renderFacts } from './fact-table.ts';
import type { Html } from './layout.ts';
import { LIMITS } from './limits.ts';
import { renderQuote } from './quote.ts';

/** The role of a number that is to be reached. */
const TARGET = '目标';

/** Draws an answer: the bot's words, quotations with their marks, facts, outlines. */
export function render(answer: Answer, library: Library): Html {
  return html`${answer.parts.map((part, i) => (asideOf(answer, i + 1) ? '' : renderPart(part, i, answer, library)))}`;
}

/** Numbers that are no targets behind those that are: they are folded under the words in front of them. */
function asideOf({ kind, parts }: Answer, at: number): readonly Row[] | null {
  const [part, before] = [parts[at], parts[at - 1]];
  if (kind !== 'figure' || part?.kind !== 'facts' || before?.kind !== 'say' || at < 2) return null;
  return part.rows.some(({ note }) => note === TARGET) ? null : part.rows;
}

function renderPart(part: Part, at: number, answer: Answer, library: Library): Html {
  switch (part.kind) {
    case 'say':
      return html`<p class="say">${part.text}</p>`;
    case 'quotes':
      return html`${part.label === null ? '' : html`<p class="label">【${part.label}】</p>`}${folded(
        part.quotes.map((quote) => renderQuote(quote, library, wordsOf(answer, quote))),
        LIMITS.quotes,
      )}`;
    case 'facts':
      return renderRows(part.rows, at, answer, library);
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

/** Facts as lines where the whole measure is quoted besides; the others in a table. */
function renderRows(rows: readonly Row[], at: number, answer: Answer, library: Library): Html {
  const quoted = quotedUnits(answer);
  const apart = rows.filter(({ citation }) => !quoted.has(citation.unit));
  const lines = rows.filter(({ citation }) => quoted.has(citation.unit)).map(renderLine);
  const table = apart.length === 0 ? '' : renderFacts(apart, answer.kind, library);
  const before = answer.parts[at - 1];
  if (asideOf(answer, at) === null || before?.kind !== 'say') return html`${lines}${table}`;
  const summary = `${before.text.replace(/[：:]$/u, '')}（${rows.length}）`;
  return html`<details class="more"><summary>${summary}</summary>${lines}${table}</details>`;
}

/** The words of the facts that a measure is quoted for. */
function wordsOf({ parts }: Answer, { citation }: Quote): readonly Citation[] {
  const rows = parts.flatMap((part) => (part.kind === 'facts' ? part.rows : []));
  return rows.filter((row) => row.citation.unit === citation.unit).map(({ words }) => words);
}

/** The first of several pieces; what is beyond the limit opens on a click. */
function folded(pieces: readonly Html[], limit: number): Html {
  const rest = pieces.slice(limit);
  if (rest.length === 0) return html`${pieces}`;
  return html`${pieces.slice(0, limit)}<details class="more folded"><summary>更多（${rest.length}）</summary>${rest}</details>`;
}

/** A fact whose measure stands below. */
function renderLine({ words, note }: Row): Html {
  return html`<p class="fact"><b>${words.quote}</b>${words.quote.includes(note) ? '' : html`<span class="note">${note}</span>`}</p>`;
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
