import type { App, Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { House } from '../platform/platform.ts';
import type { Outcome } from '../platform/worker.ts';
import type { Claimed } from '../store/inbox.ts';
import { type Job, listen } from './listen.ts';
import { quietLogger } from './logger.ts';

/** An HTTP call to Slack is given up after this; under half a lease, so that no answer is posted on a dead one. */
const TIMEOUT = 10_000;

/** Bolt takes longer to load than all else together and is needed for answers only: it comes after the plans, and once. */
export function deferBolt(house: House, botUser: () => string | null): () => Promise<App> {
  let app: Promise<App> | null = null;
  return async () => {
    await house.loaded;
    app ??= openBolt(house, botUser);
    return app;
  };
}

/** What receives is opened before Bolt is. */
const OPENED: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };

async function openBolt(house: House, botUser: () => string | null): Promise<App> {
  const { App } = await import('@slack/bolt');
  const botToken = house.config.slack.botToken ?? '';
  const botUserId = botUser();
  const app = new App({
    authorize: async () => ({ botToken, ...(botUserId === null ? {} : { botUserId }) }),
    receiver: OPENED,
    clientOptions: clientOptions(house),
    logger: quietLogger(house.log),
    deferInitialization: true,
  });
  listen(app, house, house.log);
  await app.init();
  return app;
}

/** The client never posts again by itself: after an unclear end the worker looks first. */
export function clientOptions({ config }: House): WebClientOptions {
  return { ...url(config.slack.apiUrl), retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: TIMEOUT };
}

/** Where Slack's API is, where it is not Slack's own address. */
export function url(apiUrl: string | null): { slackApiUrl?: string } {
  return apiUrl === null ? {} : { slackApiUrl: apiUrl };
}

/** Sends a row of the inbox through Bolt, as if it came in now, and tells how it ended. */
export async function replay(app: App, row: Claimed): Promise<Outcome> {
  const job: Job = { row, outcome: null, error: null };
  const body = JSON.parse(row.body);
  await app.processEvent({ body, ack: async () => undefined, customProperties: { job } });
  if (job.error !== null) throw job.error;
  return job.outcome ?? { kind: 'done' };
}
