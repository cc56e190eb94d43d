import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Knowledge } from '../../index/knowledge.ts';
import { type Answer, citations } from '../../intents/answer/answer.ts';
import { offers } from '../../intents/handlers/help.ts';
import type { Consulted } from '../platform/conversation.ts';
import { planPath } from '../platform/link.ts';
import type { Html } from '../web/layout.ts';
import { render } from '../web/render.ts';
import { EMBED_LIMITS } from './limits.ts';

/** Colours of the reader's choice, light or dark; nothing is loaded. */
const STYLE = `
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;margin:0;padding:.75rem}
form.ask{display:flex;gap:.5rem}
input[type=search]{flex:1;min-width:0;font:inherit;padding:.45rem .6rem}
button{font:inherit;padding:.35rem .7rem;cursor:pointer}
.asked{font-size:1.05rem;margin:1rem 0 .25rem}
figure{margin:.5rem 0;padding-left:.75rem;border-left:3px solid}
blockquote{margin:0}
figcaption,.note,footer{font-size:.875rem}
.label{font-weight:bold}
form.next{display:flex;flex-wrap:wrap;gap:.4rem;margin:.75rem 0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
[hidden]{display:none}
`;

/** Hash of the style, by which the policy lets it in. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** What the frame shows: the box, and the answer where something was asked. Links open beside the page that holds the frame. */
export function drawFrame(knowledge: Knowledge, turn: Consulted | null): Html {
  const { plan } = knowledge;
  const focus = turn?.answer.focus ?? null;
  const kept = html`<input type="hidden" name="focus" value="${focus === null ? '' : JSON.stringify(focus)}" />`;
  const next = turn === null ? offers(knowledge) : turn.answer.suggestions;
  return htmlFrame(html`<form class="ask" method="post" action="/embed" target="_self">
      <label for="text" class="unseen">提问</label>
      <input id="text" name="text" type="search" maxlength="${EMBED_LIMITS.question}" required autocomplete="off" placeholder="问工作要点，例如：${next[0] ?? '目录'}" />
      ${kept}<button>提问</button>
    </form>
    ${turn === null ? '' : drawTurn(turn)}
    ${next.length === 0 ? '' : html`<form class="next" method="post" action="/embed" target="_self">${kept}${next.map((one) => html`<button name="text" value="${one}">${one}</button>`)}</form>`}
    <footer>只依据<a href="${planPath(plan.id)}">《${plan.title}》</a>回答，引文一字不改；要点没有写的，直说没有。</footer>`);
}

function drawTurn({ question, answer, library }: Consulted): Html {
  return html`<main data-status="${answer.status}" data-cited="${cited(answer)}">
    <h1 class="asked">${question === '' ? '（空）' : question}</h1>
    ${render(answer, library)}
  </main>`;
}

function cited(answer: Answer): string {
  return [...new Set(citations(answer).map(({ unit }) => unit))].join(' ');
}

/** A frame that says one thing. */
export function drawNotice(text: string): Html {
  return htmlFrame(html`<p role="alert">${text}</p><p><a href="/embed" target="_self">回到提问</a></p>`);
}

function htmlFrame(body: Html): Html {
  return html`<!doctype html>
<html lang="zh-Hans">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <base target="_blank" />
    <title>工作要点：提问</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>${body}</body>
</html>`;
}

/** A page of another site, as it would look with the box in it. */
export function drawExample(): Html {
  return html`<!doctype html>
<html lang="zh-Hans">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>嵌入示例</title>
    <script src="/embed.js" defer></script>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <h1>嵌入示例</h1>
    <p>在门户的网页里写这两行，就有一个提问框：</p>
    <pre>&lt;script src="本机地址/embed.js"&gt;&lt;/script&gt;
&lt;plan-ask height="480"&gt;&lt;/plan-ask&gt;</pre>
    <plan-ask height="420"></plan-ask>
  </body>
</html>`;
}
