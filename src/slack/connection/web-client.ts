import { WebClient, type WebClientOptions } from '@slack/web-api';
import { Agent, type Dispatcher } from 'undici';
import type { Log } from '../../config/logger.ts';

/** Slack's Web API, with the log for what goes wrong beside a call. */
export type SlackClient = WebClient & {
  readonly log: Log;
  /** The same API, but nothing is sent from an instant on, even where the process was stopped between a call and its sending. */
  before(instant: number, now: () => number): WebClient;
};

/** Opens the Web API with a bot's token. */
export function openWebClient(token: string, options: WebClientOptions, log: Log): SlackClient {
  const pool = new Agent();
  return Object.assign(new WebClient(token, options), {
    log,
    before: (instant: number, now: () => number) =>
      new WebClient(token, { ...options, fetch: fetchWhile(pool, () => now() < instant) }),
  });
}

/** Node's own fetch sends a body later than its head; here both leave at once, and only while they may. */
function fetchWhile(pool: Dispatcher, isOpen: () => boolean): typeof fetch {
  return async (input, { headers, body, signal } = {}) => {
    if (typeof body !== 'string') throw new TypeError('only text is sent under a lease');
    const { origin, pathname: path } = new URL(String(input));
    const sent = { origin, path, method: 'POST' as const, headers: Object.fromEntries(new Headers(headers)), body };
    const received: Received = { status: 0, headers: new Headers(), chunks: [] };
    await new Promise<void>((resolve, reject) => {
      const over = signal ?? new AbortController().signal;
      over.addEventListener('abort', () => reject(over.reason), { once: true });
      pool.dispatch(sent, {
        // The connection is open and the write comes next: the last moment at which the clock can be looked at.
        onRequestStart(controller) {
          over.throwIfAborted();
          if (!isOpen()) throw new Error('the lease is over: not sent');
          over.addEventListener('abort', () => controller.abort(over.reason), { once: true });
        },
        ...collect(received),
        onResponseEnd: () => resolve(),
        onResponseError: (_, error) => reject(error),
      });
    });
    const { chunks, ...init } = received;
    return new Response(chunks.length > 0 ? Buffer.concat(chunks) : null, init);
  };
}

interface Received {
  status: number;
  readonly headers: Headers;
  readonly chunks: Buffer[];
}

/** Keeps what comes. */
function collect(received: Received): Pick<Dispatcher.DispatchHandler, 'onResponseStart' | 'onResponseData'> {
  return {
    onResponseStart(_, status, headers) {
      received.status = status;
      for (const [name, value] of Object.entries(headers)) received.headers.set(name, String(value));
    },
    onResponseData: (_, chunk) => void received.chunks.push(chunk),
  };
}
