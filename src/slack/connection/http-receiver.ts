import { createHmac, timingSafeEqual } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { Config } from '../../config/config.ts';
import type { Log } from '../../config/logger.ts';
import type { Server } from '../../platform/http-server.ts';
import { TIMING } from '../limits.ts';
import { dispatch, type Identity, isFor } from './dispatch.ts';

/** Path of Slack's callbacks: events, interactions and commands alike. */
export const CALLBACK_PATH = '/slack/events';

/** What a receiver of callbacks needs. */
interface HttpReceiverOptions {
  readonly server: Server;
  readonly secret: string;
  readonly log: Log;
  /** Who is spoken to. */
  readonly self: Identity;
  /** Bolt, which is loaded late. */
  readonly bolt: () => Promise<App>;
}

/** Keeps Slack's callbacks waiting until there is somebody to take them in: without it they would go to the console. */
export function reserveCallbacks(server: Server, { slack }: Pick<Config, 'slack'>): void {
  const { botToken, appToken, signingSecret } = slack;
  if (botToken !== null && appToken === null && signingSecret !== null) server.mount(CALLBACK_PATH, notYet, true);
}

/** Slack brings again what is answered so. */
function notYet(): Response {
  return new Response(null, { status: 503, headers: { 'retry-after': `${TIMING.retryAfter / 1000}` } });
}

/** Receives over signed HTTP, and hands what came to Bolt. */
export class HttpReceiver {
  private readonly callbacks: HttpReceiverOptions;
  private stopped = false;

  constructor(callbacks: HttpReceiverOptions) {
    this.callbacks = callbacks;
  }

  async start(): Promise<void> {
    // Slack brings again what is refused while the process ends.
    const { server } = this.callbacks;
    server.mount(CALLBACK_PATH, (request) => (this.stopped ? notYet() : receive(request, this.callbacks)), true);
  }

  async stop(): Promise<void> {
    this.stopped = true;
  }
}

async function receive(request: Request, { secret, log, bolt, self }: HttpReceiverOptions): Promise<Response> {
  if (request.method !== 'POST') return end(404);
  const body = await request.text();
  const header = (name: string) => request.headers.get(name) ?? undefined;
  if (!isSigned(secret, header('x-slack-request-timestamp'), header('x-slack-signature'), body, Date.now())) {
    log.warn('request signature invalid');
    return end(401);
  }
  const payload = readPayload(body, header('content-type') ?? '');
  if (payload === null) return end(400);
  if (payload.type === 'url_verification') return end(200, { challenge: String(payload.challenge ?? '') });
  if (!isFor(self, payload)) {
    log.warn({ type: String(payload.type ?? '') }, 'payload for another app or workspace refused');
    return new Response(null, { status: 403, headers: { 'x-slack-no-retry': '1' } });
  }
  const retryNum = Number(header('x-slack-retry-num') ?? 0);
  return new Promise((resolve) => {
    const ack = async (answer?: unknown) => resolve(end(200, answer));
    dispatch(bolt, { body: payload, retryNum, ack }).then(
      () => resolve(end(200)),
      (error) => {
        log.error({ error: String(error) }, 'callback failed');
        resolve(end(500));
      },
    );
  });
}

/** The payload as an object; null where it is none. */
function readPayload(body: string, type: string): Record<string, unknown> | null {
  try {
    const form = type.includes('x-www-form-urlencoded') ? Object.fromEntries(new URLSearchParams(body)) : null;
    const value: unknown =
      form === null ? JSON.parse(body) : form.payload === undefined ? form : JSON.parse(form.payload);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function end(status: number, answer?: unknown): Response {
  if (answer === undefined) return new Response(null, { status });
  return typeof answer === 'string' ? new Response(answer, { status }) : Response.json(answer, { status });
}

/** Whether a request was signed by Slack with this secret, and just now: neither stale nor from the future. */
function isSigned(
  secret: string,
  stamp: string | undefined,
  signature: string | undefined,
  body: string,
  now: number,
): boolean {
  if (stamp === undefined || signature === undefined || !/^\d{1,12}$/.test(stamp)) return false;
  if (Math.abs(now - Number(stamp) * 1000) > TIMING.stampAge) return false;
  const wanted = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`;
  const [a, b] = [Buffer.from(wanted), Buffer.from(signature)];
  return a.length === b.length && timingSafeEqual(a, b);
}
