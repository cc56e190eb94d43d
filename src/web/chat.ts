import type { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { say } from '../../intents/compose/parts.ts';
import { commandAnswer } from '../../intents/digest/messages.ts';
import { offers } from '../../intents/handlers/help.ts';
import { isStatus, statusLines } from '../digest/status.ts';
import { checkRate, rateLimitMessage, recordUnanswered } from '../platform/conversation.ts';
import { planPath } from '../platform/link.ts';
import { ASK_FORM, askButton, REASONS, renderThanks, renderTurn } from './chat-turn.ts';
import { type Html, htmlPage, notice, type PageFrame } from './layout.ts';
import { addTurn, clearSession, personOf, readSession, replay, sessionOf } from './session.ts';
import { TABLES } from './table.ts';

/** Name of the platform, as it stands beside unanswered questions. */
const PLATFORM = 'web';

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

const question = z.object({ text: z.string() });

/** The chat: GET / shows the conversation, POST /ask adds a turn, POST /clear begins anew. */
export function serveChat(app: Hono, frame: PageFrame): void {
  const { context } = frame;
  app.get('/', async (c) => {
    const session = await readSession(context, sessionOf(c, context));
    const turns = replay(context, session).map((turn) => renderTurn(turn.text, turn));
    return c.html(htmlPage(frame, '工作要点助手', '/', chat(frame, turns)));
  });
  app.post('/ask', async (c) => {
    const session = sessionOf(c, context);
    const isPartial = c.req.header('hx-request') === 'true';
    const read = question.safeParse(await c.req.parseBody());
    if (!read.success) return c.html(notice(frame, '没有处理', '没有收到问题，请再试一次。'), 400);
    if ((await checkRate(context, personOf(session))) !== 'ok')
      return c.html(refusal(rateLimitMessage(context)), isPartial ? 200 : 429);
    const { text } = read.data;
    if (isStatus(text)) {
      const answer = commandAnswer(statusLines(context).map(say), null);
      const shown = renderTurn(text, { question: text, answer, library: context.library, before: null });
      return c.html(isPartial ? shown : htmlPage(frame, '状态', '/', shown));
    }
    const turn = await addTurn(context, session, text);
    await recordUnanswered(context, { user: personOf(session), place: PLATFORM }, turn);
    return isPartial ? c.html(renderTurn(text, turn)) : c.redirect('/#latest', 303);
  });
  app.post('/clear', async (c) => {
    await clearSession(context, sessionOf(c, context));
    return c.redirect('/', 303);
  });
}

function refusal(text: string): Html {
  return html`<p class="refusal" role="alert">${text}</p>`;
}

function chat({ context }: PageFrame, turns: readonly Html[]): Html {
  const { plan } = context.knowledge;
  return html`<section class="welcome" ${turns.length > 0 ? html`data-talking` : ''}>
      <h1>问《<a href="${planPath(plan.id)}">${plan.title}</a>》</h1>
      <p>共${plan.items.length}条、${plan.measures.length}点。一个主题、条号、谁负责、多少、什么时候，直接问：</p>
      <form class="buttons" ${ASK_FORM}>${offers(context.knowledge).map((text) => askButton(text, text))}</form>
      <p class="views">也可以直接看：<a href="${planPath(plan.id)}">全文</a>${Object.entries(TABLES).map(
        ([name, label]) => html`、<a href="${planPath(plan.id)}/${name}">${label}</a>`,
      )}。</p>
    </section>
    <div id="talk" role="log" aria-live="polite" aria-label="对话">${turns}</div>
    <p id="latest" class="anchor" aria-hidden="true"></p>
    <form class="ask" ${ASK_FORM}>
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
    ${turns.length === 0 ? '' : html`<form class="clear" method="post" action="/clear"><button class="plain">清空对话</button></form>`}`;
}

const opinion = z.object({
  question: z.string().max(500),
  verdict: z.enum(['up', 'down']),
  reason: z.enum(REASONS).optional(),
});

/** Serves POST /feedback: keeps what somebody thought of an answer, and asks why it was of no use. */
export function serveOpinion(app: Hono, frame: PageFrame): void {
  const { context } = frame;
  app.post('/feedback', async (c) => {
    const person = personOf(sessionOf(c, context));
    const read = opinion.safeParse(await c.req.parseBody());
    if (!read.success) return c.html(notice(frame, '没有记下', '这条意见不完整，请再试一次。'), 400);
    const { question: asked, verdict, reason = null } = read.data;
    const answer = `${PLATFORM}:${asked}`;
    await context.store.feedback.add({ answer, user: person, verdict, reason, question: asked, at: Date.now() });
    const isOpen = verdict === 'down' && reason === null;
    const thanks = renderThanks(asked, isOpen);
    if (c.req.header('hx-request') === 'true') return c.html(thanks);
    if (!isOpen) return c.redirect('/#latest', 303);
    return c.html(
      htmlPage(frame, '哪里不好？', '/', html`<section class="notice"><h1>哪里不好？</h1>${thanks}</section>`),
    );
  });
}
