import pg from 'pg';
import { STORE_LIMITS } from './limits.ts';
import { bind, type Database, type SqlRow, type SqlValue, type TransactionSteps } from './sql.ts';

/** The advisory lock for which transactions queue. Any number does that nothing else in the database uses: ASCII "plan". */
const LINE = 0x706c616e;

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

/** Opens a pool of connections to PostgreSQL; the first statement connects. */
export function openPostgres(url: string, { connect, query, idle }: Timeouts = TIMEOUTS): Database {
  const pool = new pg.Pool({
    ...{ max: STORE_LIMITS.connections, application_name: 'work-plan-assistant', keepAlive: true },
    ...{ connectionTimeoutMillis: connect, query_timeout: query, idle_in_transaction_session_timeout: idle },
    ...{ connectionString: url, types: { getTypeParser: parser } },
  });
  // A lost connection fails the statement that needs it, or none; unheard, the event would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));

  return {
    all: async <T>(text: string, values: readonly SqlValue[] = []) =>
      (await pool.query<T & pg.QueryResultRow>(text, bind(values))).rows,
    run: async (text, values = []) => (await pool.query(text, bind(values))).rowCount ?? 0,
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query(`begin isolation level read committed; select pg_advisory_xact_lock(${LINE})`);
        const result = await drive(client, work);
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        // Closes the connection, which rolls back whatever state it was in.
        client.release(true);
        throw error;
      }
    },
    close: async () => {
      if (!pool.ending) await pool.end();
    },
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
