import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { POSTGRES_BIN } from './parts.ts';

/** An empty PostgreSQL of the test's own. */
export interface Postgres {
  /** A new and empty schema of it, as DATABASE_URL. */
  schema(): Promise<string>;
  /** Ends the cluster and removes it, or removes the schemas where the cluster was lent. */
  stop(): Promise<void>;
}

/** Runs until its standard input is closed, if only because the test was killed, and leaves nothing behind. */
const CLUSTER = `
bin=$1 folder=$2 port=$3
trap 'rm -rf "$folder"' EXIT
"$bin/initdb" -D "$folder/data" -U postgres -A scram-sha-256 --pwfile="$folder/password" -E UTF8 --no-locale \\
  --no-sync >&2 </dev/null || exit 1
"$bin/postgres" -D "$folder/data" -h 127.0.0.1 -p "$port" -k "$folder" -F >&2 &
server=$!
read -r _
kill -QUIT "$server" 2>/dev/null
wait "$server"
`;

/** How long a cluster may take to start, in milliseconds. */
const PATIENCE = 120_000;

/** Starts a cluster, or borrows the one that TEST_DATABASE_URL names. */
export async function startPostgres(): Promise<Postgres> {
  const lent = process.env.TEST_DATABASE_URL;
  const { url, end } = lent === undefined ? await startCluster() : { url: lent, end: async () => {} };
  const schemas: string[] = [];
  return {
    schema: async () => {
      const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
      await query(url, `create schema ${name}`);
      schemas.push(name);
      const own = new URL(url);
      own.searchParams.set('options', `-c search_path=${name}`);
      return own.href;
    },
    stop: async () => {
      if (lent !== undefined) for (const name of schemas) await query(url, `drop schema ${name} cascade`);
      await end();
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function startCluster(): Promise<{ readonly url: string; readonly end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const port = await freePort();
  const password = crypto.randomUUID();
  writeFileSync(join(folder, 'password'), password);
  const shell = ['sh', '-c', CLUSTER, 'sh', POSTGRES_BIN ?? '', folder, String(port)];
  // PostgreSQL refuses to run as root.
  if (process.getuid?.() === 0) give([folder, join(folder, 'password')]);
  const [command = '', ...args] = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...shell] : shell;
  const cluster = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'], detached: true, cwd: folder });
  let log = '';
  cluster.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const end = async () => {
    if (cluster.exitCode === null) {
      const closed = once(cluster, 'close');
      cluster.stdin.end();
      await closed;
    }
  };
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  for (const start = Date.now(); ; await sleep(50)) {
    const up = await query(url, 'select 1').catch(() => null);
    if (up !== null) return { url, end };
    if (Date.now() - start < PATIENCE && cluster.exitCode === null) continue;
    await end();
    throw new Error(`PostgreSQL did not start:\n${log}`);
  }
}

function give(paths: readonly string[]): void {
  const [user = 0, group = 0] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
  for (const path of paths) chownSync(path, user, group);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
