import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { reply } from '../../intents/reply.ts';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import type { Connection } from '../../src/platform.ts';
import { connect } from '../../src/slack/connect.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { knowledge } from '../knowledge.ts';
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
  send(payload: Payload, manner?: Manner): Promise<Delivery>;
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Starts the bot; it stops with the test. */
export async function startBot(transport: Transport, options: Options = {}, perMinute = 1000): Promise<Bot> {
  const slack = await standin(options);
  const folder = mkdtempSync(join(tmpdir(), 'bot-'));
  const config = readConfig({
    DATA_DIR: folder,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.url,
    QUESTIONS_PER_MINUTE: String(perMinute),
    ...(transport === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: '0' }),
  });
  const store = await openStore({ dataDir: folder, databaseUrl: null });
  const house = {
    config,
    knowledge,
    store,
    log: openLog('silent'),
    answer: (q: Parameters<typeof reply>[0]) => reply(q, knowledge),
    today: () => '2020-04-20',
  };
  const connection = await connect(house);
  open.push(async () => {
    await connection.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const url = connection.port === null ? null : `http://127.0.0.1:${connection.port}/slack/events`;
  const callbacks = url === null ? null : slack.callbacks(url);
  const send = (payload: Payload, manner?: Manner) =>
    callbacks ? callbacks.deliver(payload, manner) : slack.deliver(payload, manner);
  return { slack, store, connection, url, send };
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
