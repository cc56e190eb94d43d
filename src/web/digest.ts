import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { type Day, dayOf, endOfMonth, isDay, partsOf, sayDay, yearOf } from '../../index/calendar/day.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { DigestSettings } from '../../intents/digest/day-kind.ts';
import { unknownHolidays } from '../../intents/digest/headline.ts';
import { digest, noPostReason } from '../../intents/digest/post.ts';
import { unansweredMatters } from '../digest/build-post.ts';
import { DIGEST } from '../digest/send-post.ts';
import type { AppContext } from '../platform/platform.ts';
import type { PostOutcome } from '../store/posts.ts';
import { isAllowed, signInForm } from './access.ts';
import { type Html, htmlPage, type PageFrame } from './layout.ts';
import { LIMITS } from './limits.ts';
import { render } from './render.ts';
import { readSubscriptions, renderSubscriptions, scopeField, serveChanges } from './subscription.ts';

/** Serves /digest: what is posted on a day, and to whom may see them the subscriptions. */
export function serveDigest(app: Hono, frame: PageFrame): void {
  app.get('/digest', async (c) => {
    const asked = (c.req.query('date') ?? '').trim();
    const today = frame.context.today();
    const isWrong = asked !== '' && !isDay(asked);
    const day = asked === '' || isWrong ? openingDay(frame.context.knowledge, today) : asked;
    const problem = isWrong ? `没有“${asked.slice(0, 20)}”这一天，请写成 2020-04-24。` : '';
    return c.html(
      htmlPage(frame, '每日推送', '/digest', await digestPage(c, frame, day, problem)),
      isWrong ? 400 : 200,
    );
  });
  serveChanges(app, frame);
}

/** The day that the page opens on: today, or the same time of the year where the plan is of another year. */
function openingDay({ plan, calendar }: Knowledge, today: Day): Day {
  if (plan.year === null || plan.year === yearOf(today)) return today;
  const { month, day } = partsOf(today);
  const last = endOfMonth(plan.year, month);
  const same = dayOf(plan.year, month, day);
  const open = same < last ? same : last;
  const next = calendar.workdays.isWorkday(open) ? open : calendar.workdays.next(open);
  return yearOf(next) === plan.year ? next : calendar.workdays.previous(open);
}

/** When was last posted, and what did not go out, to whom may see where. */
async function lastRuns({ store, zone }: AppContext): Promise<Html> {
  const all = await store.posts.latest(DIGEST, LIMITS.runs);
  const posted = all.find(({ postedAt }) => postedAt !== null);
  const failed = all.find(({ postedAt, skipped, attempts }) => skipped !== null || (postedAt === null && attempts > 1));
  const where = ({ platform, channel }: PostOutcome) => `${platform} ${channel}`;
  const sent = posted?.postedAt == null ? null : zone.at(posted.postedAt);
  return html`<p class="say">${posted && sent ? `上次推送：${sayDay(sent.day)} ${sent.time}，发到 ${where(posted)}。` : '还没有推送过。'}</p>
    ${failed ? html`<p class="say trouble">上次没有发出：${sayDay(failed.day)} 的推送，${where(failed)}，${failed.skipped ?? `已试${failed.attempts}次，还在再试`}。</p>` : ''}`;
}

async function digestPage(c: Context, frame: PageFrame, day: Day, problem: string): Promise<Html> {
  const { context } = frame;
  const { knowledge } = context;
  const [mayManage, today] = [await isAllowed(c, frame), context.today()];
  const { year } = knowledge.plan;
  const isOver = year !== null && year !== yearOf(today) && c.req.query('date') === undefined;
  const scope = c.req.query('scope') ?? '';
  const matters = mayManage ? await unansweredMatters(context, day) : [];
  const settings: DigestSettings = { scope: scope === '' ? null : scope, rhythm: 'daily', matters };
  const post = digest(knowledge, day, settings);
  const unknown = unknownHolidays(knowledge.calendar.workdays, knowledge.plan.year ?? yearOf(day));
  return html`<div class="tables digest">
    <h1>每日推送</h1>
    <p class="say">每个工作日一条要点原文，注明出处，发到订阅了的频道和私信。在 Slack 或企业微信里发 /digest 订阅。</p>
    ${unknown === null ? '' : html`<p class="say">${unknown}</p>`}
    <form class="filter" method="get" action="/digest">
      <label for="date">看哪一天</label>
      <input id="date" name="date" type="date" value="${day}" required />
      ${scopeField(knowledge, settings.scope, '范围')}
      <button class="send">预览</button>
    </form>
    ${problem === '' ? '' : html`<p class="refusal" role="alert">${problem}</p>`}
    ${isOver ? html`<p class="say">载入的是${year}年的要点，今天（${yearOf(today)}年${sayDay(today)}）不推送；下面是那一年同一时候的样子。</p>` : ''}
    <h2>${yearOf(day)}年${sayDay(day)}</h2>
    <div class="card">${post ? render(post, context.library) : html`<p class="say">${noPostReason(knowledge, day, settings)}</p>`}</div>
    <h2>订阅</h2>
    ${mayManage ? await lastRuns(context) : ''}
    ${mayManage ? renderSubscriptions(context, await readSubscriptions(context)) : closed(frame)}
  </div>`;
}

function closed({ context }: PageFrame): Html {
  if (context.config.web.token === null)
    return html`<p class="say">订阅的频道只在本机列出。要在别处管理，请管理员在 .env 里设 CONSOLE_TOKEN。</p>`;
  return html`<p class="say">要看和改订阅，请输入口令（.env 里的 CONSOLE_TOKEN）。</p>${signInForm('/digest')}`;
}
