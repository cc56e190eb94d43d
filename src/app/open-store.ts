import type { Config } from '../config/config.ts';
import type { Log } from '../config/logger.ts';
import type { OutageKind } from '../store/outage.ts';
import { countPosts } from '../store/posts.ts';
import { readUserKey } from '../store/pseudonyms.ts';
import { openStore, type Store } from '../store/store.ts';
import type { HearFailure } from '../store/watched.ts';
import { OUTAGE_LOG_EVERY } from './limits.ts';
import type { Meter } from './metrics.ts';

/** Opens the store that the settings name; what fails in it and which posts end is counted. Throws Fault. */
export async function openCountedStore(
  { data: dataDir, databaseUrl, pool, hidesUsers, userKey }: Config,
  log: Log,
  count: (note: (meter: Meter) => void) => void,
): Promise<Store> {
  const tellLog = logOutages(log);
  const hear: HearFailure = (kind, error) => {
    count((meter) => meter.storeFailed(kind));
    tellLog(kind, error);
  };
  const key = hidesUsers ? (userKey ?? readUserKey(dataDir)) : null;
  const store = await openStore({ dataDir, databaseUrl, pool }, { hear, userKey: key });
  return {
    ...store,
    posts: countPosts(store.posts, (slot, result) => count((meter) => meter.postEnded(slot, result))),
  };
}

/** Tells the log of failures of the store, each kind once a minute. */
function logOutages(log: Log): HearFailure {
  const told = new Map<OutageKind, number>();
  return (kind, error) => {
    const last = told.get(kind);
    if (last !== undefined && performance.now() - last < OUTAGE_LOG_EVERY) return;
    told.set(kind, performance.now());
    log.error({ error: String(error), kind }, 'store call failed');
  };
}
