import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { STORE_LIMITS } from './limits.ts';
import { bind, type Database, type SqlRow, type SqlValue, type TransactionSteps } from './sql.ts';

/** The advisory lock for which transactions queue. Any number does that nothing else in the database uses: ASCII "plan". */
const LINE = 0x706c616e;
/** PostgreSQL gives no more connections: to this role, or to anybody. */
const NO_MORE = '53300';

/** How long is waited at most, in milliseconds. */
export interface Timeouts {
  /** For a connection of the pool. */
  readonly connect: number;
  /** For the answer to a statement. */
  readonly query: number;
  /** For the next statement of a transaction: a replica that freezes within one would hold the line, and the server ends its session. */
  readonly idle: number;
}

const TIMEOUTS: Timeouts = {
  connect: STORE_LIMITS.connect,
  query: STORE_LIMITS.statement,
  idle: STORE_LIMITS.idleTransaction,
};

/** Opens a pool of at most so many connections to PostgreSQL; the first statement connects. Callers beyond that wait in line. */
export function openPostgres(url: string, most: number, { connect, query, idle }: Timeouts = TIMEOUTS): Database {
  // Nothing that a pooler between the two might refuse is asked for in connecting.
  const pool = new pg.Pool({
    ...{ max: most, application_name: 'work-plan-assistant', keepAlive: true },
    ...{ connectionTimeoutMillis: connect, query_timeout: query },
    ...{ connectionString: url, types: { getTypeParser: parser } },
  });
  // A lost connection fails the statement that needs it, or none; unheard, the event would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const take = openLine(pool, most, connect);
  const begun =
    (begin: string) =>
    async <T>(work: TransactionSteps<T>) =>
      lend(take, async (client) => {
        await client.query(begin);
        const result = await drive(client, work);
        await client.query('commit');
        return result;
      });
  const ask = <T extends pg.QueryResultRow>(text: string, values: readonly SqlValue[] = []) =>
    lend(take, (client) => client.query<T>(text, bind(values)));

  return {
    all: async <T>(text: string, values?: readonly SqlValue[]) => (await ask<T & pg.QueryResultRow>(text, values)).rows,
    run: async (text, values) => (await ask(text, values)).rowCount ?? 0,
    // Within the transaction: a pooler may give the next one another session.
    transaction: begun(
      `begin isolation level read committed; set local idle_in_transaction_session_timeout = ${idle};
       select pg_advisory_xact_lock(${LINE})`,
    ),
    snapshot: begun('begin isolation level repeatable read read only'),
    close: async () => {
      if (!pool.ending) await pool.end();
    },
  };
}

/** Works with a connection; one on which something went wrong is closed, which rolls back whatever state it was in. */
async function lend<T>(take: () => Promise<pg.PoolClient>, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await take();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * Gives out connections. Where PostgreSQL gives no more, the pool makes do with those that it has for a while, and who
 * asked waits for one of them; where it has none, it is asked again until the time is over.
 */
function openLine(pool: pg.Pool, most: number, patience: number): () => Promise<pg.PoolClient> {
  let fewerUntil = 0;
  return async () => {
    const end = performance.now() + patience;
    if (performance.now() >= fewerUntil) pool.options.max = most;
    for (;;) {
      try {
        return await pool.connect();
      } catch (error) {
        if ((error as { readonly code?: unknown }).code !== NO_MORE || performance.now() >= end) throw error;
        fewerUntil = performance.now() + STORE_LIMITS.fewerConnections;
        pool.options.max = Math.max(1, Math.min(pool.options.max, pool.totalCount));
        if (pool.totalCount === 0) await sleep(STORE_LIMITS.connectionPause);
      }
    }
  };
}

const parser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);

async function drive<T>(client: pg.PoolClient, work: TransactionSteps<T>): Promise<T> {
  const steps = work();
  let step = steps.next();
  while (!step.done) {
    const { rows } = await client.query<SqlRow>(step.value.text, bind(step.value.values));
    step = steps.next(rows);
  }
  return step.value;
}
