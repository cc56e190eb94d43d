import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeBackup } from '../../src/store/backup.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { readBackup, restoreBackup } from '../../src/store/restore.ts';
import { openStore, STORE_FILE, type Store, type StoreLocation } from '../../src/store/store.ts';
import { BACKED_TABLES } from '../../src/store/tables.ts';
import { run } from '../program.ts';
import { DRIVERS, eachStore } from './drivers.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const message = (key: string) => ({ key, thread: key, body: `{"text":"“${key}”\\n"}`, at: 1 });
const opinion = { answer: 'C:1', user: 'U1', verdict: 'down', reason: '不完整', question: "电梯';--", at: 7 } as const;
const place = { platform: 'slack', channel: 'C1' };
const slot = { ...place, day: '2020-04-20', kind: 'digest' };

/** Something of everything. */
async function fill(store: Store): Promise<void> {
  for (const key of ['a', 'b', 'c']) await store.inbox.receive(message(key));
  const claimed = await store.inbox.claim(5, 1_000);
  if (claimed) await store.inbox.done(claimed.id, claimed.token, 6);
  await store.conversations.remember('T', '{"item":1}', 5);
  await store.feedback.add(opinion);
  await store.unanswered.add({ question: '天气', user: 'U', place: 'C', at: 5 });
  await store.rates.hit('U', 5, 9);
  const schedule = { at: '08:45', scope: null, rhythm: 'daily' } as const;
  await store.subscriptions.set({ ...place, ...schedule, setBy: 'U1', setName: '王', since: 5 });
  const claim = await store.posts.claim(slot, 5, 1_000);
  if (claim) await store.posts.posted(claim, 6);
  await store.leases.take('said', 'A', 5, 1_000);
}

/** What a store shows of it. */
async function look(store: Store) {
  return {
    talk: await store.conversations.recall('T', 5),
    opinions: await store.feedback.list({ since: 0, limit: 9 }),
    gaps: await store.unanswered.top({ since: 0, limit: 9 }),
    subscribed: await store.subscriptions.all(),
    posts: await store.posts.settled('digest', '2020-01-01'),
    backlog: await store.inbox.backlog(),
  };
}

it('knows every table that a migration makes', () => {
  const made = MIGRATIONS.flat().flatMap((text) => /^\s*create table (\w+)/.exec(text)?.[1] ?? []);
  expect(BACKED_TABLES.map(({ name }) => name).toSorted()).toEqual(made.toSorted());
});

describe.each(DRIVERS)('from $name', (driver) => {
  describe.skipIf(!driver.there)('a backup', () => {
    const opened = eachStore(driver);
    const file = () => join(folder, 'plan.backup');
    const save = async (where: StoreLocation = opened.where) => {
      const database = driver.open(where);
      try {
        return await writeBackup(database, file(), 0);
      } finally {
        await database.close();
      }
    };

    it.each(DRIVERS)('is restored to $name, and asks again only what had no answer', async (target) => {
      if (!target.there) return;
      await fill(opened.store);
      const before = await look(opened.store);
      expect(await save()).toBeGreaterThan(10);
      expect(statSync(file()).mode & 0o077).toBe(0);
      if (target !== driver) await target.start();
      const where = await target.fresh();
      const store = await openStore(where);
      const database = target.open(where);
      await restoreBackup(database, readBackup(file()));
      expect(await look(store)).toEqual(before);
      for (const key of ['a', 'b', 'c']) expect(await store.inbox.receive(message(key))).toBe(false);
      // It may have been answered since: the worker looks first from the second attempt on.
      expect(await store.inbox.claim(5, 1_000)).toMatchObject({
        ...{ key: 'b', body: message('b').body },
        attempts: 2,
      });
      expect(await store.leases.take('said', 'B', 6, 1_000)).toBe(false);
      await database.close();
      await store.close();
      if (target !== driver) await target.stop();
    });

    it('is whole while others write', async () => {
      let last = 0;
      let done = false;
      const writing = (async () => {
        for (; !done; last += 1) {
          await opened.store.inbox.receive(message(`${last}`));
          await turn();
        }
      })();
      while (last < 20) await turn();
      const rows = await save();
      done = true;
      await writing;
      const { rows: read, count } = readBackup(file());
      expect(count).toBe(rows);
      const keys = (read.get('inbox') ?? []).map(({ key }) => key);
      expect(keys.length).toBeGreaterThanOrEqual(20);
      expect(keys).toEqual(keys.map((_, i) => `${i}`));
      expect((read.get('inbox_keys') ?? []).map(({ inbox }) => inbox).toSorted()).toHaveLength(keys.length);
    });

    it('does not take the place of a file', async () => {
      writeFileSync(file(), 'mine');
      await expect(save()).rejects.toThrow('文件已经有了，不覆盖');
      expect(readFileSync(file(), 'utf8')).toBe('mine');
    });

    it('brings back what was lost, and neither answers nor posts again what was done since', async () => {
      await fill(opened.store);
      await save();
      const later = { ...slot, day: '2020-04-21' };
      const claim = await opened.store.posts.claim(later, 9, 1_000);
      if (claim) await opened.store.posts.posted(claim, 10);
      await opened.store.inbox.receive(message('d'));
      await opened.store.subscriptions.remove(place);
      const database = driver.open(opened.where);
      await restoreBackup(database, readBackup(file()));
      await database.close();
      expect(await opened.store.subscriptions.get(place)).toMatchObject({ setName: '王' });
      expect(await opened.store.posts.claim(later, 10_000, 1_000)).toBeNull();
      expect(await opened.store.inbox.receive(message('d'))).toBe(false);
    });
  });
});

describe('npm run backup and restore', () => {
  const env = () => ({ DATA_DIR: join(folder, 'data') });
  const file = () => join(folder, 'plan.backup');

  /** A store in use, which stays open as the bot's does. */
  async function start(): Promise<Store> {
    const store = await openStore({ dataDir: env().DATA_DIR, databaseUrl: null });
    await fill(store);
    return store;
  }

  it('work while the bot runs, and keep what was there before', async () => {
    const store = await start();
    const before = await look(store);
    expect(await run(['backup', file()], '', env())).toMatchObject({ status: 0, err: '' });
    await store.feedback.add({ ...opinion, user: 'U2' });
    await store.subscriptions.remove(place);
    const { status, out } = await run(['restore', file()], '', env());
    expect(status).toBe(0);
    expect(await look(store)).toEqual(before);
    const kept = /还原前的数据在 (\S+)。/.exec(out)?.[1] ?? '';
    expect(readBackup(kept).rows.get('feedback')).toHaveLength(2);
    await run(['restore', kept], '', env());
    expect(await store.feedback.list({ since: 0, limit: 9 })).toHaveLength(2);
    expect(await store.subscriptions.get(place)).toBeNull();
    await store.close();
  });

  it.each([
    ['no backup', () => '{"backup":"another"}\n', '不是本程序的备份'],
    ['an empty file', () => '', '不是本程序的备份'],
    ['one that was cut off', (text: string) => text.slice(0, -90), '备份不完整'],
    ['one without its last row', (text: string) => text.split('\n').toSpliced(-3, 1).join('\n'), '备份不完整'],
    ['one that was changed', (text: string) => text.replace('天气', '天空'), '备份不完整'],
    ['one of a newer program', (text: string) => text.replace(/"migration":\d+/, '"migration":99'), '更新的版本'],
    ['a SQLite file', () => 'SQLite format 3\0', '是 SQLite 文件本身'],
  ])('refuse %s, and leave the store as it is', async (_, spoil, words) => {
    const store = await start();
    await run(['backup', file()], '', env());
    writeFileSync(file(), spoil(readFileSync(file(), 'utf8')));
    const before = await look(store);
    const { status, err } = await run(['restore', file()], '', env());
    expect([status, err.trim().split('\n').length]).toEqual([2, 1]);
    expect(err).toContain(words);
    expect(err).toContain('改法：');
    expect(await look(store)).toEqual(before);
    await store.close();
  });

  it('put a damaged file aside instead of writing over it', async () => {
    await (await start()).close();
    await run(['backup', file()], '', env());
    const damaged = 'not a database at all '.repeat(500);
    writeFileSync(join(env().DATA_DIR, STORE_FILE), damaged);
    const { status, out } = await run(['restore', file()], '', env());
    expect([status, out]).toEqual([0, expect.stringContaining('已损坏，移到了')]);
    const aside = readdirSync(env().DATA_DIR).find((name) => /^store\.db\.damaged-\d+$/.test(name)) ?? '';
    expect(readFileSync(join(env().DATA_DIR, aside), 'utf8')).toBe(damaged);
    const store = await openStore({ dataDir: env().DATA_DIR, databaseUrl: null });
    expect((await look(store)).opinions).toEqual([opinion]);
    await store.close();
  });

  it('say how they are called, and that there is nothing yet', async () => {
    expect((await run(['backup'], '', env())).err).toMatch(/^npm run backup：要写一个文件名。改法：.+。\n$/);
    expect((await run(['restore', '--all'], '', env())).status).toBe(2);
    expect((await run(['backup', file()], '', env())).err).toContain('还没有数据');
    expect((await run(['restore', join(folder, 'none')], '', env())).err).toContain('读不出来（ENOENT）');
  });
});
