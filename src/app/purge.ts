import { addDays } from '../../index/calendar/day.ts';
import { DAY } from '../config/durations.ts';
import type { AppContext } from '../platform/platform.ts';
import { RETENTION, START_LIMITS } from './limits.ts';

/** Deletes from time to time what is older than it is to be kept: soon after the start, since some are restarted every night. */
export function schedulePurges(context: AppContext): void {
  setTimeout(() => purgeStore(context), START_LIMITS.quiet).unref();
  setInterval(() => purgeStore(context), RETENTION.purgeEvery).unref();
}

/** Deletes once what is older than it is to be kept. What fails is logged, and the rest is done. */
export async function purgeStore({ store, log, now, today, config }: AppContext): Promise<void> {
  const { retentionDays } = config;
  const before = (longest: number) => now() - Math.min(longest, retentionDays * DAY);
  const kept = before(retentionDays * DAY);
  const postsDays = Math.max(RETENTION.postsDaysLeast, Math.min(RETENTION.postsDays, retentionDays));
  const purges: Readonly<Record<string, () => Promise<number>>> = {
    inbox: () => store.inbox.purge(before(RETENTION.inbox)),
    unread: () => store.inbox.abandon(kept),
    conversations: () => store.conversations.forget(before(RETENTION.conversations)),
    feedback: () => store.feedback.purge(kept),
    unanswered: () => store.unanswered.purge(kept),
    rates: () => store.rates.purge(before(RETENTION.rates)),
    posts: () => store.posts.purge(addDays(today(), -postsDays)),
    leases: () => store.leases.purge(now()),
  };
  for (const [name, purge] of Object.entries(purges)) {
    try {
      const count = await purge();
      if (name === 'unread' && count > 0) log.warn({ count }, 'questions that nobody answered deleted');
    } catch (error) {
      log.warn({ error: String(error), name }, 'clean-up failed');
    }
  }
}
