import { WSClient, type WSClientOptions } from '@wecom/aibot-node-sdk';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startWecom, type Wecom } from '../standin.ts';
import type { Options } from './state.ts';

const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

/** A stand-in that stops with the test. */
export async function standin(options: Options = {}): Promise<Wecom> {
  const wecom = await startWecom(options);
  onTestFinished(() => wecom.stop());
  return wecom;
}

/** The official client beside a stand-in; it keeps what it emits and stops with the test. */
export interface StartedClient {
  readonly wecom: Wecom;
  readonly client: WSClient;
  /** `authenticated`, `disconnected …`, `reconnecting 1`, `error …`, in order. */
  readonly log: string[];
}

/** Starts the official client; it reconnects quickly unless told otherwise. */
export function join(wecom: Wecom, options: Partial<WSClientOptions> = {}): StartedClient {
  const log: string[] = [];
  const { botId, secret } = wecom;
  const client = new WSClient({ botId, secret, wsUrl: wecom.url, logger, reconnectInterval: 5, ...options });
  client.on('connected', () => void log.push('connected'));
  client.on('authenticated', () => void log.push('authenticated'));
  client.on('disconnected', (reason) => void log.push(`disconnected ${reason}`));
  client.on('reconnecting', (attempt) => void log.push(`reconnecting ${attempt}`));
  client.on('error', (error) => void log.push(`error ${error.message}`));
  onTestFinished(() => client.disconnect());
  client.connect();
  return { wecom, client, log };
}

/** A subscribed client beside a stand-in of its own. */
export async function startClient(
  options: Options = {},
  client: Partial<WSClientOptions> = {},
): Promise<StartedClient> {
  const joined = join(await standin(options), client);
  await joined.wecom.until('authentication', () => joined.log.includes('authenticated'));
  return joined;
}

/** A bare connection: what it is told, and a way to say anything. */
export interface Bare {
  readonly told: Record<string, unknown>[];
  readonly isClosed: () => boolean;
  say(frame: unknown): void;
  subscribe(secret?: string): void;
}

/** Connects without the official client. */
export async function bare(wecom: Wecom): Promise<Bare> {
  const socket = new WebSocket(wecom.url);
  const told: Record<string, unknown>[] = [];
  socket.on('message', (data) => void told.push(JSON.parse(String(data))));
  await new Promise((done, fail) => socket.once('open', done).once('error', fail));
  onTestFinished(() => socket.terminate());
  const say = (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  return {
    ...{ told, say, isClosed: () => socket.readyState === WebSocket.CLOSED },
    subscribe: (secret = wecom.secret) =>
      say({ cmd: 'aibot_subscribe', headers: { req_id: 's-1' }, body: { bot_id: wecom.botId, secret } }),
  };
}

/** An errcode that the official client rejects with, or the message of its error; `ok` where it does not reject. */
export function result(promise: Promise<unknown>): Promise<number | string> {
  return promise.then(
    () => 'ok',
    (error: { errcode?: number; message?: string }) => error.errcode ?? error.message ?? 'nothing',
  );
}
