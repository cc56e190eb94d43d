import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { type Slack, startSlack } from '../standin.ts';
import type { Delivery, DeliveryOptions, Payload } from './deliver.ts';
import type { Options } from './state.ts';

/** A real Bolt app beside a stand-in, and the way from one to the other. */
export interface StartedApp {
  readonly slack: Slack;
  readonly app: App;
  /** Where the app is reached by HTTP; empty over a socket. */
  readonly url: string;
  send(payload: Payload, how?: DeliveryOptions): Promise<Delivery>;
}

const silent = () => undefined;
const logger: Logger = {
  ...{ debug: silent, info: silent, warn: silent, error: silent, setLevel: silent, setName: silent },
  getLevel: () => LogLevel.ERROR,
};

/** A stand-in that stops with the test. */
export async function standin(options: Options = {}): Promise<Slack> {
  const slack = await startSlack(options);
  onTestFinished(() => slack.stop());
  return slack;
}

/** What a Bolt app needs to know of the stand-in, asking again quickly where it is refused. */
export function settings(slack: Slack) {
  const retryConfig = { retries: 3, minTimeout: 10, maxTimeout: 50 };
  const clientOptions = { slackApiUrl: slack.url, retryConfig };
  return { token: slack.botToken, clientOptions, logger };
}

/** Starts an app on Bolt's own Socket Mode receiver; it reconnects after so many milliseconds, 5000 by default. */
export async function join(slack: Slack, listen: (app: App) => void, clientPingTimeout = 5000): Promise<App> {
  const { clientOptions, ...rest } = settings(slack);
  const installerOptions = { clientOptions: { slackApiUrl: slack.url } };
  const receiver = new SocketModeReceiver({ appToken: slack.appToken, logger, clientPingTimeout, installerOptions });
  const app = new App({ ...rest, clientOptions, receiver });
  listen(app);
  await app.start();
  onTestFinished(async () => void (await app.stop()));
  return app;
}

/** A real Bolt app with these listeners, over one transport; stopped with the test. */
export async function startBolt(
  transport: 'socket' | 'http',
  listen: (app: App) => void,
  options: Options = {},
): Promise<StartedApp> {
  const slack = await standin(options);
  if (transport === 'socket') {
    const app = new App({ ...settings(slack), appToken: slack.appToken, socketMode: true });
    listen(app);
    await app.start();
    onTestFinished(async () => void (await app.stop()));
    return { slack, app, url: '', send: (payload, how) => slack.deliver(payload, how) };
  }
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger });
  const app = new App({ ...settings(slack), receiver });
  listen(app);
  const server = await receiver.start({ host: '127.0.0.1', port: 0 } as never);
  onTestFinished(() => receiver.stop());
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/slack/events`;
  const callbacks = slack.callbacks(url);
  return { slack, app, url, send: (payload, how) => callbacks.deliver(payload, how) };
}

/** Answers every mention in its thread, with a button and metadata. */
export function answerer(app: App): void {
  const text = { type: 'plain_text', text: '更多' } as const;
  const button = { type: 'button', action_id: 'ask', text, value: '电梯 第2页' } as const;
  app.event('app_mention', async ({ event, client }) => {
    const { channel, ts } = event;
    await client.chat.postMessage({
      ...{ channel, thread_ts: event.thread_ts ?? ts, text: `答：${event.text}` },
      blocks: [{ type: 'actions', block_id: 'row', elements: [button] }],
      metadata: { event_type: 'answer', event_payload: { ts } },
    });
  });
}
