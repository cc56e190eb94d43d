import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROOT } from '../../src/config/root.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { openStore, STORE_FILE } from '../../src/store/store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (dataDir: string) => openStore({ dataDir, databaseUrl: null });

it('loses no message that a killed process had reported as written', async () => {
  const dataDir = join(folder, 'data');
  const written: string[] = [];
  for (const lines of [1, 40, 150, 400]) {
    const where = JSON.stringify({ dataDir, databaseUrl: null });
    const args = [join(ROOT, 'dist', 'tests', 'worker.js'), 'write', where];
    const writer = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(writer, 'exit');
    const before = written.length;
    for await (const line of createInterface({ input: writer.stdout })) {
      written.push(line);
      if (written.length - before === lines) writer.kill('SIGKILL');
    }
    expect((await ended)[1]).toBe('SIGKILL');
  }
  expect(written.length).toBeGreaterThanOrEqual(591);
  const store = await open(dataDir);
  const lost: string[] = [];
  for (const key of written) if (await store.inbox.receive({ key, thread: 'T', body: '', at: 1 })) lost.push(key);
  expect(lost).toEqual([]);
  await store.close();
});

it('waits for the disk, keeps a log beside the file, and leaves one whole file behind', async () => {
  const file = join(folder, 'data', STORE_FILE);
  const database = openSqlite(file);
  expect(await database.all('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(await database.all('pragma synchronous')).toEqual([{ synchronous: 2 }]);
  expect(await database.all('pragma busy_timeout')).toEqual([{ timeout: 5_000 }]);
  expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
  await database.run('create table t (a text)');
  await database.run('insert into t values ($1)', ['here']);
  await database.close();
  cpSync(file, join(folder, STORE_FILE));
  const copy = openSqlite(join(folder, STORE_FILE));
  expect(await copy.all('select a from t')).toEqual([{ a: 'here' }]);
  await copy.close();
});

it('undoes a transaction that fails and works on', async () => {
  const database = openSqlite(join(folder, STORE_FILE));
  await database.run('create table t (a text primary key)');
  const twice = database.transaction(function* () {
    yield { text: 'insert into t values ($1)', values: ['a'] };
    yield { text: 'insert into t values ($1)', values: ['a'] };
  });
  await expect(twice).rejects.toThrow(/UNIQUE/);
  expect(await database.all('select a from t')).toEqual([]);
  expect(await database.run('insert into t values ($1)', ['a'])).toBe(1);
  await database.close();
});

it('says in one line what is wrong with a file or folder, and mends nothing', async () => {
  writeFileSync(join(folder, STORE_FILE), '这不是数据库。'.repeat(500));
  await expect(open(folder)).rejects.toThrow(
    /store\.db：数据库打不开（file is not a database）。改法：检查 DATA_DIR .+。$/,
  );
  expect(statSync(join(folder, STORE_FILE)).size).toBe(10_500);
  await expect(open(join(folder, STORE_FILE))).rejects.toThrow(/store\.db：数据库打不开（E(EXIST|NOTDIR).+）。改法：/);
  expect(readdirSync(folder)).toEqual([STORE_FILE]);
});

it('lets nobody else read the file, its log and its index, also where an older version left it open', async () => {
  const modes = () => readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
  const store = await open(folder);
  await store.conversations.remember('a', '{}', 1);
  expect(modes().length).toBeGreaterThan(1);
  expect(new Set(modes())).toEqual(new Set([0o600]));
  await store.close();
  chmodSync(join(folder, STORE_FILE), 0o644);
  const again = await open(folder);
  await again.conversations.remember('b', '{}', 1);
  expect(new Set(modes())).toEqual(new Set([0o600]));
  await again.close();
});
