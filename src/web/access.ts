import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { keepCookie } from './cookie.ts';
import { type Html, htmlPage, notice, type PageFrame } from './layout.ts';
import { isLocal } from './request-guard.ts';

/** A page that is not for all, and why. */
interface Closed {
  readonly path: string;
  readonly title: string;
  /** What stands there, such as 这一页有大家的提问. */
  readonly why: string;
}

const COOKIE = 'console';
/** Where a sign-in may lead. */
const PATHS = ['/gaps', '/digest'];

/** Serves POST /sign-in, which gives the cookie to whom knows the token. */
export function serveSignIn(app: Hono, frame: PageFrame): void {
  const { context } = frame;
  app.post('/sign-in', async (c) => {
    const { token } = context.config.web;
    const tries = await context.store.rates.hit('web:sign-in', context.now(), context.config.perMinute);
    if (tries !== 'ok') return c.html(notice(frame, '请稍等', '口令试得太快了，请一分钟后再试。'), 429);
    const form = await c.req.parseBody();
    const to = PATHS.find((path) => path === form.to) ?? '/gaps';
    if (token === null || !same(String(form.token ?? ''), token)) return c.html(signIn(frame, to, '口令不对。'), 401);
    keepCookie(c, context, COOKIE, seal(token));
    return c.redirect(to, 303);
  });
}

/** What the cookie holds: only who knows the token can make it, and the token cannot be read from it. */
function seal(token: string): string {
  return createHmac('sha256', token).update('console').digest('hex');
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** Whether a request comes from this machine, or with the token where there is one. */
export function isAllowed(c: Context, { context }: PageFrame): boolean {
  const { token } = context.config.web;
  if (token === null) return isLocal(c);
  const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  return same(getCookie(c, COOKIE) ?? '', seal(token)) || same(bearer, token);
}

/** What a request gets instead of a page that is not for all; null where it may see it. */
export function closedTo(c: Context, frame: PageFrame, { path, why }: Closed): Response | Promise<Response> | null {
  if (isAllowed(c, frame)) return null;
  if (frame.context.config.web.token !== null) return c.html(signIn(frame, path, ''), 401);
  return c.html(notice(frame, '没有开放', `${why}。要在别处查看，请管理员在 .env 里设 CONSOLE_TOKEN。`), 403);
}

/** The form that asks for the token. */
export function signInForm(to: string): Html {
  return html`<form class="filter" method="post" action="/sign-in">
      <label for="token" class="unseen">口令</label>
      <input type="hidden" name="to" value="${to}" />
      <input id="token" name="token" type="password" required autocomplete="current-password" />
      <button class="send">进入</button>
    </form>`;
}

function signIn(frame: PageFrame, to: string, problem: string): Html {
  const title = to === '/digest' ? '每日推送' : '缺口';
  const what = to === '/digest' ? '订阅由频道的人管理' : '这一页有大家的提问';
  const form = html`<section class="notice">
    <h1>${title}</h1>
    <p>${what}，请输入口令（.env 里的 CONSOLE_TOKEN）。</p>
    ${problem === '' ? '' : html`<p class="refusal" role="alert">${problem}</p>`}
    ${signInForm(to)}
  </section>`;
  return htmlPage(frame, title, to, form);
}
