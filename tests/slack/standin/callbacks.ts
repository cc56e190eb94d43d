import { createHmac } from 'node:crypto';
import { type Delivery, type DeliveryOptions, deliver, type Outcome, type Payload } from './deliver.ts';
import type { State } from './state.ts';

/** How a request is signed: rightly, with another secret, not at all, or rightly but ten minutes off. */
export type Sign = 'right' | 'forged' | 'missing' | 'stale' | 'future';

/** An HTTP answer; status 0 where none came in time. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Slack's requests to the app's own address. */
export interface Callbacks {
  /** Sends a payload, again where it is not acknowledged with 200 in time. */
  deliver(payload: Payload, how?: DeliveryOptions & { readonly sign?: Sign }): Promise<Delivery>;
  /** Asks for the challenge to be said back. */
  verify(challenge: string, sign?: Sign): Promise<Answer>;
  /** Sends any body, signed. */
  raw(body: string, options?: { readonly type?: string; readonly sign?: Sign }): Promise<Answer>;
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const OFFSETS: Readonly<Record<Sign, number>> = { right: 0, forged: 0, missing: 0, stale: -600, future: 600 };

/** Headers that prove a body comes from Slack, or fail to. */
export function signature(secret: string, body: string, sign: Sign = 'right'): Record<string, string> {
  if (sign === 'missing') return {};
  const timestamp = String(Math.floor(Date.now() / 1000) + OFFSETS[sign]);
  const key = sign === 'forged' ? `${secret} of another` : secret;
  const hash = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
}

/** A payload as its request body and content type. */
export function encode({ kind, body }: Payload): { readonly body: string; readonly type: string } {
  if (kind === 'events_api') return { body: JSON.stringify(body), type: JSON_TYPE };
  const fields = kind === 'interactive' ? { payload: JSON.stringify(body) } : (body as Record<string, string>);
  return { body: new URLSearchParams(fields).toString(), type: FORM_TYPE };
}

/** Slack's side of an app that is reached at this address. */
export function createCallbacks(state: State, url: string): Callbacks {
  const post = async (body: string, type: string, sign: Sign, retry: Record<string, string> = {}): Promise<Answer> => {
    const headers = { 'content-type': type, 'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)' };
    const proof = signature(state.signingSecret, body, sign);
    const signal = AbortSignal.any([state.stopped.signal, AbortSignal.timeout(state.ackMs)]);
    const response = await fetch(url, { method: 'POST', body, headers: { ...headers, ...proof, ...retry }, signal });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  const none: Answer = { status: 0, headers: new Headers(), body: '' };
  return {
    deliver: (payload, { sign = 'right', ...how } = {}) => {
      const { body, type } = encode(payload);
      const rounds = sign === 'right' ? how : { gaps: [], ...how };
      return deliver(state, payload, rounds, async (attempt, reason) => {
        const retry = { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason };
        try {
          return outcome(state, attempt, await post(body, type, sign, attempt > 0 ? retry : {}));
        } catch (error) {
          const late = error instanceof Error && error.name === 'TimeoutError';
          return { acked: false, reason: late ? 'http_timeout' : 'connection_failed', payload: undefined, status: 0 };
        }
      });
    },
    verify: (challenge, sign = 'right') =>
      post(JSON.stringify({ type: 'url_verification', token: 'standin', challenge }), JSON_TYPE, sign).catch(
        () => none,
      ),
    raw: (body, { type = JSON_TYPE, sign = 'right' } = {}) => post(body, type, sign).catch(() => none),
  };
}

function outcome(state: State, attempt: number, { status, headers, body }: Answer): Outcome {
  const json = headers.get('content-type')?.includes('json') === true && body !== '';
  const payload: unknown = json ? JSON.parse(body) : body;
  const acked = status === 200;
  if (acked) state.acks.push({ envelope: '', attempt, late: false, payload });
  return { acked, reason: acked ? '' : 'http_error', payload, status, final: headers.get('x-slack-no-retry') === '1' };
}
