import { html } from 'hono/html';
import type { Library } from '../../index/library.ts';
import type { Kind, Row } from '../../intents/answer/answer.ts';
import { CLAUSE_BRIEF } from '../../intents/compose/limits.ts';
import { citationPath } from '../platform/link.ts';
import type { Html } from './layout.ts';
import { LIMITS } from './limits.ts';
import { citeClauses, quotedWords } from './quote.ts';

/** What the first column of a table of facts is called, by the kind of the answer. */
const HEADS: Partial<Record<Kind, string>> = {
  figure: '数',
  date: '时间',
  document: '文件',
  partner: '单位',
  place: '地点',
};

/** Facts in three columns: the words, the clause that they stand in, the number of their measure. What is beyond the limit is folded. */
export function renderFacts(rows: readonly Row[], kind: Kind, library: Library): Html {
  const [open, rest] = [rows.slice(0, LIMITS.rows), rows.slice(LIMITS.rows)];
  const hasNotes = new Set(rows.map(({ note }) => note)).size > 1;
  const draw = (some: readonly Row[]) => table(some, HEADS[kind] ?? '原文', hasNotes, library);
  if (rest.length === 0) return draw(open);
  return html`${draw(open)}<details class="more folded"><summary>更多（${rest.length}）</summary>${draw(rest)}</details>`;
}

function table(rows: readonly Row[], head: string, hasNotes: boolean, library: Library): Html {
  return html`<table class="facts">
    <thead><tr><th scope="col">${head}</th><th scope="col">说的是什么</th><th scope="col">条号</th></tr></thead>
    <tbody>${rows.map((row) => renderFact(row, hasNotes, library))}</tbody>
  </table>`;
}

function renderFact({ words, note, citation }: Row, hasNote: boolean, library: Library): Html {
  const [clause] = citeClauses({ citation, marks: [words] }, library, CLAUSE_BRIEF);
  const isAll = clause.quote === words.quote;
  return html`<tr>
    <th scope="row">${isAll ? note : words.quote}${hasNote && !isAll ? html` <span class="note">${note}</span>` : ''}</th>
    <td class="clause">${quotedWords(clause, [words])}</td>
    <td class="unit"><a href="${citationPath(clause, library)}" title="${citation.address}">${citation.unit}</a></td>
  </tr>`;
}
