import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Actions, createActions } from './standin/actions.ts';
import { type Callbacks, createCallbacks } from './standin/callbacks.ts';
import { type Delivery, type DeliveryOptions, deliver, type Payload } from './standin/deliver.ts';
import { createEvents, type Events } from './standin/events.ts';
import { Refusal } from './standin/refusal.ts';
import { createHttp } from './standin/server.ts';
import { Sockets } from './standin/socket.ts';
import { createState, type Fault, type Message, type Options, type State } from './standin/state.ts';

/** Slack on this machine: what it was told, and the means to speak to the app. */
export interface Slack extends State, Events, Actions {
  /** Makes calls go wrong on demand, the earliest first. */
  fail(fault: Fault): void;
  /** Sends a payload to one of the open sockets, an event again where it is not acknowledged. */
  deliver(payload: Payload, how?: DeliveryOptions): Promise<Delivery>;
  /** The open sockets. */
  readonly sockets: Sockets;
  /** Slack's side of an app reached by HTTP, e.g. at `http://127.0.0.1:3000/slack/events`. */
  callbacks(url: string): Callbacks;
  /** Waits until the app has so many sockets open, and throws at the deadline, in milliseconds. */
  connected(count?: number, deadline?: number): Promise<void>;
  /** Waits until there are so many posts, and throws at the deadline, in milliseconds. */
  delivered(count: number, deadline?: number): Promise<readonly Message[]>;
  /** Waits until nothing has happened for a while and no delivery is open; gives the posts. */
  settled(quiet?: number, deadline?: number): Promise<readonly Message[]>;
  /** Waits until something is so, and throws at the deadline. */
  until(what: string, holds: () => boolean, deadline?: number): Promise<void>;
  /** Hangs up, gives up what is open, frees the port. */
  stop(): Promise<void>;
}

/** How long is waited for what must come: long enough for any machine, in milliseconds. */
const DEADLINE = 240_000;
const POLL = 5;

/**
 * Starts a stand-in for Slack on a free port of 127.0.0.1.
 *
 * @example
 * const slack = await startSlack({ ackMs: 300 });
 * const delivery = await slack.deliver(slack.mention('电梯'));
 * const [post] = await slack.delivered(1);
 * await slack.stop();
 */
export async function startSlack(options: Options = {}): Promise<Slack> {
  const http = createHttp(
    () => state,
    (replica) => {
      if (sockets.full()) throw new Refusal('too_many_websockets');
      return sockets.address(replica);
    },
  );
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const state = createState(`http://127.0.0.1:${(http.address() as AddressInfo).port}/api/`, options);
  const sockets = new Sockets(state, http);
  return Object.assign(state, createEvents(state), createActions(state), createWaits(state, sockets), {
    sockets,
    fail: (fault: Fault) => void state.faults.push({ ...fault, left: fault.times ?? 1 }),
    deliver: (payload: Payload, how: DeliveryOptions = {}) =>
      deliver(state, payload, how, (attempt, reason) => sockets.send(payload, attempt, reason)),
    callbacks: (url: string) => createCallbacks(state, url),
    async stop() {
      state.stopped.abort();
      await sockets.stop();
      http.closeAllConnections();
      await new Promise<void>((done) => http.close(() => done()));
    },
  });
}

function createWaits(state: State, sockets: Sockets): Pick<Slack, 'connected' | 'delivered' | 'settled' | 'until'> {
  const until = createUntil(state);
  return {
    until,
    connected: (count = 1, deadline = DEADLINE) => until(`${count} sockets`, () => sockets.count() >= count, deadline),
    async delivered(count, deadline = DEADLINE) {
      await until(`${count} posts`, () => state.posts.length >= count, deadline);
      return state.posts;
    },
    async settled(quiet = 150, deadline = DEADLINE) {
      await until('silence', () => state.pending === 0 && Date.now() - state.touched >= quiet, deadline);
      return state.posts;
    },
  };
}

function createUntil(state: State): Slack['until'] {
  return async (what, holds, deadline = DEADLINE) => {
    const end = Date.now() + deadline;
    while (!holds()) {
      if (state.stopped.signal.aborted) throw new Error(`stopped while waiting for ${what}`);
      if (Date.now() > end) {
        const errors = state.errors.length > 0 ? `; errors: ${state.errors.join(' | ')}` : '';
        throw new Error(
          `no ${what} within ${deadline} ms; ${state.posts.length} posts, ${state.calls.length} calls${errors}`,
        );
      }
      await sleep(POLL);
    }
  };
}
