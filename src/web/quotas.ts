import type { Context } from 'hono';
import type { Config } from '../config/config.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../config/durations.ts';
import type { Client } from '../platform/client.ts';
import { type Backoff, openBackoff, openQuota, type Quota } from '../platform/quota.ts';
import { LIMITS } from './limits.ts';

/** What pages may cost: by session, by address, and by address for whoever tries tokens. */
export interface Quotas {
  /** Requests of a session. */
  readonly session: Quota;
  /** Answers that are worked out for an address. */
  readonly answers: Quota;
  /** Sessions that an address begins. */
  readonly newcomers: Quota;
  /** Rows that are kept of what an address asks and thinks. */
  readonly kept: Quota;
  /** Wrong tokens of an address. */
  readonly tokens: Backoff;
}

/** Opens the quotas of the pages: all follow from how much one person may ask. */
export function openQuotas({ web, perMinute }: Pick<Config, 'web' | 'perMinute'>): Quotas {
  const { answers, newcomers, kept } = LIMITS.address;
  return {
    session: openQuota(web.requestsPerMinute / 2, MINUTE / SECOND),
    answers: openQuota(answers * perMinute, MINUTE / SECOND),
    newcomers: openQuota(newcomers * perMinute, HOUR / SECOND),
    kept: openQuota(kept * perMinute, DAY / SECOND),
    tokens: openBackoff(LIMITS.tokenTries),
  };
}

/** Who sends a request. */
export function clientOf(c: Context): Client {
  return c.env as Client;
}
