import { randomUUID } from 'node:crypto';
import { STORE_LIMITS } from './limits.ts';
import type { Database } from './sql.ts';
import type { ChannelRef } from './subscriptions.ts';

/** A post of a day: there is one of a kind for each place. */
export interface Slot extends ChannelRef {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly kind: string;
}

/** A post that is this replica's to make until `leaseUntil`. */
export interface Claim extends Slot {
  /** 1 the first time; from 2 on it may already stand there. */
  readonly attempts: number;
  /** When it was first tried, in milliseconds. */
  readonly firstAt: number;
  readonly leaseUntil: number;
  /** Shows that the claim is still this one. */
  readonly token: string;
}

/** How a post ended: when it was made, or why it was left out; neither while it is tried. */
export interface PostOutcome extends Slot {
  readonly postedAt: number | null;
  readonly skipped: string | null;
  readonly attempts: number;
}

/** The posts that are made, tried or left out. Times are in milliseconds. */
export interface Posts {
  /** Takes a post; null where it is made, left out, or another's. */
  claim(slot: Slot, now: number, leaseMs: number): Promise<Claim | null>;
  /** Moves the end of a claim, so that it is tried again then; false where it is no longer held. */
  renew(claim: Claim, until: number): Promise<boolean>;
  /** Marks as posted; false where the claim is no longer held. */
  posted(claim: Claim, at: number): Promise<boolean>;
  /** Marks as left out, for good; false where the claim is no longer held. */
  skip(claim: Claim, why: string): Promise<boolean>;
  /** What is made or left out, of a kind, from a day on. */
  settled(kind: string, from: string): Promise<readonly Slot[]>;
  /** How the latest of a kind ended, the newest first. */
  latest(kind: string, limit: number): Promise<readonly PostOutcome[]>;
  /** Removes what is of days before; says how many. */
  purge(before: string): Promise<number>;
}

/** The posts in a database. */
export function openPosts(database: Database): Posts {
  return {
    claim: (slot, now, leaseMs) => claim(database, slot, now, leaseMs),
    renew: (held, until) => change(database, held, 'lease_until', until),
    posted: (held, at) => change(database, held, 'posted_at', at),
    skip: (held, why) => change(database, held, 'skipped', why),
    settled: (kind, from) => {
      const text = `select platform, channel, day, kind from posts
        where kind = $1 and day >= $2 and (posted_at is not null or skipped is not null)`;
      return database.all<Slot>(text, [kind, from]);
    },
    latest: (kind, limit) => {
      const text = `select platform, channel, day, kind, posted_at as "postedAt", skipped, attempts from posts
        where kind = $1 order by day desc, first_at desc limit $2`;
      return database.all<PostOutcome>(text, [kind, limit]);
    },
    purge: (before) => database.run('delete from posts where day < $1', [before]),
  };
}

/** The posts of a store, whose ends are counted. */
export function countPosts(posts: Posts, ended: (slot: Slot, result: 'sent' | 'failed') => void): Posts {
  const counted =
    <Rest extends readonly unknown[]>(
      change: (claim: Claim, ...rest: Rest) => Promise<boolean>,
      result: 'sent' | 'failed',
    ): typeof change =>
    async (claim, ...rest) => {
      const isOurs = await change(claim, ...rest);
      if (isOurs) ended(claim, result);
      return isOurs;
    };
  return { ...posts, posted: counted(posts.posted, 'sent'), skip: counted(posts.skip, 'failed') };
}

/** One statement: of several replicas that ask at once one gets the post. */
async function claim(database: Database, slot: Slot, now: number, leaseMs: number): Promise<Claim | null> {
  const text = `insert into posts (platform, channel, day, kind, first_at, attempts, lease_until, token)
    values ($1, $2, $3, $4, $5, 1, $6, $7)
    on conflict (platform, channel, day, kind) do update set
      attempts = posts.attempts + 1, lease_until = excluded.lease_until, token = excluded.token
    where posts.posted_at is null and posts.skipped is null
      and (posts.lease_until <= $5 or posts.lease_until > excluded.lease_until + $8)
    returning platform, channel, day, kind, attempts, first_at as "firstAt", lease_until as "leaseUntil", token`;
  const { platform, channel, day, kind } = slot;
  const values = [platform, channel, day, kind, now, now + leaseMs, randomUUID(), STORE_LIMITS.clockAhead];
  return (await database.all<Claim>(text, values))[0] ?? null;
}

async function change(
  database: Database,
  { platform, channel, day, kind, token }: Claim,
  column: 'lease_until' | 'posted_at' | 'skipped',
  value: number | string,
): Promise<boolean> {
  const text = `update posts set ${column} = $6
    where platform = $1 and channel = $2 and day = $3 and kind = $4 and token = $5
      and posted_at is null and skipped is null`;
  return (await database.run(text, [platform, channel, day, kind, token, value])) > 0;
}
