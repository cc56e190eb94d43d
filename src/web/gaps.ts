import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import papaparse from 'papaparse';
import { today } from '../start.ts';
import type { Opinion } from '../store/feedback.ts';
import type { Demand } from '../store/unanswered.ts';
import { isLocal } from './guard.ts';
import { type Frame, type Html, notice, page } from './layout.ts';

/** How far back is looked, in milliseconds and days, and how many rows are shown and given as CSV. */
const DAYS = 90;
const SINCE = DAYS * 86_400_000;
const MOST = 500;

interface Gaps {
  readonly unanswered: readonly Demand[];
  readonly down: readonly Opinion[];
}

/** Serves /gaps: what the plan did not answer and which answers were of no use, with counts and as CSV, to whom may see it. */
export function serveGaps(app: Hono, frame: Frame): void {
  const { house } = frame;
  app.get('/gaps', async (c) => {
    const closed = refuse(c, frame);
    if (closed) return closed;
    return c.html(page(frame, '缺口', '/gaps', gapsPage(await readGaps(frame))));
  });
  app.get('/gaps.csv', async (c) => {
    const closed = refuse(c, frame);
    if (closed) return closed;
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="gaps.csv"');
    return c.body(csv(await readGaps(frame)));
  });
  app.post('/sign-in', async (c) => {
    const { token } = house.config.web;
    const tries = await house.store.rates.hit('web:sign-in', Date.now(), house.config.perMinute);
    if (tries !== 'ok') return c.html(notice(frame, '请稍等', '口令试得太快了，请一分钟后再试。'), 429);
    const given = String((await c.req.parseBody()).token ?? '');
    if (token === null || !same(given, token)) return c.html(signIn(frame, '口令不对。'), 401);
    const secure = house.config.web.publicUrl?.startsWith('https:') === true;
    setCookie(c, COOKIE, seal(token), { httpOnly: true, sameSite: 'Lax', path: '/', secure });
    return c.redirect('/gaps', 303);
  });
}

const COOKIE = 'console';

/** What the cookie holds: only who knows the token can make it, and the token cannot be read from it. */
function seal(token: string): string {
  return createHmac('sha256', token).update('console').digest('hex');
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** What a request gets instead of the gaps; null where it may see them. */
function refuse(c: Context, frame: Frame): Response | Promise<Response> | null {
  const { token } = frame.house.config.web;
  if (token === null) {
    if (isLocal(c)) return null;
    return c.html(
      notice(frame, '没有开放', '缺口页里有大家的提问。要在别处查看，请管理员在 .env 里设 CONSOLE_TOKEN。'),
      403,
    );
  }
  const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  if (same(getCookie(c, COOKIE) ?? '', seal(token)) || same(bearer, token)) return null;
  return c.html(signIn(frame, ''), 401);
}

function signIn(frame: Frame, problem: string): Html {
  const form = html`<section class="notice">
    <h1>缺口</h1>
    <p>这一页有大家的提问，请输入口令（.env 里的 CONSOLE_TOKEN）。</p>
    ${problem === '' ? '' : html`<p class="refusal" role="alert">${problem}</p>`}
    <form class="filter" method="post" action="/sign-in">
      <label for="token" class="unseen">口令</label>
      <input id="token" name="token" type="password" required autocomplete="current-password" />
      <button class="send">进入</button>
    </form>
  </section>`;
  return page(frame, '缺口', '/gaps', form);
}

async function readGaps({ house }: Frame): Promise<Gaps> {
  const range = { since: Date.now() - SINCE, limit: MOST };
  const [unanswered, opinions] = await Promise.all([
    house.store.unanswered.top(range),
    house.store.feedback.list(range),
  ]);
  return { unanswered, down: opinions.filter((opinion) => opinion.verdict === 'down') };
}

function gapsPage({ unanswered, down }: Gaps): Html {
  const asked = unanswered.reduce((sum, { count }) => sum + count, 0);
  return html`<div class="tables">
    <h1>缺口</h1>
    <p class="say">最近${DAYS}天：要点没有写到的提问${unanswered.length}种、${asked}次；被评为没用的答复${down.length}条。<a href="/gaps.csv">下载CSV</a></p>
    <h2>要点没有写到的提问</h2>
    ${list(
      ['提问', '次数', '最近一次'],
      unanswered.map(({ question, count, last }) => [question, `${count}`, day(last)]),
    )}
    <h2>被评为没用的答复</h2>
    ${list(
      ['提问', '原因', '日期'],
      down.map(({ question, reason, at }) => [question, reason ?? '没有说明', day(at)]),
    )}
  </div>`;
}

function list(heads: readonly string[], rows: readonly (readonly string[])[]): Html {
  if (rows.length === 0) return html`<p class="say">还没有。</p>`;
  return html`<table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table>`;
}

/** As a spreadsheet reads it: with a byte order mark, and nothing that it would take for a formula. */
function csv({ unanswered, down }: Gaps): string {
  const rows = [
    ...unanswered.map(({ question, count, last }) => ['没有写到', question, '', count, day(last)]),
    ...down.map(({ question, reason, at }) => ['没用', question, reason ?? '', 1, day(at)]),
  ];
  return `\uFEFF${papaparse.unparse({ fields: ['类别', '提问', '原因', '次数', '日期'], data: rows }, { escapeFormulae: true })}\r\n`;
}

function day(at: number): string {
  return today(new Date(at));
}
