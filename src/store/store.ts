import { join } from 'node:path';
import { Fault } from '../../index/text/fault.ts';
import { type Conversations, openConversations } from './conversations.ts';
import { type Feedback, openFeedback } from './feedback.ts';
import { type Inbox, openInbox } from './inbox.ts';
import { type Leases, openLeases } from './leases.ts';
import { migrate } from './migrations.ts';
import type { Timeouts } from './postgres.ts';
import { openPosts, type Posts } from './posts.ts';
import { openRates, type Rates } from './rate-limit.ts';
import type { Database } from './sql.ts';
import { openSubscriptions, type Subscriptions } from './subscriptions.ts';
import { openUnanswered, type Unanswered } from './unanswered.ts';

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
  /** Whether the database answers. */
  ready(): Promise<boolean>;
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
}

/** Opens the store and brings its tables up to date. Throws Fault where the database cannot be opened. */
export async function openStore(where: StoreLocation): Promise<Store> {
  const file = where.databaseUrl === null ? join(where.dataDir, STORE_FILE) : 'DATABASE_URL';
  let database: Database | null = null;
  try {
    database = await connect(where);
    await migrate(database, file);
    return keep(database);
  } catch (error) {
    // What went wrong first tells more than what goes wrong in closing.
    await database?.close().catch(() => {});
    throw error instanceof Fault ? error : fault(file, where.databaseUrl !== null, error);
  }
}

/** Loads only the driver that is used. */
async function connect({ dataDir, databaseUrl, timeouts }: StoreLocation): Promise<Database> {
  if (databaseUrl !== null) return (await import('./postgres.ts')).openPostgres(databaseUrl, timeouts);
  return (await import('./sqlite.ts')).openSqlite(join(dataDir, STORE_FILE));
}

function keep(database: Database): Store {
  return {
    inbox: openInbox(database),
    conversations: openConversations(database),
    feedback: openFeedback(database),
    unanswered: openUnanswered(database),
    rates: openRates(database),
    subscriptions: openSubscriptions(database),
    posts: openPosts(database),
    leases: openLeases(database),
    ready: () =>
      database.all('select 1').then(
        () => true,
        () => false,
      ),
    close: () => database.close(),
  };
}

function fault(file: string, server: boolean, error: unknown): Fault {
  return server
    ? new Fault(file, null, `PostgreSQL 打不开（${reason(error)}）`, '检查地址、账号和建表权限，并确认数据库已启动')
    : new Fault(file, null, `数据库打不开（${reason(error)}）`, '检查 DATA_DIR 的路径和读写权限，文件损坏时用备份还原');
}

/** In one line. Where several addresses were tried, Node leaves the message empty and gives a code. */
function reason(error: unknown): string {
  const { message = '', code = '' } = error as { readonly message?: string; readonly code?: string };
  return (message || code || String(error)).replace(/\s+/g, ' ');
}
