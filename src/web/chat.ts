import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { say } from '../../intents/compose/parts.ts';
import { commandAnswer } from '../../intents/digest/messages.ts';
import { offers } from '../../intents/handlers/help.ts';
import { OPEN_PAGE } from '../digest/build-post.ts';
import { isStatus, statusLines } from '../digest/status.ts';
import { checkRate, rateLimitMessage, recordUnanswered } from '../platform/conversation.ts';
import { planPath } from '../platform/link.ts';
import { ASK_FORM, askButton, REASONS, renderThanks, renderTurn } from './chat-turn.ts';
import { type Html, htmlPage, notice, type PageFrame } from './layout.ts';
import { clientOf } from './quotas.ts';
import { addTurn, clearSession, personOf, readSession, replay, sessionOf } from './session.ts';
import { TABLES } from './table.ts';

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
  const { context, quotas } = frame;
  app.get('/', async (c) => {
    const session = await readSession(context, sessionOf(c, context));
    const { address } = clientOf(c);
    const afford = async () => (await quotas.answers.take(address)) === 0;
    const turns = session === null ? [] : await replay(frame, session, afford);
    const missing = (session?.turns.length ?? 0) - turns.length;
    const drawn = turns.map((turn) => renderTurn(turn.text, turn));
    const late = missing === 0 ? [] : [refusal(`还有${missing}轮对话稍后再显示：这里的提问太多了。`)];
    return c.html(htmlPage(frame, '工作要点助手', '/', chat(frame, [...drawn, ...late])));
  });
  app.post('/ask', async (c) => {
    const id = sessionOf(c, context);
    const isPartial = c.req.header('hx-request') === 'true';
    const read = question.safeParse(await c.req.parseBody());
    if (!read.success) return c.html(notice(frame, '没有处理', '没有收到问题，请再试一次。'), 400);
    const session = await readSession(context, id);
    const refused = await refusalOf(c, frame, id, session === null);
    if (refused !== null) return c.html(refusal(refused), isPartial ? 200 : 429);
    const { text } = read.data;
    if (isStatus(text)) {
      const answer = commandAnswer(statusLines(context).map(say), null);
      const shown = renderTurn(text, { question: text, answer, library: context.library, before: null });
      return c.html(isPartial ? shown : htmlPage(frame, '状态', '/', shown));
    }
    const turn = await addTurn(frame, id, session, text);
    if (turn.answer.status === 'not_in_plan' && (await mayKeep(c, frame)))
      await recordUnanswered(context, { user: personOf(id), place: OPEN_PAGE }, turn);
    return isPartial ? c.html(renderTurn(turn.text, turn)) : c.redirect('/#latest', 303);
  });
  app.post('/clear', async (c) => {
    const id = sessionOf(c, context);
    if ((await readSession(context, id)) !== null) await clearSession(context, id);
    return c.redirect('/', 303);
  });
}

/** Why somebody is not answered now: too many new people, questions of a person, or answers of an address; null where nothing is in the way. */
async function refusalOf(
  c: Context,
  { context, quotas }: PageFrame,
  id: string,
  isNew: boolean,
): Promise<string | null> {
  const { address } = clientOf(c);
  // Before anything is written: a request without a cookie is a new person each time.
  const crowd = isNew ? await quotas.newcomers.take(address) : 0;
  if (crowd > 0) return `这个地址新来的人太多，请${Math.ceil(crowd / 60)}分钟后再问。`;
  if ((await checkRate(context, personOf(id))) !== 'ok') return rateLimitMessage(context);
  const wait = await quotas.answers.take(address);
  return wait === 0 ? null : `这个地址的提问太多，请${wait}秒后再问。`;
}

/** Whether something more may be written down for an address today; where not, it is answered all the same. */
async function mayKeep(c: Context, { context, quotas }: PageFrame): Promise<boolean> {
  const { address } = clientOf(c);
  const wait = await quotas.kept.take(address);
  if (wait > 0) context.log.warn({ address }, 'daily limit of kept rows reached');
  return wait === 0;
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
    const id = sessionOf(c, context);
    const read = opinion.safeParse(await c.req.parseBody());
    if (!read.success) return c.html(notice(frame, '没有记下', '这条意见不完整，请再试一次。'), 400);
    if ((await readSession(context, id)) === null)
      return c.html(notice(frame, '没有记下', '请先提一个问题，再评答复。'), 403);
    const { question: asked, verdict, reason = null } = read.data;
    const person = personOf(id);
    if ((await checkRate(context, person)) !== 'ok' || !(await mayKeep(c, frame)))
      return c.html(refusal('意见太多，这一条没有记下，请稍后再试。'), 429);
    const answer = `${OPEN_PAGE}:${asked}`;
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
