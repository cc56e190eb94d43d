import { describe, expect, it } from 'vitest';
import { runOrdeal } from '../bench/faults.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { startPostgres } from '../postgres.ts';

/** Few enough for every run of the tests; `npm run bench:faults` asks 400. */
const QUESTIONS = 100;

describe('replicas killed again and again while 100 questions come', () => {
  it('lose and double none: one replica on SQLite', async () => {
    const { acknowledged, lost, doubled, kills } = await runOrdeal({
      questions: QUESTIONS,
      replicas: 1,
      databaseUrl: null,
    });
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    expect(acknowledged).toBe(QUESTIONS);
    expect(kills).toBeGreaterThan(3);
  }, 300_000);

  it.skipIf(!HAS_POSTGRES)(
    'lose and double none: two replicas on PostgreSQL',
    async () => {
      const postgres = await startPostgres();
      try {
        const databaseUrl = await postgres.schema();
        const { acknowledged, lost, doubled, kills } = await runOrdeal({
          questions: QUESTIONS,
          replicas: 2,
          databaseUrl,
        });
        expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
        expect(acknowledged).toBe(QUESTIONS);
        expect(kills).toBeGreaterThan(3);
      } finally {
        await postgres.stop();
      }
    },
    300_000,
  );
});
