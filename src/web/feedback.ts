import type { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { PLATFORM } from './chat.ts';
import { REASONS, renderThanks } from './chat-turn.ts';
import { htmlPage, notice, type PageFrame } from './layout.ts';
import { personOf, sessionOf } from './session.ts';

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
