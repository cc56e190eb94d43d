import { html } from 'hono/html';
import type { Library } from '../../../index/library.ts';
import { type Answer, citations } from '../../../intents/answer/answer.ts';
import { onward } from '../../../intents/answer/suggestions.ts';
import type { Consulted } from '../../platform/conversation.ts';
import { citationPath } from '../../platform/link.ts';
import { takeAnswer } from '../export/links.ts';
import type { Html } from '../layout.ts';
import { render } from '../render.ts';

/** Why an answer may be of no use. */
export const REASONS = ['与问题无关', '不完整', '有错误'] as const;

/** What is done with a form on a page with scripts: the reply is put at the end of the conversation. */
export const ASK_FORM = html`method="post" action="/ask" hx-post="/ask" hx-target="#talk" hx-swap="beforeend" hx-sync="#talk:queue all"`;

/** A question with its answer, what may be asked next, and what the reader thinks of it. `after` is a question of a link, which is not in the conversation yet. */
export function renderTurn(text: string, consulted: Consulted, after = ''): Html {
  const { question, answer, library } = consulted;
  const link = `/?q=${encodeURIComponent(text.trim())}`;
  return html`<article class="turn" data-status="${answer.status}">
    <h2 class="asked">${text.trim() === '' ? '（空）' : text}</h2>
    <div class="card">
      ${render(answer, library)} ${buttons(answer, library, after)} ${takeAnswer(consulted)}
      <div class="actions">
        ${answer.status === 'help' || after !== '' ? '' : verdict(question)}
        ${isAlone(answer) ? html`<button type="button" class="plain copy" data-link="${link}" hidden>复制链接</button>` : ''}
        <button type="button" class="plain" data-print hidden>打印</button>
        ${answer.version === undefined ? '' : html`<abbr class="version" title="要点版本 ${answer.version}">版本</abbr>`}
      </div>
    </div>
  </article>`;
}

/** Whether the question can be asked again by a link: what follows on another says nothing alone. */
function isAlone({ parts }: Answer): boolean {
  const [first] = parts;
  return first?.kind !== 'say' || !first.text.startsWith('接上');
}

/** What a form besides carries along where the page shows the question of a link. */
export function linked(after: string): Html | '' {
  return after === '' ? '' : html`<input type="hidden" name="after" value="${after}" />`;
}

function buttons(answer: Answer, library: Library, after: string): Html | '' {
  const next = onward(answer);
  const citation = next ? citations(answer).find((cited) => cited.unit === next.unit) : undefined;
  const asks = next?.asks ?? [];
  const known = new Set(asks.map((ask) => ask.question));
  const suggestions = answer.suggestions.filter((question) => !known.has(question));
  if (!citation && asks.length + suggestions.length === 0) return '';
  return html`<form class="buttons" ${ASK_FORM}>${linked(after)}
    ${citation ? html`<a class="button" href="${citationPath(citation, library)}">原文</a>` : ''}
    ${asks.map(({ label, question }) => askButton(label, question))}
    ${suggestions.map((question) => askButton(question, question))}
  </form>`;
}

/** A button that asks a question. */
export function askButton(label: string, question: string): Html {
  return html`<button class="button" name="text" value="${question}">${label}</button>`;
}

/** 有用 and 没用; the latter asks for one of three reasons. */
function verdict(question: string): Html {
  return html`<form class="verdict" method="post" action="/feedback" hx-post="/feedback" hx-swap="outerHTML">
    <input type="hidden" name="question" value="${question}" />
    <button class="plain" name="verdict" value="up" >有用</button>
    <button class="plain" name="verdict" value="down" >没用</button>
  </form>`;
}

/** Thanks for an opinion; after 没用 the three reasons. */
export function renderThanks(question: string, isDown: boolean): Html {
  if (!isDown) return html`<p class="verdict" role="status">已记下，谢谢。</p>`;
  return html`<form class="verdict" method="post" action="/feedback" hx-post="/feedback" hx-swap="outerHTML">
    <input type="hidden" name="question" value="${question}" /><input type="hidden" name="verdict" value="down" />
    <span role="status">已记下。哪里不好？</span>
    ${REASONS.map((reason) => html`<button class="button" name="reason" value="${reason}">${reason}</button>`)}
  </form>`;
}
