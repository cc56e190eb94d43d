import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { say } from '../../../intents/compose/parts.ts';
import { commandAnswer } from '../../../intents/digest/messages.ts';
import { OPEN_PAGE } from '../../digest/build-post.ts';
import { isStatus, statusLines } from '../../digest/status.ts';
import { type Consulted, checkRate, rateLimitMessage, recordUnanswered } from '../../platform/conversation.ts';
import type { AppContext } from '../../platform/platform.ts';
import { type Html, htmlPage, notice, type PageFrame } from '../layout.ts';
import { LIMITS } from '../limits.ts';
import { clientOf } from '../quotas.ts';
import {
  addTurn,
  answerLinked,
  type ChatSession,
  clearSession,
  personOf,
  readSession,
  replay,
  sessionOf,
} from '../session.ts';
import { chatPage } from './chat-page.ts';
import { ASK_FORM, linked, REASONS, renderThanks, renderTurn } from './chat-turn.ts';

const question = z.object({ text: z.string(), after: z.string().default('') });

/** The chat: GET / shows the conversation, or with ?q= the answer to one question; POST /ask adds a turn, POST /clear begins anew. */
export function serveChat(app: Hono, frame: PageFrame): void {
  const { context } = frame;
  app.get('/', async (c) => {
    const id = sessionOf(c, context);
    const session = await readSession(context, id);
    const asked = (c.req.query('q') ?? '').trim().slice(0, LIMITS.question);
    if (asked !== '') return showLinked(c, frame, { id, asked, session });
    const turns = session === null ? [] : await drawTurns(c, frame, session);
    return c.html(htmlPage(frame, '工作要点助手', '/', chatPage(frame, { turns })));
  });
  app.post('/ask', async (c) => {
    const id = sessionOf(c, context);
    const isPartial = c.req.header('hx-request') === 'true';
    const read = question.safeParse(await c.req.parseBody());
    if (!read.success) return c.html(notice(frame, '没有处理', '没有收到问题，请再试一次。'), 400);
    const { text, after } = read.data;
    const session = await readSession(context, id);
    const refused = await refusalOf(c, frame, { id, isNew: session === null, answers: after === '' ? 1 : 2 });
    if (refused !== null) {
      const shown = refusal(refused, text, after);
      return isPartial ? c.html(shown) : c.html(htmlPage(frame, '请稍等', '/', shown), 429);
    }
    if (isStatus(text)) {
      const shown = renderTurn(text, statusTurn(context, text));
      return c.html(isPartial ? shown : htmlPage(frame, '状态', '/', shown));
    }
    if (after !== '') await addTurn(frame, id, session, after);
    const turn = await addTurn(frame, id, after === '' ? session : await readSession(context, id), text);
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

/** The conversation again, as far as its address may have answers worked out. */
async function drawTurns(c: Context, frame: PageFrame, session: ChatSession): Promise<readonly Html[]> {
  const { address } = clientOf(c);
  const turns = await replay(frame, session, async () => (await frame.quotas.answers.take(address)) === 0);
  const missing = session.turns.length - turns.length;
  const late = missing === 0 ? [] : [refusal(`还有${missing}轮对话稍后再显示：这里的提问太多了。`)];
  return [...turns.map((turn) => renderTurn(turn.text, turn)), ...late];
}

/** The answer to a question that stands in the address: it is no turn of the conversation until something is asked behind it. */
async function showLinked(
  c: Context,
  frame: PageFrame,
  { id, asked, session }: { readonly id: string; readonly asked: string; readonly session: ChatSession | null },
): Promise<Response> {
  const { context } = frame;
  const hasTurns = session !== null && session.turns.length > 0;
  const page = (turn: Html) => htmlPage(frame, asked, '/', chatPage(frame, { turns: [turn], linked: asked, hasTurns }));
  const refused = await refusalOf(c, frame, { id, isNew: session === null, answers: 1 });
  if (refused !== null) return c.html(page(refusal(refused, asked)), 429);
  if (isStatus(asked)) return c.html(page(renderTurn(asked, statusTurn(context, asked))));
  return c.html(page(renderTurn(asked, answerLinked(frame, asked), asked)));
}

/** Who asks, and what it costs. */
interface Asking {
  readonly id: string;
  readonly isNew: boolean;
  /** Answers that have to be worked out. */
  readonly answers: number;
}

/** Why somebody is not answered now: too many new people, questions of a person, or answers of an address; null where nothing is in the way. */
async function refusalOf(
  c: Context,
  { context, quotas }: PageFrame,
  { id, isNew, answers }: Asking,
): Promise<string | null> {
  const { address } = clientOf(c);
  // Before anything is written: a request without a cookie is a new person each time.
  const crowd = isNew ? await quotas.newcomers.take(address) : 0;
  if (crowd > 0) return `这个地址新来的人太多，请${Math.ceil(crowd / 60)}分钟后再问。`;
  if ((await checkRate(context, personOf(id))) !== 'ok') return rateLimitMessage(context);
  const wait = await quotas.answers.take(address, answers);
  return wait === 0 ? null : `这个地址的提问太多，请${wait}秒后再问。`;
}

/** Whether something more may be written down for an address today; where not, it is answered all the same. */
async function mayKeep(c: Context, { context, quotas }: PageFrame): Promise<boolean> {
  const { address } = clientOf(c);
  const wait = await quotas.kept.take(address);
  if (wait > 0) context.log.warn({ address }, 'daily limit of kept rows reached');
  return wait === 0;
}

function statusTurn(context: AppContext, text: string): Consulted {
  const answer = commandAnswer(statusLines(context).map(say), null);
  return { question: text, answer, library: context.library, before: null };
}

/** Why something is not done; a question that was asked can be asked again. */
function refusal(why: string, text: string | null = null, after = ''): Html {
  const again = html`<form ${ASK_FORM}>${linked(after)}<button class="button" name="text" value="${text}">重试</button></form>`;
  return html`<div class="refusal" role="alert"><p>${why}</p>${text === null ? '' : again}</div>`;
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
