import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../src/store/migrations.ts';
import { type OutageKind, StoreOutage } from '../../src/store/outage.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { openStore, STORE_FILE, type Store, storeOn } from '../../src/store/store.ts';
import { watchDatabase } from '../../src/store/watched.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { type Postgres, query, startPostgres } from '../postgres.ts';
import { openRelay, type Relay } from '../relay.ts';
import { until } from '../replica.ts';

const LONG = '电梯'.repeat(4_000);
const message = (key: string, body = '{}') => ({ key, thread: key, body, at: 1 });
const opinion = { answer: 'C:1', user: 'U1', verdict: 'up', reason: null, question: LONG, at: 1 } as const;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outage-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** The kind of outage that something ends with. */
async function kindOf(work: Promise<unknown>): Promise<OutageKind | 'none'> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof StoreOutage) return error.kind;
    throw error;
  }
}

describe('SQLite', () => {
  /** A store in a file, what it heard of, and the means to take away and give back its room. */
  async function openSmall() {
    const database = openSqlite(join(folder, STORE_FILE));
    onTestFinished(() => database.close());
    await migrate(database, 'store');
    const heard: OutageKind[] = [];
    const store = storeOn(watchDatabase(database, 60_000, (kind) => heard.push(kind)));
    const set = (pragma: string) => database.all(`pragma ${pragma}`);
    return { store, heard, set, pages: async () => Number(Object.values((await set('page_count'))[0] ?? {})[0]) };
  }

  /** What needs nothing written goes on; what does says so. */
  async function expectHeld(store: Store, kind: OutageKind) {
    await store.conversations.remember('T', LONG, 2);
    expect(await store.conversations.recall('T', 2)).toBe('before');
    await store.unanswered.add({ question: LONG, user: 'U', place: 'C', at: 1 });
    expect(await store.unanswered.top({ since: 0, limit: 9 })).toEqual([]);
    expect(await kindOf(store.feedback.add(opinion))).toBe(kind);
    expect(await kindOf(store.inbox.receive(message('a', LONG)))).toBe(kind);
  }

  it('answers on while its disk is full, says so, and is well again by itself', async () => {
    const { store, heard, set, pages } = await openSmall();
    await store.conversations.remember('T', 'before', 1);
    await set(`max_page_count=${await pages()}`);
    await expectHeld(store, 'full');
    // Small rows find room in the pages that are there, until these are full.
    const fill = async () => {
      for (let n = 0; n < 1_000; n += 1) await store.inbox.receive(message(`${n}`));
    };
    expect(await kindOf(fill())).toBe('full');
    expect(await store.outage()).toBe('磁盘已满，写不进去');
    expect(new Set(heard)).toEqual(new Set(['full']));
    // Given room again.
    await set('max_page_count=100000');
    expect(await store.outage()).toBeNull();
    expect(await store.inbox.receive(message('a', LONG))).toBe(true);
  });

  it('answers on while its file can only be read, and counts who asks too fast all the same', async () => {
    const { store, set } = await openSmall();
    await store.conversations.remember('T', 'before', 1);
    await set('query_only=1');
    await expectHeld(store, 'readonly');
    expect(await store.outage()).toBe('数据库是只读的，写不进去');
    const rates = [];
    for (const now of [0, 1, 2, 3, 60_000]) rates.push(await store.rates.hit('U', now, 2));
    expect(rates).toEqual(['ok', 'ok', 'told', 'over', 'ok']);
    await set('query_only=0');
    expect(await store.outage()).toBeNull();
    expect(await store.rates.hit('U', 60_001, 2)).toBe('ok');
  });

  it('tells a statement that is wrong from a store that is out', async () => {
    const { heard, set } = await openSmall();
    const database = watchDatabase(openSqlite(join(folder, STORE_FILE)), 60_000, (kind) => heard.push(kind));
    await expect(database.all('select nothing from nowhere')).rejects.not.toBeInstanceOf(StoreOutage);
    expect(heard).toEqual(['other']);
    await database.close();
    await set('query_only=0');
  });

  it.skipIf(process.platform === 'win32')('keeps its file, and one that was open to all, for its owner', async () => {
    const file = join(folder, STORE_FILE);
    writeFileSync(file, '', { mode: 0o644 });
    const store = await openStore({ dataDir: folder, databaseUrl: null });
    await store.inbox.receive(message('a'));
    for (const end of ['', '-wal', '-shm']) expect(statSync(file + end).mode & 0o777).toBe(0o600);
    await store.close();
  });
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

  async function relay(options: Parameters<typeof openRelay>[1] = {}): Promise<Relay> {
    const opened = await openRelay(url, options);
    onTestFinished(() => opened.close());
    return opened;
  }

  async function open(databaseUrl: string, pool?: number) {
    const store = await openStore({ dataDir: '', databaseUrl, ...(pool === undefined ? {} : { pool }) });
    onTestFinished(() => store.close());
    return store;
  }

  it('says while it is frozen that it does not answer, and loses nothing that was acknowledged', async () => {
    const between = await relay();
    const store = await open(between.url(url));
    expect(await store.outage()).toBeNull();
    between.freeze();
    expect(await store.outage()).toBe('数据库没有回应');
    expect(await kindOf(store.inbox.receive(message('a')))).toBe('timeout');
    // Nobody waits a second time for what is known.
    expect(await kindOf(store.feedback.add(opinion))).toBe('timeout');
    await store.conversations.remember('T', '{}', 1);
    between.thaw();
    await until(async () => (await store.outage()) === null);
    await store.inbox.receive(message('a'));
    expect(await query(url, 'select key from inbox')).toEqual([{ key: 'a' }]);
  });

  it('is well again when it was away for a while', async () => {
    const between = await relay();
    const store = await open(between.url(url));
    between.cut();
    expect(await store.outage()).toBe('数据库连不上');
    expect(await kindOf(store.inbox.receive(message('a')))).toBe('unreachable');
    between.open();
    await until(async () => (await store.outage()) === null);
    expect(await store.inbox.receive(message('a'))).toBe(true);
  });

  /** A role of its own for the schema of the test, as DATABASE_URL; `rights` are those of create role. */
  async function openRole(rights: string): Promise<{ readonly role: string; readonly databaseUrl: string }> {
    const role = `role_${crypto.randomUUID().replaceAll('-', '')}`;
    const schema = /search_path=(\w+)/.exec(decodeURIComponent(url))?.[1];
    await query(url, `create role ${role} login password 'secret' ${rights}; grant all on schema ${schema} to ${role}`);
    onTestFinished(async () => {
      await query(url, `drop owned by ${role} cascade; drop role ${role}`);
    });
    const own = new URL(url);
    [own.username, own.password] = [role, 'secret'];
    return { role, databaseUrl: own.href };
  }

  it('says that it can only be read, until it can be written again', async () => {
    const { role, databaseUrl } = await openRole('');
    const store = await open(databaseUrl);
    const become = async (state: 'on' | 'off') => {
      await query(url, `alter role ${role} set default_transaction_read_only = ${state}`);
      await query(url, `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
    };
    await become('on');
    await until(async () => (await store.outage()) === '数据库是只读的，写不进去');
    expect(await store.conversations.recall('T', 1)).toBeNull();
    expect(await kindOf(store.inbox.receive(message('a')))).toBe('readonly');
    await become('off');
    await until(async () => (await store.outage()) === null);
    expect(await store.inbox.receive(message('a'))).toBe(true);
  });

  it('makes do with the few connections that a role may have, and lets the rest wait', async () => {
    const store = await open((await openRole('connection limit 3')).databaseUrl);
    const keys = Array.from({ length: 20 }, (_, i) => `${i}`);
    const kept = await Promise.all(keys.map((key) => store.inbox.receive(message(key))));
    expect(kept.every(Boolean)).toBe(true);
    const found = await Promise.all(keys.map((key) => store.conversations.recall(key, 1)));
    expect(found.every((text) => text === null)).toBe(true);
  });

  it('waits for a connection while another holds all of a role', async () => {
    const { role, databaseUrl } = await openRole('connection limit 1');
    const holding = query(databaseUrl, 'select pg_sleep(1)');
    const active = `select 1 from pg_stat_activity where usename = '${role}' and query like '%pg_sleep%'`;
    await until(async () => (await query(url, active)).length > 0);
    const store = await open(databaseUrl);
    expect(await store.inbox.receive(message('a'))).toBe(true);
    await holding;
  });

  it('starts and works behind a PgBouncer, which refuses what it does not know', async () => {
    const parameters = ['user', 'database', 'client_encoding', 'application_name', 'options'];
    const between = await relay({ parameters });
    const store = await open(between.url(url));
    expect(await store.inbox.receive(message('a'))).toBe(true);
    const strange = new URL(between.url(url));
    strange.searchParams.set('statement_timeout', '1000');
    await expect(openStore({ dataDir: '', databaseUrl: strange.href })).rejects.toThrow(
      /^DATABASE_URL：PostgreSQL 打不开：中间的 PgBouncer .+statement_timeout.+改法：.+ignore_startup_parameters/,
    );
  });

  it('says how a certificate of the office’s own is made known, and takes it then', async () => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...made, ...subject], { stdio: 'ignore' });
    const between = await relay({ tls: { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') } });
    const through = new URL(between.url(url));
    through.searchParams.set('sslmode', 'verify-full');
    await expect(openStore({ dataDir: '', databaseUrl: through.href })).rejects.toThrow(
      /^DATABASE_URL：PostgreSQL 打不开：服务器证书不是公认机构签发的（.+）。改法：.+sslmode=verify-full&sslrootcert=/,
    );
    through.searchParams.set('sslrootcert', cert);
    const store = await open(through.href);
    expect(await store.outage()).toBeNull();
    const plain = new URL(url);
    plain.searchParams.set('sslmode', 'verify-full');
    await expect(openStore({ dataDir: '', databaseUrl: plain.href })).rejects.toThrow(/没有开 TLS.+改法：.+disable/);
  });

  it('says what is wrong with the account', async () => {
    const [wrong, missing] = [new URL(url), new URL(url)];
    wrong.password = 'geheim';
    missing.pathname = '/nowhere';
    await expect(openStore({ dataDir: '', databaseUrl: wrong.href })).rejects.toThrow(/账号或口令不对.+改法：/);
    await expect(openStore({ dataDir: '', databaseUrl: missing.href })).rejects.toThrow(/没有这个数据库.+改法：/);
  });
});
