import { html } from 'hono/html';
import { offers } from '../../../intents/handlers/help.ts';
import { planPath } from '../../platform/link.ts';
import type { Html, PageFrame } from '../layout.ts';
import { TABLES } from '../table.ts';
import { ASK_FORM, askButton, linked } from './chat-turn.ts';

/** What may be typed after a slash: the command, what it is for, and an example. */
const COMMAND_HINTS = [
  { name: '/item', hint: '按条号看原文，例如 /item 6.2' },
  { name: '/plan', hint: '问要点里的任何内容，例如 /plan 目录' },
  { name: '/plan 指标', hint: '列出要点里的数字' },
  { name: '/plan 日历', hint: '列出要点里的日期' },
  { name: '/plan 成果', hint: '列出要出台、修订的文件' },
  { name: '/plan 科室', hint: '按任务分解表列出科室的任务，例如 /plan 科室 特设科' },
  { name: '/plan 状态', hint: '载入了什么、日历录到哪年、各平台连上没有' },
  { name: '/digest 预览', hint: '看某一天推送什么，例如 /digest 预览 2020-04-24' },
] as const;

/** What the page of the chat shows. `linked` is the question of an address, `hasTurns` whether there is a conversation besides. */
interface Shown {
  readonly turns: readonly Html[];
  readonly linked?: string;
  readonly hasTurns?: boolean;
}

/** The page of the chat: a welcome, the turns, the field, and room for the plan beside them. */
export function chatPage(frame: PageFrame, { turns, linked: after = '', hasTurns = false }: Shown): Html {
  return html`<div class="chat">
    <div class="conversation">
      ${after === '' ? welcome(frame, turns.length > 0) : hasTurns ? html`<p class="back-line"><a href="/#latest">← 回到对话</a></p>` : ''}
      <div id="talk" role="log" aria-live="polite" aria-label="对话">${turns}</div>
      <div id="busy" hidden><p class="pending"></p><p class="say" role="status">正在查…</p></div>
      <p id="latest" class="anchor" aria-hidden="true"></p>
      ${dock(frame, after)}
    </div>
    ${pane()}
    <template id="refusal"><div class="refusal" role="alert"><p></p><button type="button" class="button">重试</button></div></template>
  </div>`;
}

function welcome({ context }: PageFrame, isTalking: boolean): Html {
  const { plan } = context.knowledge;
  return html`<section class="welcome" ${isTalking ? html`data-talking` : ''}>
    <h1>问《<a href="${planPath(plan.id)}">${plan.title}</a>》</h1>
    <p>共${plan.items.length}条、${plan.measures.length}点。一个主题、条号、谁负责、多少、什么时候，直接问：</p>
    <form class="buttons" ${ASK_FORM}>${offers(context.knowledge).map((text) => askButton(text, text))}</form>
  </section>`;
}

/** The field with what may be typed, and the ways to the plan itself; both stay in view. */
function dock(frame: PageFrame, after: string): Html {
  return html`<div class="dock">
    <form class="ask" ${ASK_FORM}>${linked(after)}
      <label for="text" class="unseen">问题</label>
      <div class="field">
        <input id="text" name="text" type="text" required autofocus autocomplete="off" enterkeyhint="send"
          placeholder="例如：电梯相关任务、第6条、/item 6.2" role="combobox" aria-expanded="false"
          aria-controls="commands" aria-autocomplete="list" />
        <ul id="commands" role="listbox" aria-label="命令" hidden>
          ${COMMAND_HINTS.map(
            ({ name, hint }, i) =>
              html`<li id="command${i}" role="option" aria-selected="false" data-value="${name}"><b>${name}</b> ${hint}</li>`,
          )}
        </ul>
      </div>
      <button class="send">提问</button>
    </form>
    <div class="tools">
      ${views(frame)}
      <form class="clear" method="post" action="/clear"><button class="plain">清空对话</button></form>
    </div>
  </div>`;
}

function views({ context }: PageFrame): Html {
  const path = planPath(context.knowledge.plan.id);
  return html`<nav class="views" aria-label="直接看">
    <a href="${path}">全文</a>
    ${Object.entries(TABLES).map(([name, label]) => html`<a href="${path}/${name}">${label}</a>`)}
    <a href="${path}/tasks">全部任务</a>
  </nav>`;
}

/** Where the plan is shown beside the conversation; a script fills it. */
function pane(): Html {
  return html`<aside id="source" aria-label="原文" tabindex="-1" hidden>
    <p class="pane-head"><b>原文</b> <a data-whole href="/">打开全文</a> <button type="button" class="plain" data-close>关闭</button></p>
    <div class="printed" tabindex="0" role="region" aria-label="要点全文"></div>
  </aside>`;
}
