import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How much each of many may do in a span of time. Counted in memory, by each replica for itself. */
export interface Quota {
  /** Takes points; 0 where there were enough, otherwise the seconds until there are again. */
  take(key: string, points?: number): Promise<number>;
}

/** Opens a quota of so many points in so many seconds. */
export function openQuota(points: number, seconds: number): Quota {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return { take: async (key, count = 1) => secondsOf(await limiter.consume(key, count).catch(refusal)) };
}

/** How the pauses after wrong tries grow; times in seconds. */
interface Growth {
  /** Tries before the first pause, and between two pauses. */
  readonly tries: number;
  readonly first: number;
  readonly longest: number;
  /** How long wrong tries are remembered. */
  readonly forget: number;
}

/** Tries of a secret, with pauses that double. A try is counted before it is looked at, so that many at once are no way around. */
export interface Backoff {
  /** Begins a try; the seconds to wait where none is allowed now, otherwise 0. `isNew` where the pause begins with this one. */
  begin(key: string): Promise<{ readonly wait: number; readonly isNew: boolean }>;
  /** The try was right: all before it are forgotten. */
  succeed(key: string): Promise<void>;
}

/** Opens a count of wrong tries. */
export function openBackoff({ tries, first, longest, forget }: Growth): Backoff {
  const limiter = new RateLimiterMemory({ keyPrefix: 'try', points: tries, duration: forget });
  const pauses = new RateLimiterMemory({ keyPrefix: 'pause', points: 1, duration: forget });
  return {
    async begin(key) {
      const counted = await limiter.consume(key).catch(refusal);
      if (!(counted instanceof Refused)) return { wait: 0, isNew: false };
      if (counted.consumed !== tries + 1) return { wait: counted.seconds, isNew: false };
      const { consumedPoints } = await pauses.penalty(key);
      const wait = Math.min(longest, first * 2 ** (consumedPoints - 1));
      await limiter.block(key, wait);
      return { wait, isNew: true };
    },
    async succeed(key) {
      await Promise.all([limiter.delete(key), pauses.delete(key)]);
    },
  };
}

/** That there were not enough points. */
class Refused {
  readonly seconds: number;
  readonly consumed: number;

  constructor({ msBeforeNext, consumedPoints }: RateLimiterRes) {
    this.seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    this.consumed = consumedPoints;
  }
}

function refusal(thrown: unknown): Refused {
  if (thrown instanceof RateLimiterRes) return new Refused(thrown);
  throw thrown;
}

function secondsOf(result: unknown): number {
  return result instanceof Refused ? result.seconds : 0;
}
