import { expect, it, onTestFinished } from 'vitest';
import { openMeter, serveMetrics } from '../../src/app/metrics.ts';
import type { AppContext } from '../../src/platform/platform.ts';
import { countPosts } from '../../src/store/posts.ts';
import { connect } from '../../src/web/connect.ts';
import { openTestApp } from '../test-app.ts';
import { visit } from '../web/site.ts';

const PRIVATE = '张三的手机号一三八';

/** A console with figures. */
async function open(env: Record<string, string> = {}) {
  const app = await openTestApp({ QUESTIONS_PER_MINUTE: '1000', ...env });
  onTestFinished(app.close);
  const meter = openMeter(app.context);
  const context: AppContext = Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(app.context), observe: { value: meter.answered, enumerable: true } },
  ) as AppContext;
  await connect(context);
  serveMetrics(context.server, context, meter);
  const { url } = context.server;
  const read = async (headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/metrics`, { headers });
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };
  const value = async (line: string) => {
    const { text } = await read();
    const found = text.split('\n').find((one) => one.startsWith(`${line} `));
    return found === undefined ? null : Number(found.slice(line.length + 1));
  };
  return { url, context, meter, read, value };
}

it('counts questions once, by intent and status, and tells nobody’s words or name', async () => {
  const { url, context, read, value } = await open();
  const visitor = visit({ url });
  for (const text of ['6.1', '6.2', `要点里有没有${PRIVATE}`]) await visitor.post('/ask', { text });
  // The page shows the answers again: these are no new questions.
  await visitor.get('/');
  expect(await value('plan_questions_total{intent="item",status="answered"}')).toBe(2);
  expect(await value('plan_answer_seconds_count')).toBe(3);
  const { status, type, text } = await read();
  expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  expect(text).not.toContain(PRIVATE);
  const [asked] = await context.store.unanswered.top({ since: 0, limit: 1 });
  expect(asked?.question).toContain(PRIVATE);
  for (const cookie of visitor.cookies.values()) expect(text).not.toContain(cookie);
});

it('tells how the inbox, the store, the snapshot and the event loop are', async () => {
  const { context, meter, value } = await open();
  expect([await value('plan_inbox_depth'), await value('plan_inbox_oldest_seconds')]).toEqual([0, 0]);
  const at = context.now() - 90_000;
  for (const key of ['a', 'b']) await context.store.inbox.receive({ key, thread: key, body: '{}', at });
  expect([await value('plan_inbox_depth'), await value('plan_inbox_oldest_seconds')]).toEqual([2, 90]);
  expect([await value('plan_store_up'), await value('plan_snapshot_age_seconds')]).toEqual([1, 0]);
  expect(await value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  meter.storeFailed('timeout');
  expect(await value('plan_store_errors_total{reason="timeout"}')).toBe(1);
  await context.store.close();
  expect([await value('plan_store_up'), await value('plan_inbox_depth')]).toEqual([0, Number.NaN]);
});

it('counts daily posts that were sent or given up, and nothing else that is posted', async () => {
  const { context, meter, value } = await open();
  const posts = countPosts(context.store.posts, meter.postEnded);
  const slot = { platform: 'slack', channel: 'C1', day: '2020-04-20', kind: 'digest' };
  for (const one of [slot, { ...slot, channel: 'C2' }, { ...slot, kind: 'left-1' }]) {
    const claim = await posts.claim(one, 1, 1_000);
    if (claim) await (one.channel === 'C2' ? posts.skip(claim, 'late') : posts.posted(claim, 2));
    if (claim) expect(await posts.posted(claim, 3)).toBe(false);
  }
  const results = ['sent', 'failed'].map((result) => value(`plan_digests_total{result="${result}"}`));
  expect(await Promise.all(results)).toEqual([1, 1]);
});

it('is for this machine alone without a token, and not for what comes through a proxy', async () => {
  const { read } = await open();
  expect((await read()).status).toBe(200);
  for (const headers of [{ 'x-forwarded-for': '10.0.0.1' }, { forwarded: 'for=10.0.0.1' }, { via: '1.1 proxy' }])
    expect((await read(headers as Record<string, string>)).status).toBe(403);
  const { read: outside } = await open({ HOST: '0.0.0.0', CONSOLE_TOKEN: 'a-long-token-it-is' });
  expect((await outside()).status).toBe(403);
});

it('is for whoever knows the token where there is one, and for nobody else', async () => {
  const token = 'figures-for-prometheus';
  const { read } = await open({ METRICS_TOKEN: token });
  for (const authorization of ['', 'Bearer ', `Bearer ${token}s`, token])
    expect((await read({ authorization })).status).toBe(403);
  const { status, text } = await read({ authorization: `Bearer ${token}`, 'x-forwarded-for': '10.0.0.1' });
  expect([status, text.includes(token)]).toEqual([200, false]);
});
