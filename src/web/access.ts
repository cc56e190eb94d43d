import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { SECOND } from '../config/durations.ts';
import { isLoopback, tooMany } from '../platform/http-server.ts';
import type { AppContext } from '../platform/platform.ts';
import { keepCookie } from './cookie.ts';
import { type Html, htmlPage, notice, type PageFrame } from './layout.ts';
import { LIMITS } from './limits.ts';
import { clientOf } from './quotas.ts';

/** A page that is not for all, and why. */
interface Closed {
  readonly path: string;
  readonly title: string;
  /** What stands there, such as 这一页有大家的提问. */
  readonly why: string;
}

const COOKIE = 'console';
const SIGNED = /^[0-9a-f]{64}$/;
/** Where a sign-in may lead. */
const PATHS = ['/gaps', '/digest'];

/** Serves POST /sign-in, which gives a cookie to whom knows the token, and POST /sign-out, which makes it worth nothing. */
export function serveSignIn(app: Hono, frame: PageFrame): void {
  const { context } = frame;
  app.post('/sign-in', async (c) => {
    const form = await c.req.parseBody();
    const to = PATHS.find((path) => path === form.to) ?? '/gaps';
    const tried = await tryToken(c, frame, String(form.token ?? ''));
    if (tried.kind === 'wait') {
      const minutes = Math.ceil(tried.seconds / 60);
      const text = `口令试得太多了，请${minutes}分钟后再试。`;
      return c.html(notice(frame, '请稍等', text), 429, { 'retry-after': `${tried.seconds}` });
    }
    if (tried.kind === 'wrong') return c.html(signIn(frame, to, '口令不对。'), 401);
    await openSession(c, context);
    context.log.info({ address: clientOf(c).address }, 'signed in');
    return c.redirect(to, 303);
  });
  app.post('/sign-out', async (c) => {
    const id = getCookie(c, COOKIE) ?? '';
    if (SIGNED.test(id)) await context.store.leases.release(...sessionLease(id, context));
    deleteCookie(c, COOKIE, { path: '/' });
    return c.redirect('/', 303);
  });
}

type Tried = { readonly kind: 'right' | 'wrong' } | { readonly kind: 'wait'; readonly seconds: number };

/** Compares a token in constant time; wrong ones are logged and cost their address, and nobody else, a pause that doubles. */
async function tryToken(c: Context, { context, quotas }: PageFrame, given: string): Promise<Tried> {
  const { address } = clientOf(c);
  const { wait: seconds, isNew } = await quotas.tokens.begin(address);
  if (isNew) context.log.warn({ address, seconds }, 'too many wrong tokens, pausing the address');
  if (seconds > 0) return { kind: 'wait', seconds };
  const { token } = context.config.web;
  if (token !== null && same(given, token)) {
    await quotas.tokens.succeed(address);
    return { kind: 'right' };
  }
  context.log.warn({ address }, 'wrong token');
  return { kind: 'wrong' };
}

/** A session of its own: random, kept as digests alone, over after a working day, when signed out of, or with another token. */
async function openSession(c: Context, context: AppContext): Promise<void> {
  const id = randomBytes(32).toString('hex');
  await context.store.leases.take(...sessionLease(id, context), context.now(), LIMITS.signIn * SECOND);
  keepCookie(c, context, COOKIE, id, { maxAge: LIMITS.signIn });
}

/** How a session stands in the store: neither it nor the token can be told from that. */
function sessionLease(id: string, { config }: AppContext): [name: string, holder: string] {
  const digest = (text: string) => createHmac('sha256', id).update(text).digest('hex');
  return [`console:${digest('session')}`, digest(config.web.token ?? '')];
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** Whether a request comes from this machine and through no proxy, or with a session or the token where there is one. */
async function access(c: Context, frame: PageFrame): Promise<Tried> {
  const { context } = frame;
  const { token, publicUrl } = context.config.web;
  if (token === null) {
    const { hostname } = new URL(c.req.url);
    const isHere = isLoopback(hostname) && !clientOf(c).isForwarded;
    // Where people come by a public address, a proxy stands before this machine, whatever it says of itself.
    const isPublic = publicUrl !== null && !isLoopback(new URL(publicUrl).hostname);
    return { kind: isHere && !isPublic ? 'right' : 'wrong' };
  }
  const id = getCookie(c, COOKIE) ?? '';
  if (SIGNED.test(id) && (await context.store.leases.held(...sessionLease(id, context), context.now())))
    return { kind: 'right' };
  const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  return bearer === undefined ? { kind: 'wrong' } : tryToken(c, frame, bearer);
}

/** Whether somebody may see what people asked and change subscriptions. */
export async function isAllowed(c: Context, frame: PageFrame): Promise<boolean> {
  return (await access(c, frame)).kind === 'right';
}

/** What a request gets instead of a page that is not for all; null where it may see it. */
export async function closedTo(c: Context, frame: PageFrame, { path, why }: Closed): Promise<Response | null> {
  const tried = await access(c, frame);
  if (tried.kind === 'right') return null;
  if (tried.kind === 'wait') return tooMany(tried.seconds);
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

/** The button that ends a session; nothing where there is no token to have signed in with. */
export function signOutForm({ context }: PageFrame): Html | '' {
  if (context.config.web.token === null) return '';
  return html`<form class="clear" method="post" action="/sign-out"><button class="plain">退出</button></form>`;
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
