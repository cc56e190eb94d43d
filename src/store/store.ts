import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Fault } from '../../index/text/fault.ts';
import { SETTINGS_LIMITS } from '../config/limits.ts';
import { connectFault } from './connect-fault.ts';
import { type Conversations, openConversations } from './conversations.ts';
import { type Feedback, openFeedback } from './feedback.ts';
import { type Inbox, openInbox } from './inbox.ts';
import { type Leases, openLeases } from './leases.ts';
import { STORE_LIMITS } from './limits.ts';
import { migrate } from './migrations.ts';
import { StoreOutage } from './outage.ts';
import type { Timeouts } from './postgres.ts';
import { openPosts, type Posts } from './posts.ts';
import { hideUsers, openPseudonyms, replaceUsers } from './pseudonyms.ts';
import { openRates, type Rates } from './rate-limit.ts';
import type { Database } from './sql.ts';
import { openSubscriptions, type Subscriptions } from './subscriptions.ts';
import { openUnanswered, type Unanswered } from './unanswered.ts';
import { type HearFailure, type WatchedDatabase, watchDatabase, within } from './watched.ts';

/** Name of the SQLite file within the data folder. */
export const STORE_FILE = 'store.db';

/** Everything that is kept. It has no clock: every time comes in as an argument, in milliseconds. */
export interface Store {
  readonly inbox: Inbox;
  readonly conversations: Conversations;
  readonly feedback: Feedback;
  readonly unanswered: Unanswered;
  readonly rates: Rates;
  readonly subscriptions: Subscriptions;
  readonly posts: Posts;
  readonly leases: Leases;
  /** Why nothing can be written now, in Chinese; null where it can. Told within three seconds. */
  outage(): Promise<string | null>;
  close(): Promise<void>;
}

/** Where things are kept. */
export interface StoreLocation {
  /** Folder of the SQLite file; made where it is missing. */
  readonly dataDir: string;
  /** PostgreSQL to use instead; null for the file. */
  readonly databaseUrl: string | null;
  /** How long PostgreSQL is waited for, where not as usual. */
  readonly timeouts?: Timeouts;
  /** Connections to PostgreSQL at most. */
  readonly pool?: number;
}

/** What a store is opened with besides. */
interface StoreOptions {
  /** Hears of each call that failed. */
  readonly hear?: HearFailure;
  /** By which people's ids are hashed wherever they are not needed to answer; null or missing where they are kept. */
  readonly userKey?: string | null;
}

/** Opens the store and brings its tables up to date. Throws Fault where the database cannot be opened. */
export async function openStore(where: StoreLocation, options: StoreOptions = {}): Promise<Store> {
  const file = storeName(where);
  let database: Database | null = null;
  try {
    database = await openDatabase(where);
    await migrate(database, file);
    const { userKey = null } = options;
    const pseudonym = userKey === null ? null : openPseudonyms(userKey);
    if (pseudonym !== null) await replaceUsers(database, pseudonym);
    const { connect, query } = where.timeouts ?? { connect: STORE_LIMITS.connect, query: STORE_LIMITS.statement };
    const store = storeOn(watchDatabase(database, connect + query, options.hear ?? (() => undefined)));
    return pseudonym === null ? store : hideUsers(store, pseudonym);
  } catch (error) {
    // What went wrong first tells more than what goes wrong in closing.
    await database?.close().catch(() => {});
    throw error instanceof Fault ? error : connectFault(file, where.databaseUrl !== null, error);
  }
}

/** How a store is called in a line to people: its file, or the setting. */
export function storeName({ dataDir, databaseUrl }: StoreLocation): string {
  return databaseUrl === null ? join(dataDir, STORE_FILE) : 'DATABASE_URL';
}

/** Opens the database alone, as it is. Loads only the driver that is used. */
export async function openDatabase({ dataDir, databaseUrl, timeouts, pool }: StoreLocation): Promise<Database> {
  if (databaseUrl !== null)
    return (await import('./postgres.ts')).openPostgres(databaseUrl, pool ?? SETTINGS_LIMITS.pool, timeouts);
  return (await import('./sqlite.ts')).openSqlite(join(dataDir, STORE_FILE));
}

/** A store in a database whose tables are there. What may be left out in an outage, so that answers go on, is. */
export function storeOn(database: WatchedDatabase): Store {
  const conversations = openConversations(database);
  const unanswered = openUnanswered(database);
  return {
    inbox: openInbox(database),
    conversations: {
      ...conversations,
      remember: (thread, json, now) => unlessOut(conversations.remember(thread, json, now)),
    },
    feedback: openFeedback(database),
    unanswered: { ...unanswered, add: (gap) => unlessOut(unanswered.add(gap)) },
    rates: openRates(database),
    subscriptions: openSubscriptions(database),
    posts: openPosts(database),
    leases: openLeases(database),
    outage: openProbe(database),
    close: () => database.close(),
  };
}

/** An outage was heard of by whoever counts them. */
async function unlessOut(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof StoreOutage)) throw error;
  }
}

/**
 * Writes a row and takes it out again, since only that tells whether one can be written. It is as large as a question
 * may be: a small one finds room in a page that is there when the disk has been full for long.
 */
function openProbe({ probe }: WatchedDatabase): Store['outage'] {
  const name = `probe:${randomUUID()}`;
  const load = randomBytes(STORE_LIMITS.probeBytes).toString('base64');
  const write = async () => {
    const insert = `insert into leases (name, holder, lease_until) values ($1, $2, 0)
      on conflict (name) do update set holder = excluded.holder`;
    await probe.run(insert, [name, load]);
    await probe.run('delete from leases where name = $1', [name]);
  };
  let running: Promise<void> | null = null;
  return async () => {
    running ??= write().finally(() => {
      running = null;
    });
    try {
      await within(running, STORE_LIMITS.probe);
      return null;
    } catch (error) {
      return error instanceof StoreOutage ? error.reason : '数据库打不开';
    }
  };
}
