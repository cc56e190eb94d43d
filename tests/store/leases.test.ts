import { describe, expect, it } from 'vitest';
import { DRIVERS, eachStore, withStores } from './drivers.ts';

describe.each(DRIVERS)('$name', (driver) => {
  describe.skipIf(!driver.there)('has leases', () => {
    const opened = eachStore(driver);

    it('that one holds until it ends or is given back', async () => {
      const { leases } = opened.store;
      expect(await leases.take('line', 'A', 0, 100)).toBe(true);
      expect(await leases.take('line', 'B', 99, 100)).toBe(false);
      expect(await leases.take('other', 'B', 99, 100)).toBe(true);
      expect(await leases.take('line', 'B', 100, 100)).toBe(true);
      expect(await leases.take('line', 'A', 150, 100)).toBe(false);
      expect(await leases.release('line', 'A')).toBe(false);
      expect(await leases.release('line', 'B')).toBe(true);
      expect(await leases.take('line', 'A', 150, 100)).toBe(true);
    });

    it('that their holder lengthens', async () => {
      const { leases } = opened.store;
      for (const now of [0, 90, 180]) expect(await leases.take('line', 'A', now, 100)).toBe(true);
      expect(await leases.take('line', 'B', 279, 100)).toBe(false);
      expect(await leases.take('line', 'B', 280, 100)).toBe(true);
    });

    it('of which one in forty takers gets each, and a late one what has ended', async () => {
      await withStores(opened.where, 4, async (stores) => {
        for (const now of [0, 100, 200]) {
          const takers = Array.from({ length: 40 }, (_, i) =>
            (stores[i % 4] ?? opened.store).leases.take('line', `${now}-${i}`, now, 100),
          );
          expect((await Promise.all(takers)).filter(Boolean)).toHaveLength(1);
        }
      });
    });

    it('that are removed when they have ended', async () => {
      const { leases } = opened.store;
      await leases.take('old', 'A', 0, 100);
      await leases.take('new', 'A', 0, 200);
      expect(await leases.purge(150)).toBe(1);
      expect(await leases.take('old', 'B', 50, 100)).toBe(true);
      expect(await leases.take('new', 'B', 50, 100)).toBe(false);
    });

    it('and an inbox in which each place has its own', async () => {
      const { inbox } = opened.store;
      for (const thread of ['slack:C1', 'wecom:zhangsan', 'wecom:lisi'])
        await inbox.receive({ key: thread, thread, body: '', at: 1 });
      expect(await inbox.claim(1, 100, [], 'wecom:')).toMatchObject({ key: 'wecom:zhangsan' });
      expect(await inbox.claim(1, 100, ['wecom:lisi'], 'wecom:')).toBeNull();
      expect(await inbox.claim(1, 100, [], 'slack:')).toMatchObject({ key: 'slack:C1' });
      expect(await inbox.claim(1, 100, [], 'web:')).toBeNull();
      expect(await inbox.claim(1, 100)).toMatchObject({ key: 'wecom:lisi' });
    });
  });
});
