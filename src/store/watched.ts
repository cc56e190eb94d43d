import { STORE_LIMITS } from './limits.ts';
import { type OutageKind, outageOf, StoreOutage } from './outage.ts';
import type { Database } from './sql.ts';

/** Hears of a statement that failed, and why; `other` where the statement itself is wrong. */
export type HearFailure = (kind: OutageKind, error: unknown) => void;

/** A database whose calls all end in time, and which says at once that it is away while it is. */
export interface WatchedDatabase extends Database {
  /** Calls that go through even while it is taken to be away, to see whether it is back. */
  readonly probe: Database;
}

/** Outages that every caller would have to wait for again. */
const SLOW: readonly OutageKind[] = ['timeout', 'unreachable'];

/**
 * Watches a database: a call ends after `longest` milliseconds at most, and where one found the database away, the
 * others of the next moment fail without waiting for the same. What one of them began may still be done later.
 */
export function watchDatabase(database: Database, longest: number, hear: HearFailure): WatchedDatabase {
  let away: { readonly outage: StoreOutage; readonly until: number } | null = null;
  const call = async <T>(work: () => Promise<T>, isProbe: boolean): Promise<T> => {
    if (!isProbe && away !== null && performance.now() < away.until) throw away.outage;
    try {
      const result = await within(work(), longest);
      away = null;
      return result;
    } catch (error) {
      const outage = outageOf(error);
      hear(outage?.kind ?? 'other', error);
      if (outage !== null && SLOW.includes(outage.kind))
        away = { outage, until: performance.now() + STORE_LIMITS.awayPause };
      throw outage ?? error;
    }
  };
  const through = (isProbe: boolean): Database => ({
    all: (text, values) => call(() => database.all(text, values), isProbe),
    run: (text, values) => call(() => database.run(text, values), isProbe),
    transaction: (work) => call(() => database.transaction(work), isProbe),
    snapshot: (work) => call(() => database.snapshot(work), isProbe),
    close: () => database.close(),
  });
  return { ...through(false), probe: through(true) };
}

/** Waits no longer than so many milliseconds; throws StoreOutage where that was not enough. */
export async function within<T>(work: Promise<T>, longest: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreOutage('timeout', `no answer within ${longest} ms`)), longest);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
