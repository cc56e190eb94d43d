import { STORE_LIMITS } from './limits.ts';
import { StoreOutage } from './outage.ts';
import type { Database } from './sql.ts';

/** Whether a question may be answered; of those over the limit the first in each window is told. */
export type Rate = 'ok' | 'told' | 'over';

/** How fast each person asks. */
export interface Rates {
  /** Counts a question, in a window of a minute that begins with the person's first; in memory while it cannot be written. */
  hit(user: string, now: number, perMinute: number): Promise<Rate>;
  /** Removes who has not asked since an instant; says how many. */
  purge(before: number): Promise<number>;
}

/** The rates in a database. */
export function openRates(database: Database): Rates {
  const countHere = openCounts();
  return {
    hit: async (user, now, perMinute) => {
      const hits = await count(database, user, now).catch((error: unknown) => {
        if (error instanceof StoreOutage) return countHere(user, now);
        throw error;
      });
      if (hits <= perMinute) return 'ok';
      return hits === perMinute + 1 ? 'told' : 'over';
    },
    purge: (before) => database.run('delete from rates where since < $1', [before]),
  };
}

async function count(database: Database, user: string, now: number): Promise<number> {
  // abs: a clock that had run ahead and was set right locks nobody out.
  const text = `insert into rates (asker, since, hits) values ($1, $2, 1)
    on conflict (asker) do update set
      since = case when abs(excluded.since - rates.since) >= $3 then excluded.since else rates.since end,
      hits = case when abs(excluded.since - rates.since) >= $3 then 1 else rates.hits + 1 end
    returning hits`;
  return (await database.all<{ hits: number }>(text, [user, now, STORE_LIMITS.rateWindow]))[0]?.hits ?? 1;
}

/** Counts in the memory of this process. */
function openCounts(): (user: string, now: number) => number {
  const counts = new Map<string, { readonly since: number; readonly hits: number }>();
  return (user, now) => {
    const known = counts.get(user);
    const isOver = known === undefined || Math.abs(now - known.since) >= STORE_LIMITS.rateWindow;
    if (counts.size >= STORE_LIMITS.countedMost) counts.clear();
    const next = isOver ? { since: now, hits: 1 } : { since: known.since, hits: known.hits + 1 };
    counts.set(user, next);
    return next.hits;
  };
}
