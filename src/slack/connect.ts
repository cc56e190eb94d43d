import type { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Connection, House } from '../platform/platform.ts';
import { Worker } from '../platform/worker.ts';
import { clientOptions, deferBolt, replay, url } from './bolt.ts';
import { CallbackReceiver } from './callback.ts';
import { isPosted } from './command.ts';
import { type Doors, type Intake, openIntake } from './intake.ts';
import { quietLogger } from './logger.ts';
import { openPoster } from './poster.ts';
import { SocketReceiver } from './socket.ts';

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
  const working = new Worker({ place: 'slack:', store, log, handle: async (row) => replay(await bolt(), row) });
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
