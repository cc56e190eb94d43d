import { addDays } from '../../index/calendar/day.ts';
import type { House, Poster } from '../platform/platform.ts';
import type { Slot } from '../store/posts.ts';
import type { Subscribed } from '../store/subscriptions.ts';
import { BACK, due, missed, type Plan } from './due.ts';
import { DIGEST, giveUp, send, tell } from './send.ts';

/** How often is looked, how many places are posted to at once, and how long stopping waits; in milliseconds. */
const EVERY = 20_000;
const ABREAST = 4;
const GRACE = 7_000;

/** Gives the poster of a platform; null where it is not connected. */
export type Posters = (platform: string) => Poster | null;

/** Looks again and again what is due, and posts it. Every replica has one; the store lets one of them post. */
export class Clock {
  private readonly house: House;
  private readonly posters: Posters;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private stopped = false;

  constructor(house: House, posters: Posters) {
    this.house = house;
    this.posters = posters;
  }

  /** Looks at once, and from then on every twenty seconds. */
  start(): void {
    this.timer = setInterval(() => void this.tick(), EVERY);
    void this.tick();
  }

  /** Looks once; waits for a look that is under way instead of beginning another. Never throws. */
  tick(): Promise<void> {
    this.looking ??= this.look()
      .catch((error) => this.house.log.error({ error: String(error) }, 'the daily posts could not be looked at'))
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
      waiting = setTimeout(resolve, GRACE);
    });
    await Promise.race([this.looking, patience]);
    clearTimeout(waiting);
  }

  private async look(): Promise<void> {
    const { store } = this.house;
    const all = await store.subscriptions.all();
    const settled = await store.posts.settled(DIGEST, addDays(this.house.today(), -BACK));
    const known = new Set(settled.map(nameOf));
    const waiting = all.filter(({ left, toldAt }) => left === null || toldAt === null);
    let next = 0;
    const lane = async () => {
      for (let one = waiting[next++]; one && !this.stopped; one = waiting[next++]) await this.attend(one, known);
    };
    await Promise.all(Array.from({ length: ABREAST }, lane));
  }

  /** One place; what goes wrong there does not keep the others waiting. */
  private async attend(subscribed: Subscribed, known: ReadonlySet<string>): Promise<void> {
    const { house } = this;
    try {
      const poster = this.posters(subscribed.platform);
      if (subscribed.left !== null) {
        if (poster) await tell(house, poster, subscribed);
        return;
      }
      const isOpen = (day: string) => !known.has(nameOf({ ...subscribed, day }));
      const [now, plan] = [house.now(), planOf(house, subscribed)];
      for (const day of missed(now, plan).filter(isOpen)) await giveUp(house, poster, subscribed, day);
      const day = due(now, plan);
      if (poster && day !== null && isOpen(day)) await send(house, poster, subscribed, day);
    } catch (error) {
      const { platform, channel } = subscribed;
      house.log.error({ error: String(error), platform, channel }, 'a subscription could not be attended to');
    }
  }
}

/** When a subscription is due. */
function planOf({ knowledge, zone }: House, { at, rhythm, pausedUntil, since }: Subscribed): Plan {
  const { workdays } = knowledge.calendar;
  return { at, rhythm, pausedUntil, since, zone, workdays, year: knowledge.plan.year };
}

function nameOf({ platform, channel, day }: Pick<Slot, 'platform' | 'channel' | 'day'>): string {
  return `${platform} ${channel} ${day}`;
}
