import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config/root.ts';
import type { Claimed, InboxMessage } from '../../src/store/inbox.ts';
import type { Store } from '../../src/store/store.ts';
import { DRIVERS, eachStore, withStores } from './drivers.ts';

const LEASE = 1_000;
const DAY = 86_400_000;
const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const message = (key: string, thread = key): InboxMessage => ({ key, thread, body: `{"text":"${key}"}`, at: 1 });

describe.each(DRIVERS)('$name', (driver) => {
  describe.skipIf(!driver.there)('has an inbox that', () => {
    const opened = eachStore(driver);

    /** Claims and answers until nothing is left; the keys in order. */
    async function drain(now = 10): Promise<readonly string[]> {
      const keys: string[] = [];
      for (;;) {
        const claimed = await opened.store.inbox.claim(now, LEASE);
        if (claimed === null) return keys;
        keys.push(claimed.key);
        expect(await opened.store.inbox.done(claimed.id, claimed.token, now)).toBe(true);
      }
    }

    it('gives back what it was given', async () => {
      await opened.store.inbox.receive(message('a', 'T'));
      const claimed = await opened.store.inbox.claim(10, LEASE);
      expect(claimed).toEqual({
        id: 1,
        key: 'a',
        thread: 'T',
        body: '{"text":"a"}',
        attempts: 1,
        token: expect.stringMatching(/^[0-9a-f-]{36}$/),
        leaseUntil: 1_010,
      });
      expect(await opened.store.inbox.claim(10, LEASE)).toBeNull();
    });

    it('takes a message once, under whichever of its keys it comes', async () => {
      expect(await opened.store.inbox.receive({ ...message('E1'), aliases: ['C:1'] })).toBe(true);
      expect(await opened.store.inbox.receive(message('E1'))).toBe(false);
      expect(await opened.store.inbox.receive({ ...message('E2'), aliases: ['C:1'] })).toBe(false);
      expect(await opened.store.inbox.receive(message('E2'))).toBe(false);
      expect(await opened.store.inbox.receive(message('C:1'))).toBe(false);
      expect(await opened.store.inbox.receive({ ...message('E3'), aliases: ['C:2', 'E3'] })).toBe(true);
      expect(await drain()).toEqual(['E1', 'E3']);
      expect(await opened.store.inbox.receive(message('E1'))).toBe(false);
    });

    it('takes a message once of fifty callers, with and without an alias', async () => {
      await withStores(opened.where, 4, async (stores) => {
        const at = (i: number) => stores[i % 4] ?? opened.store;
        for (const round of range(5)) {
          const same = range(50).map((i) => at(i).inbox.receive(message(`same${round}`)));
          const alias = range(50).map((i) =>
            at(i).inbox.receive({ ...message(`E${round}-${i}`), aliases: [`C:${round}`] }),
          );
          expect((await Promise.all(same)).filter(Boolean)).toHaveLength(1);
          expect((await Promise.all(alias)).filter(Boolean)).toHaveLength(1);
        }
      });
      expect(await drain()).toHaveLength(10);
    });

    it('never gives two of 200 claimers the same message', async () => {
      await Promise.all(range(200).map((i) => opened.store.inbox.receive(message(`${i}`))));
      await withStores(opened.where, 4, async (stores) => {
        const claims = await Promise.all(range(200).map((i) => (stores[i % 4] ?? opened.store).inbox.claim(10, LEASE)));
        const ids = claims.flatMap((claimed) => claimed?.id ?? []);
        expect(ids).toHaveLength(200);
        expect(new Set(ids).size).toBe(200);
      });
    });

    it('gives five processes that open it at once each message once', async () => {
      const shared = await driver.fresh();
      const claimers = async () => {
        const args = [join(ROOT, 'dist', 'tests', 'worker.js'), 'claim', JSON.stringify(shared)];
        const replicas = range(5).map(() => spawn(process.execPath, args, { cwd: ROOT }));
        const ends = replicas.map(async (replica) => {
          const [out, err] = await Promise.all([text(replica.stdout), text(replica.stderr), once(replica, 'close')]);
          expect(err).toBe('');
          return out.split('\n').filter((line) => line !== '');
        });
        return (await Promise.all(ends)).flat();
      };
      expect(await claimers()).toEqual([]);
      const keys = range(200).map(String);
      await withStores(shared, 1, async ([one]) => {
        for (const key of keys) await one?.inbox.receive(message(key));
      });
      expect((await claimers()).toSorted()).toEqual(keys.toSorted());
    });

    it('keeps the order within a thread, one at a time, and lets threads run side by side', async () => {
      for (const key of ['a1', 'b1', 'a2', 'b2']) await opened.store.inbox.receive(message(key, key.slice(0, 1)));
      const first = await opened.store.inbox.claim(10, LEASE);
      const second = await opened.store.inbox.claim(10, LEASE);
      expect([first?.key, second?.key]).toEqual(['a1', 'b1']);
      expect(await opened.store.inbox.claim(10, LEASE)).toBeNull();
      await opened.store.inbox.done(second?.id ?? 0, second?.token ?? '', 11);
      expect(await drain()).toEqual(['b2']);
    });

    it('keeps the order while messages come in and four replicas answer', async () => {
      const running = new Map<string, string>();
      const answered: Claimed[] = [];
      const total = 300;
      await withStores(opened.where, 4, async (stores) => {
        const receiving = range(total).map((i) =>
          (stores[i % 4] ?? opened.store).inbox.receive(message(`${i}`, `T${i % 7}`)),
        );
        const worker = async ({ inbox }: Store) => {
          while (answered.length < total) {
            const claimed = await inbox.claim(10, LEASE);
            if (claimed === null) {
              await sleep(1);
              continue;
            }
            expect(running.get(claimed.thread)).toBeUndefined();
            running.set(claimed.thread, claimed.key);
            await sleep(Math.random() * 3);
            answered.push(claimed);
            running.delete(claimed.thread);
            await inbox.done(claimed.id, claimed.token, 11);
          }
        };
        await Promise.all([...receiving, ...stores.flatMap((each) => range(5).map(() => worker(each)))]);
      });
      for (const thread of range(7).map((i) => `T${i}`)) {
        const ids = answered.filter((claimed) => claimed.thread === thread).map(({ id }) => id);
        expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      }
      expect(new Set(answered.map(({ key }) => key)).size).toBe(total);
    });

    it('leaves out the threads that are to be skipped', async () => {
      for (const key of ['a', 'b', 'c']) await opened.store.inbox.receive(message(key));
      expect((await opened.store.inbox.claim(10, LEASE, ['a', 'b']))?.key).toBe('c');
      expect(await opened.store.inbox.claim(10, LEASE, ['a', 'b'])).toBeNull();
      expect((await opened.store.inbox.claim(10, LEASE, []))?.key).toBe('a');
    });

    it('gives a message again when its lease has run out, and refuses the old token', async () => {
      await opened.store.inbox.receive(message('a'));
      const first = await opened.store.inbox.claim(10, LEASE);
      expect(await opened.store.inbox.claim(1_009, LEASE)).toBeNull();
      const again = await opened.store.inbox.claim(1_010, LEASE);
      expect(again).toMatchObject({ key: 'a', attempts: 2, leaseUntil: 2_010 });
      const { id = 0, token: stale = '' } = first ?? {};
      expect(await opened.store.inbox.done(id, stale, 1_020)).toBe(false);
      expect(await opened.store.inbox.renew(id, stale, 1_020, LEASE)).toBe(false);
      expect(await opened.store.inbox.release(id, stale)).toBe(false);
      expect(await opened.store.inbox.done(id, again?.token ?? '', 1_020)).toBe(true);
      expect(await opened.store.inbox.done(id, again?.token ?? '', 1_020)).toBe(false);
      expect(await opened.store.inbox.renew(id, again?.token ?? '', 1_020, LEASE)).toBe(false);
      expect(await opened.store.inbox.claim(DAY, LEASE)).toBeNull();
    });

    it('lengthens a claim and gives one back', async () => {
      await opened.store.inbox.receive(message('a'));
      const { id = 0, token = '' } = (await opened.store.inbox.claim(10, LEASE)) ?? {};
      expect(await opened.store.inbox.renew(id, token, 900, LEASE)).toBe(true);
      expect(await opened.store.inbox.claim(1_500, LEASE)).toBeNull();
      expect(await opened.store.inbox.release(id, token)).toBe(true);
      expect(await opened.store.inbox.done(id, token, 1_500)).toBe(false);
      expect(await opened.store.inbox.claim(1_500, LEASE)).toMatchObject({ key: 'a', attempts: 2 });
    });

    it('counts what waits and removes what was done long ago, keys and all', async () => {
      for (const key of ['a', 'b', 'c']) await opened.store.inbox.receive({ ...message(key), aliases: [`${key}'`] });
      expect(await opened.store.inbox.pending(10)).toBe(3);
      const { id = 0, token = '' } = (await opened.store.inbox.claim(10, LEASE)) ?? {};
      await opened.store.inbox.claim(10, LEASE);
      expect(await opened.store.inbox.pending(10)).toBe(1);
      expect(await opened.store.inbox.pending(1_010)).toBe(3);
      await opened.store.inbox.done(id, token, 20);
      expect(await opened.store.inbox.purge(20)).toBe(0);
      expect(await opened.store.inbox.purge(21)).toBe(1);
      expect(await opened.store.inbox.receive(message("a'"))).toBe(true);
      expect(await opened.store.inbox.receive(message("b'"))).toBe(false);
      expect(await drain(DAY)).toEqual(['b', 'c', "a'"]);
    });
  });
});
