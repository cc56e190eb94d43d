import { STORE_LIMITS } from './limits.ts';
import type { Database } from './sql.ts';

/** Whether a question may be answered; of those over the limit the first in each window is told. */
export type Rate = 'ok' | 'told' | 'over';

/** How fast each person asks. */
export interface Rates {
  /** Counts a question, in a window of a minute that begins with the person's first. */
  hit(user: string, now: number, perMinute: number): Promise<Rate>;
}

/** The rates in a database. */
export function openRates(database: Database): Rates {
  return {
    hit: async (user, now, perMinute) => {
      // abs: a clock that had run ahead and was set right locks nobody out.
      const text = `insert into rates (asker, since, hits) values ($1, $2, 1)
        on conflict (asker) do update set
          since = case when abs(excluded.since - rates.since) >= $3 then excluded.since else rates.since end,
          hits = case when abs(excluded.since - rates.since) >= $3 then 1 else rates.hits + 1 end
        returning hits`;
      const hits = (await database.all<{ hits: number }>(text, [user, now, STORE_LIMITS.rateWindow]))[0]?.hits ?? 1;
      if (hits <= perMinute) return 'ok';
      return hits === perMinute + 1 ? 'told' : 'over';
    },
  };
}
