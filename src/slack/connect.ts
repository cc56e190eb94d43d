import { App } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { type Outcome, Worker } from '../platform/inbox-worker.ts';
import type { Connection, House } from '../platform/platform.ts';
import type { Claimed } from '../store/inbox.ts';
import { CallbackReceiver } from './connection/http-receiver.ts';
import { type Intake, openIntake } from './connection/intake.ts';
import { quietLogger } from './connection/logger.ts';
import { SocketReceiver } from './connection/socket-receiver.ts';
import { openPoster } from './digest/poster.ts';
import { type Job, listen } from './questions/listen.ts';
import { isPosted } from './questions/slash-command.ts';

/** An HTTP call to Slack is given up after this; under half a lease, so that no answer is posted on a dead one. */
const TIMEOUT = 10_000;

/** Connects the bot to Slack: Socket Mode, or signed HTTP where a signing secret and no app token is given. */
export async function connect(house: House): Promise<Connection> {
  const { store, log } = house;
  let worker: Worker | null = null;
  let botUser: string | null = null;
  let intake: Intake | null = null;
  const receiver = openReceiver(house, () => opened(intake));
  const app = openApp(house, receiver);
  listen(app, house, log);
  intake = openIntake({
    store,
    log,
    process: (event) => app.processEvent(event),
    wake: () => worker?.wake(),
    botUser: () => botUser,
    isPosted: (typed) => isPosted(house, typed),
  });
  await app.init();
  botUser = (await app.client.auth.test()).user_id ?? null;
  const working = new Worker({ place: 'slack:', store, log, handle: (row) => replay(app, row) });
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
  log.info({ transport: socket ? 'socket' : 'http' }, 'Slack is connected');
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

/** The intake, which is there before the first payload is. */
function opened(intake: Intake | null): Intake {
  if (!intake) throw new Error('not started');
  return intake;
}

function openReceiver({ config, log, server }: House, intake: () => Intake): SocketReceiver | CallbackReceiver {
  const { appToken, signingSecret, apiUrl } = config.slack;
  if (appToken === null) return new CallbackReceiver({ server, secret: signingSecret ?? '', log, intake });
  return new SocketReceiver(
    {
      appToken,
      logger: quietLogger(log),
      clientOptions: { ...url(apiUrl), retryConfig: { retries: 0 } },
    },
    intake,
    log,
  );
}

/** The client never posts again by itself: after an unclear end the worker looks first. */
function clientOptions({ config }: House): WebClientOptions {
  return { ...url(config.slack.apiUrl), retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: TIMEOUT };
}

function url(apiUrl: string | null): { slackApiUrl?: string } {
  return apiUrl === null ? {} : { slackApiUrl: apiUrl };
}

/** Sends a row of the inbox through Bolt, as if it came in now, and tells how it ended. */
async function replay(app: App, row: Claimed): Promise<Outcome> {
  const job: Job = { row, outcome: null, error: null };
  const body = JSON.parse(row.body);
  await app.processEvent({ body, ack: async () => undefined, customProperties: { job } });
  if (job.error !== null) throw job.error;
  return job.outcome ?? { kind: 'done' };
}
