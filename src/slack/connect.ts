import type { App } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Connection, House } from '../platform/platform.ts';
import { type Outcome, Worker } from '../platform/worker.ts';
import type { Claimed } from '../store/inbox.ts';
import { CallbackReceiver } from './callback.ts';
import { isPosted } from './command.ts';
import { type Doors, type Intake, openIntake } from './intake.ts';
import { quietLogger } from './logger.ts';
import { openPoster } from './poster.ts';
import { SocketReceiver } from './socket.ts';

/** An HTTP call to Slack is given up after this; under half a lease, so that no answer is posted on a dead one. */
const TIMEOUT = 10_000;

/** Connects the bot to Slack: Socket Mode, or signed HTTP where a signing secret and no app token is given. */
export async function connect(house: House): Promise<Connection> {
  const { store, log } = house;
  let worker: Worker | null = null;
  let botUser: string | null = null;
  let intake: Intake | null = null;
  const receiver = openReceiver(house, () => opened(intake));
  const client = new WebClient(house.config.slack.botToken ?? '', {
    ...clientOptions(house),
    logger: quietLogger(log),
  });
  const bolt = deferBolt(house, () => botUser);
  intake = openIntake({
    ...doorsOf(house, bolt),
    wake: () => worker?.wake(),
    botUser: () => botUser,
  });
  botUser = (await client.auth.test()).user_id ?? null;
  const working = new Worker({ place: 'slack:', store, log, handle: (row) => answer(bolt, row) });
  worker = working;
  const stop = async () => {
    await receiver.stop();
    await working.stop();
  };
  receiver.init();
  await receiver.start().catch(async (error) => {
    await stop();
    throw error;
  });
  const socket = receiver instanceof SocketReceiver ? receiver : null;
  // What is pressed or typed is to be acknowledged within three seconds: Bolt is loaded before it is needed.
  house.loaded.then(bolt).catch(() => undefined);
  log.info({ transport: socket ? 'socket' : 'http' }, 'Slack is connected');
  return {
    isConnected: () => socket?.isConnected ?? true,
    stop,
    poster: openPoster(house, client),
  };
}

/** The doors that open once the plans are loaded, and the store, which is open. */
function doorsOf(house: House, bolt: () => Promise<App>): Omit<Doors, 'wake' | 'botUser'> {
  const { store, log } = house;
  return {
    ...{ store, log },
    process: async (event) => (await bolt()).processEvent(event),
    isPosted: async (typed) => {
      await house.loaded;
      return isPosted(house, typed);
    },
  };
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

/** Bolt takes longer to load than all else together and is needed for answers only: it comes after the plans, and once. */
function deferBolt(house: House, botUser: () => string | null): () => Promise<App> {
  let app: Promise<App> | null = null;
  return async () => {
    await house.loaded;
    app ??= import('./bolt.ts').then(({ openBolt }) => openBolt(house, clientOptions(house), botUser()));
    return app;
  };
}

/** The client never posts again by itself: after an unclear end the worker looks first. */
function clientOptions({ config }: House): WebClientOptions {
  return { ...url(config.slack.apiUrl), retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: TIMEOUT };
}

function url(apiUrl: string | null): { slackApiUrl?: string } {
  return apiUrl === null ? {} : { slackApiUrl: apiUrl };
}

async function answer(bolt: () => Promise<App>, row: Claimed): Promise<Outcome> {
  const [app, { replay }] = await Promise.all([bolt(), import('./bolt.ts')]);
  return replay(app, row);
}
