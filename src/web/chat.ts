import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { say } from '../../intents/compose/parts.ts';
import { commandAnswer } from '../../intents/digest/messages.ts';
import { isStatus, statusLines } from '../digest/status.ts';
import { type Consulted, checkRate, rateLimitMessage, recordUnanswered } from '../platform/conversation.ts';
import type { AppContext } from '../platform/platform.ts';
import { chatPage } from './chat-page.ts';
import { ASK_FORM, REASONS, renderThanks, renderTurn } from './chat-turn.ts';
import { type Html, htmlPage, notice, type PageFrame } from './layout.ts';
import { addTurn, answerLinked, clearSession, personOf, readSession, replay, sessionOf } from './session.ts';

/** Name of the platform, as it stands beside unanswered questions. */
const PLATFORM = 'web';

const question = z.object({ text: z.string(), after: z.string().default('') });

/** The chat: GET / shows the conversation, or with ?q= the answer to one question; POST /ask adds a turn, POST /clear begins anew. */
export function serveChat(app: Hono, frame: PageFrame): void {
  const { context } = frame;
  app.get('/', async (c) => {
    const id = sessionOf(c, context);
    const session = await readSession(context, id);
    // Whoever comes back finds what was asked meanwhile, not the page as it was first sent.
    c.header('cache-control', 'no-store');
    const linked = (c.req.query('q') ?? '').trim();
    if (linked !== '') return showLinked(c, frame, { id, linked, hasTurns: session.turns.length > 0 });
    const turns = replay(context, session).map((turn) => renderTurn(turn.text, turn));
    return c.html(htmlPage(frame, '工作要点助手', '/', chatPage(frame, { turns })));
  });
  app.post('/ask', async (c) => {
    const session = sessionOf(c, context);
    const isPartial = c.req.header('hx-request') === 'true';
    const read = question.safeParse(await c.req.parseBody());
    if (!read.success) return c.html(notice(frame, '没有处理', '没有收到问题，请再试一次。'), 400);
    const { text, after } = read.data;
    if ((await checkRate(context, personOf(session))) !== 'ok') {
      const refused = refusal(rateLimitMessage(context), text);
      return isPartial ? c.html(refused) : c.html(htmlPage(frame, '请稍等', '/', refused), 429);
    }
    if (isStatus(text)) {
      const shown = renderTurn(text, statusTurn(context, text));
      return c.html(isPartial ? shown : htmlPage(frame, '状态', '/', shown));
    }
    if (after !== '') await addTurn(context, session, after);
    const turn = await addTurn(context, session, text);
    await recordUnanswered(context, { user: personOf(session), place: PLATFORM }, turn);
    return isPartial ? c.html(renderTurn(text, turn)) : c.redirect('/#latest', 303);
  });
  app.post('/clear', async (c) => {
    await clearSession(context, sessionOf(c, context));
    return c.redirect('/', 303);
  });
}

/** The answer to a question that stands in the address: it is no turn of the conversation until something is asked behind it. */
async function showLinked(
  c: Context,
  frame: PageFrame,
  { id, linked, hasTurns }: { readonly id: string; readonly linked: string; readonly hasTurns: boolean },
): Promise<Response> {
  const { context } = frame;
  const page = (turn: Html) => htmlPage(frame, linked, '/', chatPage(frame, { turns: [turn], linked, hasTurns }));
  if ((await checkRate(context, personOf(id))) !== 'ok')
    return c.html(page(refusal(rateLimitMessage(context), linked)), 429);
  const turn = isStatus(linked) ? statusTurn(context, linked) : answerLinked(context, linked);
  return c.html(page(renderTurn(linked, turn, isStatus(linked) ? '' : linked)));
}

function statusTurn(context: AppContext, text: string): Consulted {
  const answer = commandAnswer(statusLines(context).map(say), null);
  return { question: text, answer, library: context.library };
}

/** Why there is no answer, and the question to be asked again. */
function refusal(why: string, text: string): Html {
  return html`<div class="refusal" role="alert">
    <p>${why}</p>
    <form ${ASK_FORM}><button class="button" name="text" value="${text}">重试</button></form>
  </div>`;
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
