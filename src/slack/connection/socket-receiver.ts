import type { App } from '@slack/bolt';
import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode';
import { z } from 'zod';
import type { Log } from '../../config/logger.ts';
import { TIMING } from '../limits.ts';
import { dispatch, type Identity, isFor } from './dispatch.ts';

const frame = z.looseObject({ type: z.string(), envelope_id: z.string().optional(), payload: z.unknown().optional() });
const inner = z.looseObject({ event: z.looseObject({ type: z.string() }) });

/** What the client does with a frame; it is not among its published types. */
interface Inner {
  send(envelope: string): Promise<unknown>;
  onWebSocketMessage(data: unknown, isBinary: boolean): Promise<void>;
}

/** Receives over Socket Mode, and hands what came to Bolt. */
export class SocketReceiver {
  private readonly client: SocketModeClient;
  private readonly log: Log;
  private stopped = false;
  private failures = 0;
  private connected = false;

  constructor(options: SocketModeOptions, log: Log, self: Identity, bolt: () => Promise<App>) {
    this.client = new SocketModeClient({ ...options, autoReconnectEnabled: false });
    this.log = log;
    this.listen(self, bolt);
  }

  /** Whether the socket is open. */
  get isConnected(): boolean {
    return this.connected;
  }

  async start(): Promise<void> {
    await this.client.start();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.connected) await this.client.disconnect();
  }

  private listen(self: Identity, bolt: () => Promise<App>): void {
    this.guard();
    this.client.on('slack_event', async ({ body, ack, retry_num: retryNum, retry_reason: retryReason }) => {
      if (!isFor(self, body)) {
        this.log.warn({ type: String(body?.type ?? '') }, 'payload for another app or workspace refused');
        return ack();
      }
      try {
        await dispatch(bolt, { body, ack, retryNum, retryReason });
      } catch (error) {
        // Not acknowledged: Slack brings it again.
        this.log.error({ error: String(error) }, 'payload failed');
      }
    });
    this.client.on('connected', () => {
      this.connected = true;
      this.failures = 0;
    });
    this.client.on('disconnected', () => {
      this.connected = false;
      if (!this.stopped) this.reopen();
    });
  }

  /** The client dies of an envelope without an inner event (app_rate_limited); such frames are acknowledged and left. */
  private guard(): void {
    const client = this.client as unknown as Inner;
    this.client.removeAllListeners('ws_message');
    this.client.on('ws_message', (data: unknown, isBinary: boolean) => {
      const text = typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);
      const read = frame.safeParse(parse(text));
      const {
        type,
        envelope_id: id,
        payload,
      } = read.success ? read.data : { type: '', envelope_id: undefined, payload: null };
      if (type !== 'events_api' || inner.safeParse(payload).success) {
        client
          .onWebSocketMessage(data, isBinary)
          .catch((error) => this.log.warn({ error: String(error) }, 'frame dropped'));
        return;
      }
      this.log.warn({ type: kindOf(payload) }, 'envelope without an event dropped');
      if (id !== undefined) client.send(id).catch(() => undefined);
    });
  }

  private reopen(): void {
    const pause = Math.min(TIMING.reconnectLongest, TIMING.reconnectFirst * 2 ** this.failures++);
    setTimeout(() => {
      if (this.stopped) return;
      this.client.start().catch((error) => {
        this.log.warn({ error: String(error), pause }, 'reconnect failed, retrying');
        if (!this.connected && !this.stopped) this.reopen();
      });
    }, pause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function kindOf(payload: unknown): string {
  const read = z.looseObject({ type: z.string() }).safeParse(payload);
  return read.success ? read.data.type : 'unknown';
}
