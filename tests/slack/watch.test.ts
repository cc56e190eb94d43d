import { describe, expect, it } from 'vitest';
import { runWatch } from '../bench/digests.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { startPostgres } from '../postgres.ts';

/** Few enough for every run of the tests; `npm run bench:faults` has 300. */
const DIGESTS = 60;

describe('60 digests that are due while replicas are killed and frozen', () => {
  it.concurrent('come once each: one replica on SQLite', async () => {
    const watch = { digests: DIGESTS, replicas: 1, databaseUrl: null, freezes: false };
    const { missed, doubled, ...blows } = await runWatch(watch);
    expect({ missed, doubled }).toEqual({ missed: 0, doubled: 0 });
    expect(blows.kills).toBeGreaterThan(1);
  }, 180_000);

  it.skipIf(!HAS_POSTGRES).concurrent(
    'come once each: three replicas on PostgreSQL',
    async () => {
      const postgres = await startPostgres();
      try {
        const watch = { digests: DIGESTS, replicas: 3, databaseUrl: await postgres.schema(), freezes: true };
        const { missed, doubled, ...blows } = await runWatch(watch);
        expect({ missed, doubled }).toEqual({ missed: 0, doubled: 0 });
        expect([blows.kills > 1, blows.freezes > 0]).toEqual([true, true]);
      } finally {
        await postgres.stop();
      }
    },
    180_000,
  );
});
