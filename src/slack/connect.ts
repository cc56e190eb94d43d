import type { App } from '@slack/bolt';
import { type AuthTestResponse, type Logger, LogLevel, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../config/logger.ts';
import { rememberAnswer } from '../platform/conversation.ts';
import { InboxWorker } from '../platform/inbox-worker.ts';
import { socketModeRoute } from '../platform/outbound.ts';
import type { AppContext, Connection, DigestPoster } from '../platform/platform.ts';
import { findPost, isPerson } from './connection/find-post.ts';
import { HttpReceiver } from './connection/http-receiver.ts';
import { postLeased } from './connection/post-message.ts';
import { SocketReceiver } from './connection/socket-receiver.ts';
import { openWebClient, type SlackClient } from './connection/web-client.ts';
import { TIMING } from './limits.ts';
import { render } from './messages/render.ts';
import { PLATFORM } from './messages/text.ts';
import { answerRow } from './questions/answer-question.ts';

/** Connects the bot to Slack: Socket Mode, or signed HTTP where a signing secret and no app token is given. */
export async function connect(context: AppContext): Promise<Connection> {
  const { store, log } = context;
  let worker: InboxWorker | null = null;
  const options = { ...clientOptions(context), logger: quietLogger(log) };
  const client = openWebClient(context.config.slack.botToken ?? '', options, log);
  const self = await client.auth.test();
  const bolt = deferBolt(context, self, () => worker?.wake());
  const receiver = await openReceiver(context, self, bolt);
  const working = new InboxWorker({
    place: 'slack:',
    store,
    log,
    handle: async (row) => {
      await context.loaded;
      return answerRow(context, client, row);
    },
  });
  worker = working;
  const stop = async () => {
    await receiver.stop();
    await working.stop();
  };
  await receiver.start().catch(async (error) => {
    await stop();
    throw error;
  });
  const socket = receiver instanceof SocketReceiver ? receiver : null;
  // What is pressed or typed is to be acknowledged within three seconds: Bolt is loaded before it is needed.
  context.loaded.then(bolt).catch(() => undefined);
  log.info({ transport: socket ? 'socket' : 'http' }, 'Slack connected');
  return {
    isConnected: () => socket?.isConnected ?? true,
    stop,
    poster: openPoster(context, client),
  };
}

async function openReceiver(
  { config, log, server }: AppContext,
  self: AuthTestResponse,
  bolt: () => Promise<App>,
): Promise<SocketReceiver | HttpReceiver> {
  const { appToken, signingSecret, apiUrl } = config.slack;
  if (appToken === null) return new HttpReceiver({ server, secret: signingSecret ?? '', log, self, bolt });
  const clientOptions = { ...url(apiUrl), retryConfig: { retries: 0 } };
  const route = await socketModeRoute(config.proxy);
  return new SocketReceiver({ appToken, logger: quietLogger(log), clientOptions, ...route }, log, self, bolt);
}

/** Posts the day's digest into channels and direct messages, not in a thread. */
function openPoster(context: AppContext, client: SlackClient): DigestPoster {
  return {
    async post(place, answered, attempt) {
      const { question, answer } = answered;
      const message = render(answer, { question, room: 'post', from: 0, link: context.link });
      const target = { channel: place, threadTs: null, since: attempt.firstAt };
      const sent = await postLeased(client, target, message, { ...attempt, now: context.now });
      if (sent.kind !== 'posted' || sent.ts === null || isPerson(place)) return sent;
      // What is asked under the post goes on from it; in direct messages also what is asked below.
      const threads = [`slack:${place}:${sent.ts}`, ...(place.startsWith('D') ? [`slack:${place}`] : [])];
      for (const thread of threads) await rememberAnswer(context, { thread, user: '', place: PLATFORM }, answered);
      return sent;
    },
    find: (place, key, since) => findPost(client, { channel: place, threadTs: null, since }, key),
  };
}

/** Bolt takes longer to load than all else together: it is loaded once the plans are or when the first payload comes, and once. */
function deferBolt(context: AppContext, self: AuthTestResponse, wake: () => void): () => Promise<App> {
  const { user_id: botUserId, bot_id: botId } = self;
  const authorized = {
    botToken: context.config.slack.botToken ?? '',
    ...(botUserId === undefined ? {} : { botUserId }),
    ...(botId === undefined ? {} : { botId }),
  };
  const options = {
    authorize: async () => authorized,
    clientOptions: clientOptions(context),
    logger: quietLogger(context.log),
  };
  let app: Promise<App> | null = null;
  return () => {
    app ??= import('./questions/listen.ts').then(({ openBolt }) => openBolt(options, context, wake));
    return app;
  };
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
