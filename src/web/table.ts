import { html } from 'hono/html';
import type { Day } from '../../index/calendar/day.ts';
import type { Place, Time } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Citation } from '../../index/plan/cite.ts';
import type { Span } from '../../index/plan/plan.ts';
import { row } from '../../intents/compose/parts.ts';
import { FACT_TABLES, inYear, targetsFirst } from '../../intents/export/fact-tables.ts';
import { ownArea } from '../../intents/retrieval/places.ts';
import { citationPath } from '../platform/link.ts';
import { renderYear } from './digest-calendar.ts';
import type { Html } from './layout.ts';
import { markText } from './quote.ts';

/** The tables of a plan by the name in their address, with their heading. */
export const TABLES = FACT_TABLES;
/** Name of a table in its address. */
export type TableName = keyof typeof TABLES;

type Found = Span & { readonly unit: string };

/** Draws a table: each row shows words of the plan, what they are, their sentence and their address. */
export function renderTable(name: TableName, knowledge: Knowledge, today: Day): Html {
  const { facts } = knowledge;
  switch (name) {
    case 'figures':
      return groups(knowledge, targetsFirst(facts.figures), '数字', (figure) => figure.role);
    case 'calendar':
      return calendar(knowledge, today);
    case 'documents':
      return documents(knowledge);
    case 'partners':
      return groups(knowledge, facts.bodies, '单位', (body) => body.relation);
    case 'places':
      return places(knowledge);
  }
}

/** The dates that the plan prints, then its year; times without a month or season come last, folded. */
function calendar(knowledge: Knowledge, today: Day): Html {
  const all = inYear(knowledge.facts);
  const dated = all.filter(({ month, season }) => month !== null || season !== null);
  const others = all.filter((time) => !dated.includes(time));
  const draw = (rows: readonly Time[]) => table(knowledge, rows, ['时间', '名称'], (time) => time.name ?? '');
  const rest = html`<details class="more"><summary>没有写明月份的（${others.length}）</summary>${draw(others)}</details>`;
  return html`${draw(dated)}${renderYear(knowledge, today)}${others.length === 0 ? '' : rest}`;
}

/** Places that are told apart first; the office's own area, which most measures name, is folded. */
function places(knowledge: Knowledge): Html {
  const home = ownArea(knowledge);
  const own = knowledge.facts.places.filter(({ text }) => home.has(text));
  const others = knowledge.facts.places.filter(({ text }) => !home.has(text));
  const draw = (rows: readonly Place[]) => table(knowledge, rows, ['地点', '包括'], covered);
  if (own.length === 0 || others.length === 0) return draw(knowledge.facts.places);
  return html`${draw(others)}<details class="more"><summary>本区域（${own.length}）</summary>${draw(own)}</details>`;
}

/** What an abbreviation stands for; names that are a part of the place's own or of another's say nothing more. */
function covered({ text, covers }: Place): string {
  const told = covers.filter((name) => !text.includes(name));
  return told.filter((name) => !told.some((other) => other !== name && other.startsWith(name))).join('、');
}

function documents(knowledge: Knowledge): Html {
  const made = knowledge.facts.documents.filter((document) => document.deliverable);
  const named = knowledge.facts.documents.filter((document) => !document.deliverable);
  const draw = (rows: typeof made) => table(knowledge, rows, ['文件', '动作'], (document) => document.action || '提到');
  return html`<h2>要出台、修订的（${made.length}）</h2>${draw(made)}<h2>引用的法规和文件（${named.length}）</h2>${draw(named)}`;
}

/** A table for each kind, the kinds in the order in which they first come. */
function groups<Fact extends Found>(
  knowledge: Knowledge,
  facts: readonly Fact[],
  head: string,
  kind: (fact: Fact) => string,
): Html {
  const kinds = [...new Set(facts.map(kind))];
  return html`${kinds.map((name) => {
    const own = facts.filter((fact) => kind(fact) === name);
    return html`<h2>${name}（${own.length}）</h2>${table(knowledge, own, [head], () => null)}`;
  })}`;
}

/** Heads of the columns in front of the sentence and the number; a note is null where there is no column for it. */
function table<Fact extends Found>(
  knowledge: Knowledge,
  facts: readonly Fact[],
  heads: readonly string[],
  note: (fact: Fact) => string | null,
): Html {
  if (facts.length === 0) return html`<p class="say">要点没有写到。</p>`;
  return html`<table>
    <thead><tr>${[...heads, '原句', '条号'].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${facts.map((fact) => renderFact(knowledge, fact, note(fact)))}</tbody>
  </table>`;
}

function renderFact(knowledge: Knowledge, fact: Found, note: string | null): Html {
  const { words, citation } = row(knowledge, fact, note ?? '');
  return html`<tr id="at${fact.start}">
    <th scope="row">${words.quote}</th>
    ${note === null ? '' : html`<td class="kind">${note}</td>`}
    <td>“${markText(knowledge.plan.text, citation, [words])}”</td>
    <td>${address(citation, knowledge)}</td>
  </tr>`;
}

/** The number of a unit, linked to its place in the plan; read aloud with its whole address. */
function address(citation: Citation, knowledge: Knowledge): Html {
  return html`<a class="unit" href="${citationPath(citation, { plans: [knowledge] })}" title="${citation.address}">${citation.unit}</a>`;
}
