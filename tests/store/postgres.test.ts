import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config/root.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openStore } from '../../src/store/store.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { type Postgres, query, startPostgres } from '../postgres.ts';

const message = (key: string) => ({ key, thread: key, body: '{}', at: 1 });

it.each([
  ['postgres://bot:geheim@127.0.0.1:1/plan', 'connect ECONNREFUSED 127.0.0.1:1'],
  ['postgres://bot:geheim@localhost:1/plan', '.*ECONNREFUSED.*'],
  ['postgres://bot:geheim@127.0.0.1:99999/plan', '.+'],
  ['not an address', '.+'],
])('says in one line what is wrong with %s, without the password', async (databaseUrl, why) => {
  const error = await openStore({ dataDir: '', databaseUrl }).catch((error: unknown) => error);
  const line = new RegExp(`^DATABASE_URL：PostgreSQL 打不开（${why}）。改法：检查地址、账号和建表权限.+。$`);
  expect(String((error as Error).message)).toMatch(line);
  expect(String((error as Error).message)).not.toContain('geheim');
});

describe.skipIf(!HAS_POSTGRES)('PostgreSQL', () => {
  let server: Postgres;
  let url = '';
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    url = await server.schema();
  });

  it('gives whole numbers for instants and counts', async () => {
    const database = openPostgres(url, 2);
    const text = 'select max(at) as at, count(*) as count from (values ($1::bigint)) as rows (at)';
    expect(await database.all(text, [1_784_000_000_000])).toEqual([{ at: 1_784_000_000_000, count: 1 }]);
    await database.close();
  });

  it('outlives connections that the server drops', async () => {
    const store = await openStore({ dataDir: '', databaseUrl: url });
    await Promise.all(['a', 'b', 'c', 'd'].map((key) => store.inbox.receive(message(key))));
    const ours = `from pg_stat_activity where application_name = 'work-plan-assistant'`;
    expect(await query(url, `select pg_terminate_backend(pid) ${ours}`)).not.toEqual([]);
    await expect.poll(() => query(url, `select pid ${ours}`)).toEqual([]);
    expect(await store.outage()).toBeNull();
    expect(await store.inbox.receive(message('a'))).toBe(false);
    expect(await store.inbox.receive(message('e'))).toBe(true);
    await store.close();
  });

  it('does not wait for ever for a replica that froze while it wrote', async () => {
    const store = await openStore({ dataDir: '', databaseUrl: url });
    const file = join(ROOT, 'dist', 'tests', 'frozen.js');
    const frozen = spawn(process.execPath, [file, url], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(frozen.stdout, 'data');
      expect(await store.inbox.receive(message('a'))).toBe(true);
    } finally {
      frozen.kill('SIGKILL');
    }
    await store.close();
  });
});
