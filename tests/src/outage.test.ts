import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { serveHealth } from '../../src/app/health.ts';
import type { AppContext } from '../../src/platform/platform.ts';
import { migrate } from '../../src/store/migrations.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { watchDatabase } from '../../src/store/watched.ts';
import { connect } from '../../src/web/connect.ts';
import { startBot } from '../slack/bot.ts';
import { openTestApp } from '../test-app.ts';
import { PARTIAL, visit } from '../web/site.ts';

/** An app whose database can be made read-only, as a file or a full disk is. */
async function openFragile() {
  const app = await openTestApp({ QUESTIONS_PER_MINUTE: '1000' });
  onTestFinished(app.close);
  const database = openSqlite(join(app.context.config.data, 'fragile.db'));
  onTestFinished(() => database.close());
  await migrate(database, 'store');
  const store = storeOn(watchDatabase(database, 60_000, () => undefined));
  const context: AppContext = Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(app.context), store: { value: store, enumerable: true } },
  ) as AppContext;
  serveHealth(context.server, () => context);
  await connect(context);
  return { url: context.server.url, set: (value: 0 | 1) => database.all(`pragma query_only=${value}`), store };
}

it('the page answers on while nothing can be written, and says what could not be kept', async () => {
  const { url, set, store } = await openFragile();
  const visitor = visit({ url });
  expect((await visitor.post('/ask', { text: '6.1' }, PARTIAL)).status).toBe(200);
  await set(1);
  const answered = await visitor.post('/ask', { text: '6.2' }, PARTIAL);
  expect([answered.status, answered.body.includes('电梯智能化监管试点')]).toEqual([200, true]);
  expect((await visitor.get('/')).status).toBe(200);
  const silent = await visitor.post('/ask', { text: '区块链' }, PARTIAL);
  expect([silent.status, silent.body.includes('data-status="not_in_plan"')]).toEqual([200, true]);
  const opinion = await visitor.post('/feedback', { question: '6.2', verdict: 'up' }, PARTIAL);
  expect([opinion.status, opinion.body]).toEqual([
    503,
    '<p class="refusal" role="alert">系统暂时记不下（数据库是只读的，写不进去），请稍后再试一次。</p>',
  ]);
  await set(0);
  expect((await visitor.post('/feedback', { question: '6.2', verdict: 'up' }, PARTIAL)).status).toBe(200);
  expect(await store.feedback.list({ since: 0, limit: 9 })).toHaveLength(1);
});

it('/readyz is red with the reason while nothing can be written, and green again by itself', async () => {
  const { url, set } = await openFragile();
  const ready = async () => {
    const response = await fetch(`${url}/readyz`);
    const { store, reason } = (await response.json()) as { store: boolean; reason: string | null };
    return [response.status, store, reason];
  };
  expect(await ready()).toEqual([200, true, null]);
  await set(1);
  expect(await ready()).toEqual([503, false, '数据库是只读的，写不进去']);
  await set(0);
  expect(await ready()).toEqual([200, true, null]);
});

it('Slack brings again what could not be written down, and whoever asked hears so once and alone', async () => {
  const bot = await startBot('http');
  const { inbox } = bot.store;
  const receive = inbox.receive;
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  Object.assign(inbox, { receive: () => Promise.reject(full) });
  const refused = await bot.send(bot.slack.mention('6.1'), { gaps: [1, 1] });
  expect([refused.acked, refused.attempts]).toEqual([false, 3]);
  const line = '系统暂时记不下（磁盘已满，写不进去），请稍后再试一次。';
  expect(bot.slack.ephemerals.map(({ text }) => text)).toEqual([line]);
  Object.assign(inbox, { receive });
  expect((await bot.send(bot.slack.mention('6.1'))).acked).toBe(true);
  expect(await bot.idle()).toHaveLength(1);
});
