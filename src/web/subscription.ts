import type { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Knowledge } from '../../index/knowledge.ts';
import { lineOf } from '../../intents/answer/answer.ts';
import { entry } from '../../intents/compose/parts.ts';
import { sayRhythm, timesPart } from '../../intents/digest/messages.ts';
import { hasScope } from '../../intents/digest/rotation.ts';
import type { LocalDateTime } from '../../intents/digest/schedule.ts';
import { localTimeFor } from '../digest/apply-effect.ts';
import type { AppContext } from '../platform/platform.ts';
import type { Subscribed } from '../store/subscriptions.ts';
import { closedTo } from './access.ts';
import { type Html, notice, type PageFrame } from './layout.ts';

const PAGE = { path: '/digest', title: '每日推送', why: '订阅由频道的人管理' } as const;

const place = z.object({ platform: z.string(), channel: z.string() });
const change = place.extend({
  at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  scope: z.string(),
  rhythm: z.enum(['daily', 'weekly']),
});

/** Subscriptions with the moment from which the next posts of each are counted. */
type Listed = readonly { readonly subscribed: Subscribed; readonly moment: LocalDateTime }[];

/** Serves the forms that change and end subscriptions. */
export function serveChanges(app: Hono, frame: PageFrame): void {
  const { context } = frame;
  const { subscriptions } = context.store;
  app.post('/digest/change', async (c) => {
    const closed = await closedTo(c, frame, PAGE);
    if (closed) return closed;
    const read = change.safeParse(await c.req.parseBody());
    const scope = read.data?.scope === '' ? null : (read.data?.scope ?? null);
    if (!read.success || !hasScope(context.knowledge, scope))
      return c.html(notice(frame, '没有改动', '时间写成 08:45，范围和节奏从列表里选。'), 400);
    const before = await subscriptions.get(read.data);
    if (!before) return c.html(notice(frame, '没有改动', '这个订阅已经不在了。'), 404);
    const { setBy, setName } = before;
    await subscriptions.set({ ...read.data, scope, setBy, setName, since: context.now() });
    context.log.info({ ...read.data }, 'subscription changed on the web');
    return c.redirect('/digest', 303);
  });
  app.post('/digest/unsubscribe', async (c) => {
    const closed = await closedTo(c, frame, PAGE);
    if (closed) return closed;
    const read = place.safeParse(await c.req.parseBody());
    if (!read.success) return c.html(notice(frame, '没有改动', '没有收到要退订的频道。'), 400);
    await subscriptions.remove(read.data);
    context.log.info({ ...read.data }, 'subscription removed on the web');
    return c.redirect('/digest', 303);
  });
}

/** All subscriptions. */
export async function readSubscriptions(context: AppContext): Promise<Listed> {
  const all = await context.store.subscriptions.all();
  return Promise.all(all.map(async (subscribed) => ({ subscribed, moment: await localTimeFor(context, subscribed) })));
}

/** Each subscription with its state and the forms that change it. */
export function renderSubscriptions({ knowledge }: AppContext, listed: Listed): Html {
  if (listed.length === 0) return html`<p class="say">还没有订阅。</p>`;
  return html`<ul class="subscriptions">${listed.map((one) => html`<li>${renderOne(knowledge, one)}</li>`)}</ul>`;
}

function renderOne(knowledge: Knowledge, { subscribed, moment }: Listed[number]): Html {
  const { platform, channel, pausedUntil, setBy, setName, left, at, rhythm, scope } = subscribed;
  const next = timesPart(knowledge, subscribed, pausedUntil, moment);
  const hidden = html`<input type="hidden" name="platform" value="${platform}" /><input type="hidden" name="channel" value="${channel}" />`;
  return html`<h3>${platform} ${channel}</h3>
    <p class="say">${sayRhythm(subscribed)}，由${setName ?? setBy}设置。</p>
    ${pausedUntil !== null && pausedUntil >= moment.day ? html`<p class="say">已暂停到${pausedUntil}（含当天）。</p>` : ''}
    <p class="say">${left !== null ? `发不进去（${left}），已经停下。` : next.kind === 'say' ? next.text : ''}</p>
    <form class="filter" method="post" action="/digest/change">${hidden}
      <label>时间 <input name="at" type="time" value="${at}" required /></label>
      ${scopeField(knowledge, scope, '范围')}
      <label>节奏 <select name="rhythm">
        <option value="daily" ${rhythm === 'daily' ? 'selected' : ''}>每个工作日</option>
        <option value="weekly" ${rhythm === 'weekly' ? 'selected' : ''}>每周第一个工作日</option>
      </select></label>
      <button class="button">改</button>
    </form>
    <form method="post" action="/digest/unsubscribe">${hidden}<button class="button">退订</button></form>`;
}

/** The choice of what is posted: all, a section, an item. */
export function scopeField(knowledge: Knowledge, scope: string | null, label: string): Html {
  const { plan } = knowledge;
  const option = (id: string) =>
    html`<option value="${id}" ${id === scope ? 'selected' : ''}>${lineOf(entry(knowledge, id, 1))}</option>`;
  const sections = plan.sections.filter(({ id }) => knowledge.units.get(id)?.kind !== 'front');
  return html`<label>${label} <select name="scope">
    <option value="">全部</option>
    ${sections.map(({ id }) => option(id))}${plan.items.map(({ id }) => option(id))}
  </select></label>`;
}
