import { onTestFinished } from 'vitest';
// Loaded late by the bot: a test that waits for silence would take the loading for silence.
import '../../src/slack/questions/listen.ts';
import { DigestScheduler } from '../../src/digest/scheduler.ts';
import type { AppContext, Connection } from '../../src/platform/platform.ts';
import { connect } from '../../src/slack/connect.ts';
import { CALLBACK_PATH } from '../../src/slack/connection/http-receiver.ts';
import type { Store } from '../../src/store/store.ts';
import { until } from '../replica.ts';
import { MORNING, openTestApp } from '../test-app.ts';
import { standin } from './standin/bolt-app.ts';
import type { Delivery, DeliveryOptions, Payload } from './standin/deliver.ts';
import type { Message, Options } from './standin/state.ts';
import type { Slack } from './standin.ts';

/** Both ways in which Slack reaches the bot. */
export const TRANSPORTS = ['socket', 'http'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** The real bot beside a stand-in for Slack, with a store of its own. */
export interface Bot {
  readonly slack: Slack;
  readonly store: Store;
  readonly connection: Connection;
  /** Where callbacks go; null over a socket. */
  readonly url: string | null;
  /** Looks what is due when it is told to. */
  readonly clock: DigestScheduler;
  readonly context: AppContext;
  readonly logged: readonly string[];
  send(payload: Payload, how?: DeliveryOptions): Promise<Delivery>;
  /** Waits until every question that was taken has been answered; gives the posts. */
  idle(): Promise<readonly Message[]>;
}

/** Starts the bot; it stops with the test. */
export async function startBot(
  transport: Transport,
  options: Options = {},
  perMinute = 1000,
  env = {},
  now = () => MORNING,
): Promise<Bot> {
  const slack = await standin(options);
  const testApp = await openTestApp(
    {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.url,
      QUESTIONS_PER_MINUTE: String(perMinute),
      ...(transport === 'socket' ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
      ...env,
    },
    undefined,
    now,
  );
  const { server, store } = testApp.context;
  const connection = await connect(testApp.context);
  onTestFinished(async () => {
    await connection.stop();
    await testApp.close();
  });
  const url = transport === 'socket' ? null : `${server.url}${CALLBACK_PATH}`;
  const callbacks = url === null ? null : slack.callbacks(url);
  const send = (payload: Payload, how?: DeliveryOptions) =>
    callbacks ? callbacks.deliver(payload, how) : slack.deliver(payload, how);
  const clock = new DigestScheduler(testApp.context, () => connection.poster ?? null);
  const idle = async () => {
    await until(async () => slack.pending === 0 && (await store.inbox.pending(Number.MAX_SAFE_INTEGER)) === 0);
    return slack.posts;
  };
  return { slack, store, connection, url, send, idle, clock, context: testApp.context, logged: testApp.logged };
}

/** All text that stands in blocks, in order. */
export function wordsOf(blocks: unknown): string {
  if (Array.isArray(blocks)) return blocks.map(wordsOf).join('');
  if (typeof blocks !== 'object' || blocks === null) return '';
  const { text, value: _, ...rest } = blocks as { text?: unknown; value?: unknown };
  return (
    (typeof text === 'string' ? text : wordsOf(text)) +
    wordsOf(Object.values(rest).filter((v) => typeof v === 'object'))
  );
}
