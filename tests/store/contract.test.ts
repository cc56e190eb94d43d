import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InboxMessage } from '../../src/store/inbox.ts';
import { MIGRATIONS, migrate } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/store.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { DRIVERS, eachStore, withStores } from './drivers.ts';

const LEASE = 1_000;
const DAY = 86_400_000;
const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const message = (key: string, thread = key): InboxMessage => ({ key, thread, body: `{"text":"${key}"}`, at: 1 });

it('in CI PostgreSQL is there', () => {
  expect(HAS_POSTGRES || process.env.CI === undefined).toBe(true);
});

describe.each(DRIVERS)('$name', (driver) => {
  describe.skipIf(!driver.there)('keeps', () => {
    const opened = eachStore(driver);

    it('any text, and marks what no database keeps', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (body) => {
          await opened.store.conversations.remember('T', body, 1);
          expect(await opened.store.conversations.recall('T', 1)).toBe(body.replaceAll('\0', '\uFFFD'));
        }),
        { numRuns: 100, examples: [['a\0b'], ["';--"], ['$1 ?1'], ['🐱电梯'], ['\\']] },
      );
    });

    it('a conversation for thirty days', async () => {
      const { conversations } = opened.store;
      expect(await conversations.recall('T', 5)).toBeNull();
      await conversations.remember('T', '{"item":1}', 5);
      await conversations.remember('T', '{"item":2}', 6);
      await conversations.remember('U', '{}', 7);
      expect(await conversations.recall('T', 5 + 30 * DAY)).toBe('{"item":2}');
      expect(await conversations.recall('T', 6 + 30 * DAY)).toBeNull();
      expect(await conversations.forget(7)).toBe(1);
      expect(await conversations.recall('T', 6)).toBeNull();
      expect(await conversations.recall('U', 7)).toBe('{}');
    });

    it('one opinion of an answer and person, the last', async () => {
      const opinion = { answer: 'C:1', user: 'U1', verdict: 'up', reason: null, question: '电梯', at: 1 } as const;
      const worse = { ...opinion, verdict: 'down', reason: '不完整', at: 3 } as const;
      const other = { ...opinion, user: 'U2', at: 2 };
      for (const each of [opinion, other, worse]) await opened.store.feedback.add(each);
      expect(await opened.store.feedback.list({ since: 0, limit: 9 })).toEqual([worse, other]);
      expect(await opened.store.feedback.list({ since: 3, limit: 9 })).toEqual([worse]);
      expect(await opened.store.feedback.list({ since: 0, limit: 1 })).toEqual([worse]);
    });

    it('unanswered questions, the most asked first', async () => {
      const asked: readonly (readonly [string, number])[] = [
        ['天气', 1],
        ['天气', 2],
        ['食堂', 3],
        ['班车', 4],
        ['天气', 5],
      ];
      for (const [question, at] of asked) await opened.store.unanswered.add({ question, user: 'U', place: 'C', at });
      expect(await opened.store.unanswered.top({ since: 0, limit: 2 })).toEqual([
        { question: '天气', count: 3, last: 5 },
        { question: '班车', count: 1, last: 4 },
      ]);
      expect(await opened.store.unanswered.top({ since: 5, limit: 9 })).toEqual([
        { question: '天气', count: 1, last: 5 },
      ]);
      await opened.store.unanswered.add({ question: '天气', user: 'V', place: 'C', at: 6 });
      expect(await opened.store.unanswered.askers({ since: 3, limit: 3 })).toEqual([
        { question: '天气', user: 'V', place: 'C' },
        { question: '天气', user: 'U', place: 'C' },
        { question: '班车', user: 'U', place: 'C' },
      ]);
    });

    it('a rate, and tells a person once a minute', async () => {
      const hit = (now: number, user = 'U') => opened.store.rates.hit(user, now, 2);
      const rates = [];
      for (const now of [0, 1, 2, 59_999, 60_000, 60_001, 60_002, 60_003]) rates.push(await hit(now));
      expect(rates).toEqual(['ok', 'ok', 'told', 'over', 'ok', 'ok', 'told', 'over']);
      expect(await hit(60_003, 'V')).toBe('ok');
      await hit(DAY, 'W');
      for (const now of [1, 2]) expect(await hit(now, 'W')).toBe('ok');
    });

    it('a rate over several replicas', async () => {
      await withStores(opened.where, 4, async (stores) => {
        const hits = await Promise.all(range(50).map((i) => (stores[i % 4] ?? opened.store).rates.hit('U', i, 20)));
        const count = (rate: string) => hits.filter((hit) => hit === rate).length;
        expect([count('ok'), count('told'), count('over')]).toEqual([20, 1, 29]);
      });
    });

    it('one subscription a place, until it is ended', async () => {
      const { subscriptions } = opened.store;
      const base = { platform: 'slack', channel: 'C1', at: '08:45', scope: null, rhythm: 'daily', since: 5 } as const;
      const first = { ...base, setBy: 'U1', setName: null };
      const fresh = { pausedUntil: null, left: null, toldAt: null };
      expect(await subscriptions.get(base)).toBeNull();
      expect(await subscriptions.pause(base, '2020-05-06', 6)).toBe(false);
      await subscriptions.set(first);
      expect(await subscriptions.get(base)).toEqual({ ...first, ...fresh });
      expect(await subscriptions.pause(base, '2020-05-06', 6)).toBe(true);
      expect(await subscriptions.get(base)).toMatchObject({ pausedUntil: '2020-05-06', since: 6 });
      expect(await subscriptions.leave(base, 'gone', 5)).toBe(false);
      expect([await subscriptions.leave(base, 'gone', 6), await subscriptions.leave(base, 'gone', 6)]).toEqual([
        true,
        false,
      ]);
      expect([await subscriptions.told(base, 5, 7), await subscriptions.told(base, 6, 7)]).toEqual([false, true]);
      expect(await subscriptions.get(base)).toMatchObject({ left: 'gone', toldAt: 7 });
      const second = { ...first, at: '09:00', scope: '7', rhythm: 'weekly', setName: '王', since: 8 } as const;
      await subscriptions.set(second);
      const other = { ...first, channel: 'C0' };
      await subscriptions.set(other);
      expect(await subscriptions.all()).toEqual([
        { ...other, ...fresh },
        { ...second, ...fresh },
      ]);
      expect([await subscriptions.remove(base), await subscriptions.remove(base)]).toEqual([true, false]);
    });

    it('a post for whoever claims it first, until it is made or left out', async () => {
      const { posts } = opened.store;
      const slot = { platform: 'slack', channel: 'C1', day: '2020-04-20', kind: 'digest' };
      const first = await posts.claim(slot, 10, LEASE);
      expect(first).toMatchObject({ ...slot, attempts: 1, firstAt: 10, leaseUntil: 10 + LEASE });
      expect(await posts.claim(slot, 9 + LEASE, LEASE)).toBeNull();
      const second = await posts.claim(slot, 10 + LEASE, LEASE);
      expect(second).toMatchObject({ attempts: 2, firstAt: 10 });
      if (!first || !second) throw new Error('not claimed');
      expect([await posts.renew(first, 99), await posts.posted(first, 99), await posts.skip(first, '')]).toEqual([
        false,
        false,
        false,
      ]);
      expect(await posts.renew(second, 20)).toBe(true);
      const third = await posts.claim(slot, 20, LEASE);
      if (!third) throw new Error('not claimed');
      expect(await posts.settled('digest', '2020-04-20')).toEqual([]);
      expect([await posts.posted(third, 21), await posts.skip(third, 'late')]).toEqual([true, false]);
      expect(await posts.claim(slot, DAY, LEASE)).toBeNull();
      const next = { ...slot, day: '2020-04-21' };
      const left = await posts.claim(next, 30, LEASE);
      if (left) expect(await posts.skip(left, 'late')).toBe(true);
      await posts.claim({ ...slot, channel: 'C2' }, 30, LEASE);
      await posts.claim({ ...slot, kind: 'other' }, 30, LEASE);
      expect(await posts.settled('digest', '2020-04-20')).toEqual(expect.arrayContaining([slot, next]));
      expect(await posts.settled('digest', '2020-04-21')).toEqual([next]);
      expect(await posts.latest('digest', 5)).toEqual([
        { ...next, postedAt: null, skipped: 'late', attempts: 1 },
        { ...slot, channel: 'C2', postedAt: null, skipped: null, attempts: 1 },
        { ...slot, postedAt: 21, skipped: null, attempts: 3 },
      ]);
      expect(await posts.latest('digest', 1)).toHaveLength(1);
      expect(await posts.purge('2020-04-21')).toBe(3);
      expect(await posts.settled('digest', '2020-04-20')).toEqual([next]);
    });

    it('a post that a clock held which ran ahead and was set right', async () => {
      const slot = { platform: 'slack', channel: 'C1', day: '2020-04-20', kind: 'digest' };
      await opened.store.posts.claim(slot, 10 * DAY, LEASE);
      expect(await opened.store.posts.claim(slot, 10 * DAY - 60_000, LEASE)).toBeNull();
      expect(await opened.store.posts.claim(slot, 9 * DAY, LEASE)).toMatchObject({ attempts: 2 });
    });

    it('a post for one of several replicas', async () => {
      await withStores(opened.where, 4, async (stores) => {
        const slots = range(20).map((i) => ({
          platform: 'slack',
          channel: `C${i}`,
          day: '2020-04-20',
          kind: 'digest',
        }));
        const claims = await Promise.all(
          stores.flatMap(({ posts }) => slots.map((slot) => posts.claim(slot, 1, LEASE))),
        );
        expect(claims.flatMap((claim) => claim?.channel ?? []).toSorted()).toEqual(
          slots.map(({ channel }) => channel).toSorted(),
        );
      });
    });

    it('its tables, made once by five that open it at once', async () => {
      const empty = await driver.fresh();
      const all = range(5).map(() => driver.open(empty));
      const ran = await Promise.all(all.map((database) => migrate(database, 'store')));
      expect(ran.toSorted((a, b) => b.length - a.length)).toEqual([MIGRATIONS.map((_, i) => i + 1), [], [], [], []]);
      await Promise.all(all.map((database) => database.close()));
    });

    it('its tables as they were where a migration is broken', async () => {
      const database = driver.open(await driver.fresh());
      const broken = [['create table first (a bigint)'], ['create table second (a bigint)', 'create tabel third']];
      await expect(migrate(database, 'store', broken)).rejects.toThrow(/syntax error/);
      await expect(database.all('select * from first')).rejects.toThrow(/first/);
      expect(await migrate(database, 'store', broken.slice(0, 1))).toEqual([1]);
      await expect(migrate(database, 'store', [])).rejects.toThrow('store：数据库已由更新的版本升级过。改法：');
      await database.close();
    });

    it('what was written over a restart', async () => {
      await opened.store.inbox.receive(message('a'));
      await opened.store.inbox.claim(10, LEASE);
      await opened.store.close();
      const again = await openStore(opened.where);
      expect(await again.inbox.receive(message('a'))).toBe(false);
      expect(await again.inbox.claim(1_010, LEASE)).toMatchObject({ key: 'a', attempts: 2 });
      await again.close();
    });

    it('what is written to see whether it can be, until it is closed', async () => {
      expect(await opened.store.outage()).toBeNull();
      await opened.store.close();
      await opened.store.close();
      expect(await opened.store.outage()).not.toBeNull();
    });
  });
});
