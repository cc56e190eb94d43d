import { randomUUID } from 'node:crypto';
import { type Database, places, sql } from './sql.ts';

/** A message as it comes in. */
export interface InboxMessage {
  readonly key: string;
  /** Further keys under which the same message may come again. */
  readonly aliases?: readonly string[];
  /** Messages of one thread are answered in the order in which they came. */
  readonly thread: string;
  readonly body: string;
  /** When it came, in milliseconds. */
  readonly at: number;
}

/** A message that is this replica's to answer until `leaseUntil`. */
export interface Claimed {
  readonly id: number;
  readonly key: string;
  readonly thread: string;
  readonly body: string;
  /** 1 the first time; from 2 on an answer may already have been sent. */
  readonly attempts: number;
  /** Shows that the claim is still this one. */
  readonly token: string;
  readonly leaseUntil: number;
}

/** Messages from their arrival until they are answered. Times are in milliseconds. */
export interface Inbox {
  /** Keeps a message; false where one of its keys is known. It is on the disk when this returns. */
  receive(message: InboxMessage): Promise<boolean>;
  /**
   * The oldest message that is nobody's and first in its thread; null where there is none. Threads of `skip` are left
   * out, and those that do not begin with `place`.
   */
  claim(now: number, leaseMs: number, skip?: readonly string[], place?: string): Promise<Claimed | null>;
  /** Lengthens a claim; false where another has taken the message or it is done. */
  renew(id: number, token: string, now: number, leaseMs: number): Promise<boolean>;
  /** Marks as answered, and forgets what was asked and by whom; false where another has taken the message or it is done. */
  done(id: number, token: string, now: number): Promise<boolean>;
  /** Gives a claim back at once; false where it was no longer held. */
  release(id: number, token: string): Promise<boolean>;
  /** How many messages wait: not done, and nobody's. */
  pending(now: number): Promise<number>;
  /** How many messages are not done, and when the oldest of them came; null where there is none. */
  backlog(): Promise<{ readonly depth: number; readonly oldest: number | null }>;
  /** Removes what was done before an instant, keys and all; says how many messages. */
  purge(before: number): Promise<number>;
  /** Removes what came before an instant and nobody ever answered, keys and all, such as those of a platform that is not connected any more; says how many. */
  abandon(before: number): Promise<number>;
}

/** The inbox in a database. */
export function openInbox(database: Database): Inbox {
  const change = async (text: string, ...values: (string | number)[]) => (await database.run(text, values)) > 0;
  return {
    receive: (message) => receive(database, message),
    claim: (now, leaseMs, skip = [], place = '') => claim(database, [now, leaseMs], skip, place),
    renew: (id, token, now, leaseMs) =>
      change(
        'update inbox set lease_until = $3 where id = $1 and token = $2 and done_at is null',
        id,
        token,
        now + leaseMs,
      ),
    done: (id, token, now) =>
      change(
        "update inbox set done_at = $3, body = '', thread = '' where id = $1 and token = $2 and done_at is null",
        id,
        token,
        now,
      ),
    release: (id, token) =>
      change(
        'update inbox set lease_until = 0, token = null where id = $1 and token = $2 and done_at is null',
        id,
        token,
      ),
    pending: async (now) => {
      const text = 'select count(*) as waiting from inbox where done_at is null and lease_until <= $1';
      return (await database.all<{ waiting: number }>(text, [now]))[0]?.waiting ?? 0;
    },
    backlog: async () => {
      const text = 'select count(*) as depth, min(at) as oldest from inbox where done_at is null';
      const [row] = await database.all<{ depth: number; oldest: number | null }>(text);
      return { depth: row?.depth ?? 0, oldest: row?.oldest ?? null };
    },
    purge: (before) => removeWhere(database, 'done_at < $1', before),
    abandon: (before) => removeWhere(database, 'done_at is null and at < $1', before),
  };
}

/** In line, so that the keys are looked up and written as one, and so that within a thread no lower id appears later. */
function receive(database: Database, { key, aliases = [], thread, body, at }: InboxMessage): Promise<boolean> {
  const keys = [...new Set([key, ...aliases])];
  return database.transaction(function* () {
    const [known] = yield sql(`select inbox from inbox_keys where key in (${places(1, keys.length)}) limit 1`, ...keys);
    const [next] = yield sql('select coalesce(max(id), 0) + 1 as id from inbox');
    const id = Number(known?.inbox ?? next?.id);
    if (!known) {
      const insert = 'insert into inbox (id, key, thread, body, at) values ($1, $2, $3, $4, $5)';
      yield sql(insert, id, key, thread, body, at);
    }
    const rows = keys.map((_, i) => `($1, $${i + 2})`).join(', ');
    yield sql(`insert into inbox_keys (inbox, key) values ${rows} on conflict (key) do nothing`, id, ...keys);
    return known === undefined;
  });
}

/**
 * One statement, because the first of a thread stays the first until it is done: nothing is undone again, and
 * receive() lets no lower id appear. A row that another claims meanwhile is locked and skipped, or fails the test
 * of its lease when the lock is had.
 */
async function claim(
  database: Database,
  [now, leaseMs]: readonly [number, number],
  skip: readonly string[],
  place: string,
): Promise<Claimed | null> {
  const text = `update inbox set lease_until = $2, token = $3, attempts = attempts + 1
    where id = (
      select id from inbox as first
      where done_at is null and lease_until <= $1 and substr(thread, 1, $4) = $5
        and not exists (
          select 1 from inbox as earlier
          where earlier.thread = first.thread and earlier.id < first.id and earlier.done_at is null
        )
        ${skip.length > 0 ? `and thread not in (${places(6, skip.length)})` : ''}
      order by id limit 1 for update skip locked
    ) and done_at is null and lease_until <= $1
    returning id, key, thread, body, attempts, token, lease_until as "leaseUntil"`;
  const rows = await database.all<Claimed>(text, [now, now + leaseMs, randomUUID(), place.length, place, ...skip]);
  return rows[0] ?? null;
}

function removeWhere(database: Database, condition: string, before: number): Promise<number> {
  return database.transaction(function* () {
    yield sql(`delete from inbox_keys where inbox in (select id from inbox where ${condition})`, before);
    const gone = yield sql(`delete from inbox where ${condition} returning id`, before);
    return gone.length;
  });
}
