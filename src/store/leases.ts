import type { Database } from './sql.ts';

/**
 * What only one replica may hold or do at a time, by name: a connection, or a step that must not be taken twice. How long a
 * lease is says who takes it: limits.ts of platform (questions), digest (posts) and wecom (the connection).
 */
export interface Leases {
  /** Takes or lengthens a lease; false where another holds it still. Times are in milliseconds. */
  take(name: string, holder: string, now: number, leaseMs: number): Promise<boolean>;
  /** Whether somebody holds a lease now. */
  held(name: string, holder: string, now: number): Promise<boolean>;
  /** Gives a lease back at once; false where it was no longer held. */
  release(name: string, holder: string): Promise<boolean>;
  /** Removes leases that ended before an instant; says how many. */
  purge(before: number): Promise<number>;
}

/** The leases in a database. */
export function openLeases(database: Database): Leases {
  return {
    take: async (name, holder, now, leaseMs) => {
      const text = `insert into leases (name, holder, lease_until) values ($1, $2, $3)
        on conflict (name) do update set holder = excluded.holder, lease_until = excluded.lease_until
        where leases.holder = excluded.holder or leases.lease_until <= $4
        returning holder`;
      return (await database.all(text, [name, holder, now + leaseMs, now])).length > 0;
    },
    held: async (name, holder, now) => {
      const text = 'select name from leases where name = $1 and holder = $2 and lease_until > $3';
      return (await database.all(text, [name, holder, now])).length > 0;
    },
    release: async (name, holder) =>
      (await database.run('delete from leases where name = $1 and holder = $2', [name, holder])) > 0,
    purge: (before) => database.run('delete from leases where lease_until < $1', [before]),
  };
}
