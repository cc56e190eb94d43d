import { App, type Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { House } from '../platform/platform.ts';
import type { Outcome } from '../platform/worker.ts';
import type { Claimed } from '../store/inbox.ts';
import { type Job, listen } from './listen.ts';
import { quietLogger } from './logger.ts';

/** What receives is opened before Bolt is. */
const OPENED: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };

/** Opens Bolt with its listeners, for a bot whose user id is known. */
export async function openBolt(house: House, clientOptions: WebClientOptions, botUserId: string | null): Promise<App> {
  const botToken = house.config.slack.botToken ?? '';
  const app = new App({
    authorize: async () => ({ botToken, ...(botUserId === null ? {} : { botUserId }) }),
    receiver: OPENED,
    clientOptions,
    logger: quietLogger(house.log),
    deferInitialization: true,
  });
  listen(app, house, house.log);
  await app.init();
  return app;
}

/** Sends a row of the inbox through Bolt, as if it came in now, and tells how it ended. */
export async function replay(app: App, row: Claimed): Promise<Outcome> {
  const job: Job = { row, outcome: null, error: null };
  const body = JSON.parse(row.body);
  await app.processEvent({ body, ack: async () => undefined, customProperties: { job } });
  if (job.error !== null) throw job.error;
  return job.outcome ?? { kind: 'done' };
}
