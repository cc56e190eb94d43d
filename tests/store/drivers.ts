import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Database } from '../../src/store/sql.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { openStore, type Store, type StoreLocation } from '../../src/store/store.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { type Postgres, startPostgres } from '../postgres.ts';

/** Long enough for hundreds of callers at once on any machine, in milliseconds. */
const PATIENT = { connect: 240_000, query: 240_000, idle: 240_000 };

/** A database that the contract is tested on. */
export interface Driver {
  readonly name: string;
  readonly there: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** An empty database. */
  fresh(): Promise<StoreLocation>;
  open(where: StoreLocation): Database;
}

function sqlite(): Driver {
  const folders: string[] = [];
  return {
    name: 'SQLite',
    there: true,
    start: async () => {},
    stop: async () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
    fresh: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'store-'));
      folders.push(folder);
      return { dataDir: join(folder, 'data'), databaseUrl: null };
    },
    open: ({ dataDir }) => openSqlite(join(dataDir, 'store.db')),
  };
}

function postgres(): Driver {
  let server: Postgres | null = null;
  return {
    name: 'PostgreSQL',
    there: HAS_POSTGRES,
    start: async () => {
      server = await startPostgres();
    },
    stop: async () => server?.stop(),
    fresh: async () => ({ dataDir: '', databaseUrl: (await server?.schema()) ?? '', timeouts: PATIENT }),
    open: ({ databaseUrl, timeouts }) => openPostgres(databaseUrl ?? '', 10, timeouts),
  };
}

/** Both. */
export const DRIVERS: readonly Driver[] = [sqlite(), postgres()];

/** Replicas on one database, for as long as the test of them runs. */
export async function withStores<T>(
  where: StoreLocation,
  count: number,
  test: (stores: readonly Store[]) => Promise<T>,
): Promise<T> {
  const stores = await Promise.all(Array.from({ length: count }, () => openStore(where)));
  try {
    return await test(stores);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
}

/** A store of its own, and where it is, for each test of a block; both are read while a test runs. */
export function eachStore(driver: Driver): { readonly store: Store; readonly where: StoreLocation } {
  const open: { store?: Store; where?: StoreLocation } = {};
  beforeAll(() => driver.start());
  afterAll(() => driver.stop());
  beforeEach(async () => {
    open.where = await driver.fresh();
    open.store = await openStore(open.where);
    return () => open.store?.close();
  });
  return open as { store: Store; where: StoreLocation };
}
