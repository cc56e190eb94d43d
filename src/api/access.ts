import { createHash, timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ApiAccess } from '../config/api.ts';
import { MINUTE, SECOND } from '../config/durations.ts';
import type { RequestProblem } from './problem.ts';

/** Whether a program may ask now: its name and what it has left, or what is wrong. */
type Admission =
  | { readonly client: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly problem: RequestProblem };

/** Decides who may ask. */
export interface Gate {
  admit(request: Request): Promise<Admission>;
}

/** Opens the gate: a token for each program, and so many requests of each in a minute. Counted in memory, by each replica for itself. */
export function openGate({ clients, perMinute }: Pick<ApiAccess, 'clients' | 'perMinute'>): Gate {
  const known = clients.map(({ name, token }) => ({ name, digest: digestOf(token) }));
  const limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE / SECOND });
  return {
    async admit(request) {
      const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
      if (token === undefined) return { problem: MISSING };
      const digest = digestOf(token);
      // All are compared, so that time tells nothing about which one is near.
      const [client] = known.filter((one) => timingSafeEqual(one.digest, digest));
      if (!client) return { problem: WRONG };
      try {
        return { client: client.name, headers: headersOf(await limiter.consume(client.name), perMinute) };
      } catch (thrown) {
        if (!(thrown instanceof RateLimiterRes)) throw thrown;
        return { problem: tooMany(thrown, perMinute) };
      }
    },
  };
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="work plan"' };

const MISSING: RequestProblem = {
  code: 'token-missing',
  detail: {
    zh: '请求头里写 Authorization: Bearer 令牌；令牌由管理员在 .env 的 API_TOKENS 里设。',
    en: 'Send Authorization: Bearer TOKEN; whoever runs the bot sets it in API_TOKENS.',
  },
  headers: CHALLENGE,
};

const WRONG: RequestProblem = {
  code: 'token-wrong',
  detail: {
    zh: '没有这个令牌。请向管理员核对（.env 的 API_TOKENS）。',
    en: 'There is no such token. Ask whoever runs the bot (API_TOKENS).',
  },
  headers: { ...CHALLENGE, 'www-authenticate': `${CHALLENGE['www-authenticate']}, error="invalid_token"` },
};

function headersOf({ remainingPoints, msBeforeNext }: RateLimiterRes, limit: number) {
  return {
    'ratelimit-limit': `${limit}`,
    'ratelimit-remaining': `${Math.max(0, remainingPoints)}`,
    'ratelimit-reset': `${secondsOf(msBeforeNext)}`,
  };
}

function tooMany(counted: RateLimiterRes, limit: number): RequestProblem {
  const wait = secondsOf(counted.msBeforeNext);
  return {
    code: 'too-many',
    detail: {
      zh: `一个令牌每分钟最多${limit}次，请${wait}秒后再试。`,
      en: `At most ${limit} requests a minute for one token; try again in ${wait} s.`,
    },
    headers: { ...headersOf(counted, limit), 'retry-after': `${wait}` },
  };
}

function secondsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / SECOND));
}
