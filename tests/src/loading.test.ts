import { afterEach, describe, expect, it } from 'vitest';
import { createContext } from '../../src/app/context.ts';
import { serveHealth } from '../../src/app/health.ts';
import type { AppContext } from '../../src/platform/platform.ts';
import { connect as connectSlack } from '../../src/slack/connect.ts';
import { connect as connectWeb } from '../../src/web/connect.ts';
import { connect as connectWecom } from '../../src/wecom/connect.ts';
import { standin as openSlack } from '../slack/standin/bolt-app.ts';
import { openTestApp } from '../test-app.ts';
import { standin as openWecom } from '../wecom/standin/sdk-client.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** An app whose plans are still being read, until they are told to be there. */
async function openLoading(env: Record<string, string> = {}): Promise<{ context: AppContext; load(): void }> {
  const testApp = await openTestApp(env);
  open.push(() => testApp.close());
  let isLoaded = false;
  let load = () => {};
  const loaded = new Promise<void>((resolve) => {
    load = () => {
      isLoaded = true;
      resolve();
    };
  });
  const { config, library, now } = testApp.context;
  const context = createContext(config, testApp.context, () => (isLoaded ? library : null), now, loaded);
  return { context, load };
}

describe('while the plans are being read', () => {
  it('the web waits with its answer, and is not ready until then', async () => {
    const { context, load } = await openLoading();
    const { url } = context.server;
    serveHealth(context.server, () => context);
    await connectWeb(context);
    let isAnswered = false;
    const body = new URLSearchParams({ text: '第6条第2点' });
    const asking = fetch(`${url}/ask`, { method: 'POST', body, headers: { origin: url, 'hx-request': 'true' } });
    void asking.then(() => {
      isAnswered = true;
    });
    const early = await fetch(`${url}/readyz`);
    expect(early.status).toBe(503);
    expect(await early.json()).toMatchObject({ ok: false, store: true, plans: [], trouble: '计划还在读入' });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(isAnswered).toBe(false);
    load();
    const answer = await asking;
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('6.2');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('nothing is ready, though it lives, before there is a store', async () => {
    const { context } = await openLoading();
    serveHealth(context.server, () => null);
    const ready = await fetch(`${context.server.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ ok: false, store: false });
    expect((await fetch(`${context.server.url}/healthz`)).status).toBe(200);
  });

  it('Slack has its questions taken into the inbox, and gets the answers afterwards', async () => {
    const slack = await openSlack();
    const { context, load } = await openLoading({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.url,
    });
    const connection = await connectSlack(context);
    open.push(() => connection.stop());
    expect((await slack.deliver(slack.mention('6.2'))).acked).toBe(true);
    expect(slack.posts).toHaveLength(0);
    load();
    const [post] = await slack.delivered(1, 30_000);
    expect(JSON.stringify(post?.blocks)).toContain('6.2');
  });

  it('WeCom has its questions taken into the inbox, and gets the answers afterwards', async () => {
    const wecom = await openWecom();
    const { context, load } = await openLoading({
      WECOM_BOT_ID: wecom.botId,
      WECOM_BOT_SECRET: wecom.secret,
      WECOM_WS_URL: wecom.url,
    });
    const bot = await connectWecom(context);
    open.push(() => bot.stop());
    await wecom.deliver(wecom.text('6.2'));
    expect(wecom.read()).toEqual([]);
    load();
    expect((await wecom.answered(1, undefined, 30_000)).join('')).toContain('6.2');
  });
});
