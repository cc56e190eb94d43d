import { afterEach } from 'vitest';
// Loaded late by the bot: a test that waits for silence would take the loading for silence.
import '../../src/slack/bolt.ts';
import { Clock } from '../../src/digest/clock.ts';
import type { Connection, House } from '../../src/platform/platform.ts';
import { CALLBACKS } from '../../src/slack/callback.ts';
import { connect } from '../../src/slack/connect.ts';
import type { Store } from '../../src/store/open.ts';
import { MORNING, openHome } from '../home.ts';
import type { Delivery, Manner, Payload } from './standin/deliver.ts';
import { standin } from './standin/house.ts';
import type { Options } from './standin/state.ts';
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
  readonly clock: Clock;
  readonly house: House;
  readonly logged: readonly string[];
  send(payload: Payload, manner?: Manner): Promise<Delivery>;
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Starts the bot; it stops with the test. */
export async function startBot(
  transport: Transport,
  options: Options = {},
  perMinute = 1000,
  env = {},
  now = () => MORNING,
): Promise<Bot> {
  const slack = await standin(options);
  const home = await openHome(
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
  const { server, store } = home.house;
  const connection = await connect(home.house);
  open.push(async () => {
    await connection.stop();
    await home.close();
  });
  const url = transport === 'socket' ? null : `${server.url}${CALLBACKS}`;
  const callbacks = url === null ? null : slack.callbacks(url);
  const send = (payload: Payload, manner?: Manner) =>
    callbacks ? callbacks.deliver(payload, manner) : slack.deliver(payload, manner);
  const clock = new Clock(home.house, () => connection.poster ?? null);
  return { slack, store, connection, url, send, clock, house: home.house, logged: home.logged };
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
