import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../log.ts';
import type { Intake } from './intake.ts';
import { isSigned } from './signature.ts';

/** Largest body that is read, in bytes; Slack's own are far smaller. */
const LARGEST = 1_000_000;

/** Where and with which secret callbacks are received. */
export interface Callbacks {
  readonly host: string;
  readonly port: number;
  readonly secret: string;
}

/** Receives over signed HTTP at /slack/events. Questions are written to the inbox before the request is answered. */
export class CallbackReceiver implements Receiver {
  private readonly server: Server;

  constructor({ host, port, secret }: Callbacks, intake: () => Intake, log: Log) {
    this.server = createServer((request, response) => {
      receive(request, response, secret, intake, log).catch((error) => {
        log.error({ error: String(error) }, 'a callback could not be taken');
        end(response, 500);
      });
    });
    this.listen = () =>
      new Promise((resolve, reject) => this.server.once('error', reject).listen(port, host, () => resolve()));
  }

  private readonly listen: () => Promise<void>;

  /** The port that it listens on, once started. */
  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  init(_: App): void {
    // Payloads go through the intake, which holds the app.
  }

  async start(): Promise<void> {
    await this.listen();
  }

  async stop(): Promise<void> {
    this.server.closeIdleConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
  intake: () => Intake,
  log: Log,
): Promise<void> {
  if (request.method !== 'POST' || !request.url?.startsWith('/slack/events')) return end(response, 404);
  const body = await readBody(request);
  if (body === null) return end(response, 413);
  const header = (name: string) => [request.headers[name]].flat()[0];
  if (!isSigned(secret, header('x-slack-request-timestamp'), header('x-slack-signature'), body, Date.now())) {
    log.warn('a request was not signed by Slack');
    return end(response, 401);
  }
  const payload = readPayload(body, header('content-type') ?? '');
  if (payload === null) return end(response, 400);
  if (payload.type === 'url_verification') return end(response, 200, { challenge: String(payload.challenge ?? '') });
  const retryNum = Number(header('x-slack-retry-num') ?? 0);
  await intake().take({ body: payload, retryNum, ack: async (answer?: unknown) => end(response, 200, answer) });
  end(response, 200);
}

/** The body as text; null where it is too large. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
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

function end(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.writableEnded) return;
  const text = typeof answer === 'string' ? answer : answer === undefined ? '' : JSON.stringify(answer);
  response.writeHead(status, {
    'content-type': typeof answer === 'string' ? 'text/plain; charset=utf-8' : 'application/json',
  });
  response.end(text);
}
