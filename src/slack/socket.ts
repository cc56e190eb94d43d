import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode';
import { z } from 'zod';
import type { Log } from '../config/logger.ts';
import type { Intake } from './intake.ts';

/** First and longest pause before the connection is opened again, in milliseconds. */
const SOON = 200;
const LATE = 30_000;

const frame = z.looseObject({ type: z.string(), envelope_id: z.string().optional(), payload: z.unknown().optional() });
const inner = z.looseObject({ event: z.looseObject({ type: z.string() }) });

/** What the client does with a frame; it is not among its published types. */
interface Inner {
  send(envelope: string): Promise<unknown>;
  onWebSocketMessage(data: unknown, isBinary: boolean): Promise<void>;
}

/** Receives over Socket Mode. Questions are written to the inbox before the envelope is acknowledged. */
export class SocketReceiver {
  private readonly client: SocketModeClient;
  private readonly log: Log;
  private readonly intake: () => Intake;
  private stopped = false;
  private failures = 0;
  private connected = false;

  /** `intake` is asked for when the first payload comes: it needs the app, which needs this receiver. */
  constructor(options: SocketModeOptions, intake: () => Intake, log: Log) {
    this.client = new SocketModeClient({ ...options, autoReconnectEnabled: false });
    this.intake = intake;
    this.log = log;
  }

  /** Whether the socket is open. */
  get isConnected(): boolean {
    return this.connected;
  }

  /** Listens to what the client hears; once, before the start. */
  init(): void {
    this.guard();
    this.client.on('slack_event', async ({ body, ack, retry_num: retryNum, retry_reason: retryReason }) => {
      try {
        await this.intake().take({ body, ack, retryNum, retryReason });
      } catch (error) {
        // Not acknowledged: Slack brings it again.
        this.log.error({ error: String(error) }, 'a payload could not be taken');
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

  async start(): Promise<void> {
    await this.client.start();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.connected) await this.client.disconnect();
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
          .catch((error) => this.log.warn({ error: String(error) }, 'a frame was left'));
        return;
      }
      this.log.warn({ type: kindOf(payload) }, 'Slack sent an envelope without an event');
      if (id !== undefined) client.send(id).catch(() => undefined);
    });
  }

  private reopen(): void {
    const pause = Math.min(LATE, SOON * 2 ** this.failures++);
    setTimeout(() => {
      if (this.stopped) return;
      this.client.start().catch((error) => {
        this.log.warn({ error: String(error), pause }, 'Slack could not be reached, it is tried again');
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
