import { App, type Logger, LogLevel } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from '../config/logger.ts';
import { InboxWorker } from '../platform/inbox-worker.ts';
import type { AppContext, Connection } from '../platform/platform.ts';
import { HttpReceiver } from './connection/http-receiver.ts';
import { SocketReceiver } from './connection/socket-receiver.ts';
import { openPoster } from './digest/poster.ts';
import { TIMING } from './limits.ts';
import { answerRow } from './questions/answer-question.ts';
import { listen } from './questions/listen.ts';

/** Connects the bot to Slack: Socket Mode, or signed HTTP where a signing secret and no app token is given. */
export async function connect(context: AppContext): Promise<Connection> {
  const { store, log } = context;
  let worker: InboxWorker | null = null;
  const receiver = openReceiver(context);
  const app = openApp(context, receiver);
  listen(app, context, () => worker?.wake());
  await app.init();
  const working = new InboxWorker({
    place: 'slack:',
    store,
    log,
    handle: (row) => answerRow(context, app.client, row),
  });
  worker = working;
  const stop = async () => {
    await receiver.stop();
    await working.stop();
  };
  await app.start().catch(async (error) => {
    await stop();
    throw error;
  });
  const socket = receiver instanceof SocketReceiver ? receiver : null;
  log.info({ transport: socket ? 'socket' : 'http' }, 'Slack connected');
  return {
    isConnected: () => socket?.isConnected ?? true,
    stop,
    poster: openPoster(context, app.client),
  };
}

function openApp(context: AppContext, receiver: SocketReceiver | HttpReceiver): App {
  return new App({
    token: context.config.slack.botToken ?? '',
    receiver,
    clientOptions: clientOptions(context),
    logger: quietLogger(context.log),
    deferInitialization: true,
  });
}

function openReceiver({ config, log, server }: AppContext): SocketReceiver | HttpReceiver {
  const { appToken, signingSecret, apiUrl } = config.slack;
  if (appToken === null) return new HttpReceiver({ server, secret: signingSecret ?? '', log });
  const clientOptions = { ...url(apiUrl), retryConfig: { retries: 0 } };
  return new SocketReceiver({ appToken, logger: quietLogger(log), clientOptions }, log);
}

/** The client never posts again by itself: after an unclear end the worker looks first. */
function clientOptions({ config }: AppContext): WebClientOptions {
  return {
    ...url(config.slack.apiUrl),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMING.http,
  };
}

function url(apiUrl: string | null): { slackApiUrl?: string } {
  return apiUrl === null ? {} : { slackApiUrl: apiUrl };
}

/** Slack's own libraries write into our log; what they think worth an error is a warning here, since it is made good. */
function quietLogger(log: Log): Logger {
  const say =
    (to: 'debug' | 'warn') =>
    (...words: unknown[]) =>
      log[to]({ slack: words.map(String).join(' ').slice(0, 300) }, 'slack');
  return {
    debug: say('debug'),
    info: say('debug'),
    warn: say('debug'),
    error: say('warn'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
