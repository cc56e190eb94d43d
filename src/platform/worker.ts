import type { Log } from '../config/logger.ts';
import type { Claimed } from '../store/inbox.ts';
import type { Store } from '../store/open.ts';

/** How a claimed row ended: answered, or to be tried again so many milliseconds later. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'again'; readonly after: number };

/** What a worker needs. */
export interface Work {
  /** How the threads begin that it works on: each platform answers its own. */
  readonly place: string;
  readonly store: Store;
  readonly log: Log;
  /** Answers a row. What it throws is logged, and the row is tried again. */
  handle(row: Claimed): Promise<Outcome>;
  /** Whether anything can be answered now; always, where it is not given. */
  ready?(): boolean;
}

/** How long a row is held, how often an idle worker looks, how many rows are worked on at once, and how long it stops for; in milliseconds. */
const LEASE = 30_000;
const IDLE = 1_000;
const SIDE_BY_SIDE = 8;
const GRACE = 7_000;

/** Works the inbox off: rows of one thread in order, threads side by side. */
export class Worker {
  private readonly work: Work;
  private readonly running = new Map<Claimed, Promise<void>>();
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(work: Work) {
    this.work = work;
    this.timer = setInterval(() => this.wake(), IDLE);
    this.wake();
  }

  /** Looks at once instead of at the next turn. */
  wake(): void {
    this.again = true;
    if (this.stopped || this.looking) return;
    this.looking = this.look()
      .catch((error) => this.work.log.error({ error: String(error) }, 'the inbox could not be read'))
      .finally(() => {
        this.looking = null;
      });
  }

  /** Takes nothing new, waits for what is in flight, gives the rest back. */
  async stop(grace = GRACE): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await Promise.race([Promise.all([this.looking, ...this.running.values()]), later(grace)]);
    for (const row of this.running.keys()) await this.work.store.inbox.release(row.id, row.token);
  }

  private async look(): Promise<void> {
    const { store, place, ready = () => true } = this.work;
    do {
      this.again = false;
      while (!this.stopped && ready() && this.running.size < SIDE_BY_SIDE) {
        const row = await store.inbox.claim(Date.now(), LEASE, [], place);
        if (row === null) break;
        this.running.set(row, this.run(row));
      }
    } while (this.again && !this.stopped);
  }

  private async run(row: Claimed): Promise<void> {
    const { store, log } = this.work;
    try {
      const outcome = await this.handle(row);
      if (outcome.kind === 'done') await store.inbox.done(row.id, row.token, Date.now());
      else await store.inbox.renew(row.id, row.token, Date.now(), outcome.after);
    } catch (error) {
      log.error({ error: String(error) }, 'the inbox could not be written');
    } finally {
      this.running.delete(row);
      this.wake();
    }
  }

  private async handle(row: Claimed): Promise<Outcome> {
    try {
      return await this.work.handle(row);
    } catch (error) {
      this.work.log.error({ error: String(error), attempts: row.attempts }, 'a question is tried again');
      return { kind: 'again', after: pause(row.attempts) };
    }
  }
}

/** A second, then twice as long each time, up to a minute. */
function pause(attempts: number): number {
  return Math.min(60_000, 500 * 2 ** Math.min(attempts, 8));
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
