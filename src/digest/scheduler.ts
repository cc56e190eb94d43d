import { addDays } from '../../index/calendar/day.ts';
import type { AppContext, DigestPoster } from '../platform/platform.ts';
import type { Slot } from '../store/posts.ts';
import type { Subscribed } from '../store/subscriptions.ts';
import { type DueRule, dueDay, missedDays } from './due.ts';
import { DIGEST_LIMITS } from './limits.ts';
import { abandonPost, DIGEST, notifySetter, sendPost } from './send-post.ts';

/** Gives the poster of a platform; null where it is not connected. */
type Posters = (platform: string) => DigestPoster | null;

/** Looks again and again what is due, and posts it. Every replica has one; the store lets one of them post. */
export class DigestScheduler {
  private readonly context: AppContext;
  private readonly posters: Posters;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private stopped = false;

  constructor(context: AppContext, posters: Posters) {
    this.context = context;
    this.posters = posters;
  }

  /** Looks at once, and from then on every twenty seconds. */
  start(): void {
    this.timer = setInterval(() => void this.tick(), DIGEST_LIMITS.poll);
    void this.tick();
  }

  /** Looks once; waits for a look that is under way instead of beginning another. Never throws. */
  tick(): Promise<void> {
    this.looking ??= this.look()
      .catch((error) => this.context.log.error({ error: String(error) }, 'digest scheduler tick failed'))
      .finally(() => {
        this.looking = null;
      });
    return this.looking;
  }

  /** Begins nothing new and waits for what is on its way. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    let waiting: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => {
      waiting = setTimeout(resolve, DIGEST_LIMITS.stopTimeout);
    });
    await Promise.race([this.looking, patience]);
    clearTimeout(waiting);
  }

  private async look(): Promise<void> {
    const { store } = this.context;
    const all = await store.subscriptions.all();
    const settled = await store.posts.settled(DIGEST, addDays(this.context.today(), -DIGEST_LIMITS.lookbackDays));
    const known = new Set(settled.map(nameOf));
    const waiting = all.filter(({ left, toldAt }) => left === null || toldAt === null);
    let next = 0;
    const drain = async () => {
      for (let one = waiting[next++]; one && !this.stopped; one = waiting[next++])
        await this.handleSubscription(one, known);
    };
    await Promise.all(Array.from({ length: DIGEST_LIMITS.concurrency }, drain));
  }

  /** One place; what goes wrong there does not keep the others waiting. */
  private async handleSubscription(subscribed: Subscribed, known: ReadonlySet<string>): Promise<void> {
    const { context } = this;
    try {
      const poster = this.posters(subscribed.platform);
      if (subscribed.left !== null) {
        if (poster) await notifySetter(context, poster, subscribed);
        return;
      }
      const isOpen = (day: string) => !known.has(nameOf({ ...subscribed, day }));
      const [now, plan] = [context.now(), planOf(context, subscribed)];
      for (const day of missedDays(now, plan).filter(isOpen)) await abandonPost(context, poster, subscribed, day);
      const day = dueDay(now, plan);
      if (poster && day !== null && isOpen(day)) await sendPost(context, poster, subscribed, day);
    } catch (error) {
      const { platform, channel } = subscribed;
      context.log.error({ error: String(error), platform, channel }, 'subscription failed');
    }
  }
}

/** When a subscription is due. */
function planOf({ knowledge, zone }: AppContext, { at, rhythm, pausedUntil, since }: Subscribed): DueRule {
  const { workdays } = knowledge.calendar;
  return { at, rhythm, pausedUntil, since, zone, workdays, year: knowledge.plan.year };
}

function nameOf({ platform, channel, day }: Pick<Slot, 'platform' | 'channel' | 'day'>): string {
  return `${platform} ${channel} ${day}`;
}
