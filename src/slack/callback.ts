import type { Log } from '../config/logger.ts';
import type { Server } from '../platform/server.ts';
import type { Intake } from './intake.ts';
import { isSigned } from './signature.ts';

/** Path of Slack's callbacks: events, interactions and commands alike. */
export const CALLBACKS = '/slack/events';

/** What a receiver of callbacks needs; `intake` is asked for when the first payload comes. */
export interface Callbacks {
  readonly server: Server;
  readonly secret: string;
  readonly log: Log;
  intake(): Intake;
}

/** Receives over signed HTTP. Questions are written to the inbox before the request is answered. */
export class CallbackReceiver {
  private readonly callbacks: Callbacks;
  private stopped = false;

  constructor(callbacks: Callbacks) {
    this.callbacks = callbacks;
  }

  init(): void {
    // Payloads go straight to the intake.
  }

  async start(): Promise<void> {
    // Slack brings again what is refused while the process ends.
    this.callbacks.server.mount(CALLBACKS, (request) => (this.stopped ? end(503) : receive(request, this.callbacks)));
  }

  async stop(): Promise<void> {
    this.stopped = true;
  }
}

async function receive(request: Request, { secret, intake, log }: Callbacks): Promise<Response> {
  if (request.method !== 'POST') return end(404);
  const body = await request.text();
  const header = (name: string) => request.headers.get(name) ?? undefined;
  if (!isSigned(secret, header('x-slack-request-timestamp'), header('x-slack-signature'), body, Date.now())) {
    log.warn('a request was not signed by Slack');
    return end(401);
  }
  const payload = readPayload(body, header('content-type') ?? '');
  if (payload === null) return end(400);
  if (payload.type === 'url_verification') return end(200, { challenge: String(payload.challenge ?? '') });
  const retryNum = Number(header('x-slack-retry-num') ?? 0);
  return new Promise((resolve) => {
    const ack = async (answer?: unknown) => resolve(end(200, answer));
    intake()
      .take({ body: payload, retryNum, ack })
      .then(
        () => resolve(end(200)),
        (error) => {
          log.error({ error: String(error) }, 'a callback could not be taken');
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
