import type { AddressInfo } from 'node:net';
import { createApi } from './standin/api.ts';
import { type Callback, type Callbacks, createCallbacks } from './standin/callbacks.ts';
import type { Trouble } from './standin/fault.ts';
import { Sockets } from './standin/socket.ts';
import {
  type Card,
  createState,
  type Heard,
  type Options,
  type Said,
  type State,
  type Stream,
} from './standin/state.ts';
import { createWaits, type Waits } from './standin/wait.ts';

/** WeCom on this machine: what it was told, and the means to speak to the bot. */
export interface Wecom extends State, Callbacks, Waits {
  /** Where bots connect, `ws://127.0.0.1:…`. */
  readonly url: string;
  /** The connections, and what can befall them. */
  readonly sockets: Sockets;
  /** A group's webhook. */
  webhook(key?: string): string;
  /** Waits for the subscribed connection and sends a callback over it. */
  deliver(callback: Callback): Promise<Callback>;
  /** Makes frames or requests go wrong on demand, the earliest first. */
  fail(trouble: Trouble): void;
  /** Sets the clock ahead by so many milliseconds. */
  pass(ms: number): void;
  /** What came with this command, in order. */
  heard(cmd: string): readonly Heard[];
  /** What people of a chat see, or of all. */
  seen(chat?: string): readonly Said[];
  streams(chat?: string): readonly Stream[];
  cards(chat?: string): readonly Card[];
  /** Texts that stand finished in a chat, in order of their beginning; cards are left out. */
  read(chat?: string): readonly string[];
  /** Waits until a connection is subscribed. */
  connected(deadline?: number): Promise<void>;
  /** Waits until so many texts stand finished in a chat, or in all; gives them. */
  answered(count?: number, chat?: string, deadline?: number): Promise<readonly string[]>;
  /** Hangs up and frees the ports. */
  stop(): Promise<void>;
}

/**
 * Starts a stand-in for WeCom's long connection and webhooks on free ports of 127.0.0.1.
 *
 * @example
 * const wecom = await startWecom();
 * await wecom.deliver(wecom.mention('电梯'));
 * const [answer] = await wecom.answered();
 * await wecom.stop();
 */
export async function startWecom(options: Options = {}): Promise<Wecom> {
  const state = createState(options);
  const api = createApi(state);
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const sockets = new Sockets(state);
  await sockets.up();
  const waits = createWaits(state);
  const connected = async (deadline?: number) => {
    await waits.until('subscription', () => sockets.current > 0, deadline);
  };
  return Object.assign(
    state,
    createCallbacks(state, () => address),
    createViews(state, waits),
    waits,
    {
      ...{ url: sockets.url, sockets, connected },
      webhook: (key = state.keys[0] ?? '') => `${address}/cgi-bin/webhook/send?key=${key}`,
      async deliver(callback: Callback) {
        await waits.until('connection to deliver over', () => sockets.send(callback));
        return callback;
      },
      fail: (trouble: Trouble) =>
        void state.faults.push({ ...trouble, skip: trouble.after ?? 0, left: trouble.times ?? 1 }),
      pass: (ms: number) => {
        state.ahead += ms;
      },
      async stop() {
        await sockets.down();
        api.closeAllConnections();
        await new Promise<void>((done) => api.close(() => done()));
      },
    },
  );
}

function createViews(
  state: State,
  waits: Waits,
): Pick<Wecom, 'heard' | 'seen' | 'streams' | 'cards' | 'read' | 'answered'> {
  const seen = (chat?: string) => state.said.filter((said) => chat === undefined || said.chat === chat);
  const read = (chat?: string) => seen(chat).flatMap(finished);
  return {
    ...{ seen, read },
    heard: (cmd) => state.frames.filter((frame) => frame.cmd === cmd),
    streams: (chat) => seen(chat).filter((said) => said.kind === 'stream'),
    cards: (chat) => seen(chat).filter((said) => said.kind === 'card'),
    answered: (count = 1, chat, deadline) =>
      waits.until(`${count} answers`, () => read(chat).length >= count && read(chat), deadline),
  };
}

function finished(said: Said): readonly string[] {
  if (said.kind === 'card') return [];
  if (said.kind !== 'stream') return [said.content];
  const last = said.snapshots.at(-1);
  return last?.finish ? [last.content] : [];
}
