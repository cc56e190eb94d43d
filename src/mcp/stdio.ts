import { once } from 'node:events';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { API_LIMITS } from '../api/limits.ts';

/** A transport over two streams, and when the client has no more to say and has heard what it asked. */
interface StreamTransport {
  readonly transport: Transport;
  readonly ended: Promise<void>;
}

/** Opens the transport. The SDK's own answers nothing any more once its input ends, so a question that is piped in would be lost. */
export function openStreams(input: Readable, output: Writable): StreamTransport {
  const held = new PassThrough();
  input.pipe(held, { end: false });
  const inner = new StdioServerTransport(held, output);
  const open = new Set<string | number>();
  let heard = () => {};
  let isClosed = false;
  const transport: Transport = {
    start: async () => {
      inner.onmessage = (message) => {
        note(message, open);
        transport.onmessage?.(message);
      };
      inner.onclose = () => {
        isClosed = true;
        transport.onclose?.();
      };
      inner.onerror = (error) => transport.onerror?.(error);
      await inner.start();
    },
    close: () => inner.close(),
    async send(message) {
      await inner.send(message);
      if (!('method' in message) && message.id !== undefined) open.delete(message.id);
      if (open.size === 0) heard();
    },
  };
  const isRead = () => isClosed || held.readableLength === 0;
  const ended = finish(input, isRead, async () => {
    const idle = new Promise<void>((resolve) => {
      heard = resolve;
    });
    if (open.size > 0 && !isClosed) await patiently(idle);
  });
  return { transport, ended };
}

/** Keeps which questions are open. */
function note(message: JSONRPCMessage, open: Set<string | number>): void {
  if (isQuestion(message)) open.add(message.id);
  else if ('method' in message && message.method === 'notifications/cancelled') open.delete(cancelled(message.params));
}

/** Waits for something, but not for ever. */
async function patiently(awaited: Promise<void>): Promise<void> {
  const patience = new AbortController();
  const long = sleep(API_LIMITS.lastAnswers, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([awaited, long]);
  patience.abort();
}

/** Waits for the end of the input, for what came with its last piece to be read, and for the answers. */
async function finish(input: Readable, isRead: () => boolean, answered: () => Promise<void>): Promise<void> {
  await Promise.race(['end', 'close', 'error'].map((event) => once(input, event).catch(() => undefined)));
  do await breathe();
  while (!isRead());
  await answered();
}

/** What gets an answer; a subscription stays open until one of the two sides goes. */
function isQuestion(
  message: JSONRPCMessage,
): message is Extract<JSONRPCMessage, { id: string | number; method: string }> {
  return 'method' in message && 'id' in message && message.method !== 'subscriptions/listen';
}

function cancelled(params: unknown): string | number {
  const { requestId } = (params ?? {}) as { requestId?: string | number };
  return requestId ?? '';
}
