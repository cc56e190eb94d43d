import { App } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { Worker } from '../platform/inbox-worker.ts';
import type { Connection, House } from '../platform/platform.ts';
import { CallbackReceiver } from './connection/http-receiver.ts';
import { quietLogger } from './connection/logger.ts';
import { HTTP_TIMEOUT } from './connection/post-message.ts';
import { SocketReceiver } from './connection/socket-receiver.ts';
import { openPoster } from './digest/poster.ts';
import { answerQuestion } from './questions/answer-question.ts';
import { listen } from './questions/listen.ts';

/** Connects the bot to Slack: Socket Mode, or signed HTTP where a signing secret and no app token is given. */
export async function connect(house: House): Promise<Connection> {
  const { store, log } = house;
  let worker: Worker | null = null;
  const receiver = openReceiver(house);
  const app = openApp(house, receiver);
  listen(app, house, () => worker?.wake());
  await app.init();
  const working = new Worker({ place: 'slack:', store, log, handle: (row) => answerQuestion(house, app.client, row) });
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
    poster: openPoster(house, app.client),
  };
}

function openApp(house: House, receiver: SocketReceiver | CallbackReceiver): App {
  return new App({
    token: house.config.slack.botToken ?? '',
    receiver,
    clientOptions: clientOptions(house),
    logger: quietLogger(house.log),
    deferInitialization: true,
  });
}

function openReceiver({ config, log, server }: House): SocketReceiver | CallbackReceiver {
  const { appToken, signingSecret, apiUrl } = config.slack;
  if (appToken === null) return new CallbackReceiver({ server, secret: signingSecret ?? '', log });
  const clientOptions = { ...url(apiUrl), retryConfig: { retries: 0 } };
  return new SocketReceiver({ appToken, logger: quietLogger(log), clientOptions }, log);
}

/** The client never posts again by itself: after an unclear end the worker looks first. */
function clientOptions({ config }: House): WebClientOptions {
  return {
    ...url(config.slack.apiUrl),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: HTTP_TIMEOUT,
  };
}

function url(apiUrl: string | null): { slackApiUrl?: string } {
  return apiUrl === null ? {} : { slackApiUrl: apiUrl };
}
