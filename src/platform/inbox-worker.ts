import type { Log } from '../config/logger.ts';
import type { Claimed } from '../store/inbox.ts';
import type { Store } from '../store/store.ts';
import { INBOX_LIMITS } from './limits.ts';

/** How a claimed row ended: answered, or to be tried again so many milliseconds later. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'again'; readonly after: number };

/** What a worker needs. */
interface InboxWorkerOptions {
  /** How the threads begin that it works on: each platform answers its own. */
  readonly place: string;
  readonly store: Store;
  readonly log: Log;
  /** Answers a row. What it throws is logged, and the row is tried again. */
  handle(row: Claimed): Promise<Outcome>;
  /** Whether anything can be answered now; always, where it is not given. */
  ready?(): boolean;
}

/** Works the inbox off: rows of one thread in order, threads side by side. */
export class InboxWorker {
  private readonly options: InboxWorkerOptions;
  private readonly running = new Map<Claimed, Promise<void>>();
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(options: InboxWorkerOptions) {
    this.options = options;
    this.timer = setInterval(() => this.wake(), INBOX_LIMITS.poll);
    this.wake();
  }

  /** Looks at once instead of at the next turn. */
  wake(): void {
    this.again = true;
    if (this.stopped || this.looking) return;
    this.looking = this.look()
      .catch((error) => this.options.log.error({ error: String(error) }, 'inbox read failed'))
      .finally(() => {
        this.looking = null;
      });
  }

  /** Takes nothing new, waits for what is in flight, gives the rest back. */
  async stop(grace = INBOX_LIMITS.stopTimeout): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await Promise.race([Promise.all([this.looking, ...this.running.values()]), later(grace)]);
    for (const row of this.running.keys()) await this.options.store.inbox.release(row.id, row.token);
  }

  private async look(): Promise<void> {
    const { store, place, ready = () => true } = this.options;
    do {
      this.again = false;
      while (!this.stopped && ready() && this.running.size < INBOX_LIMITS.concurrency) {
        const row = await store.inbox.claim(Date.now(), INBOX_LIMITS.lease, [], place);
        if (row === null) break;
        this.running.set(row, this.run(row));
      }
    } while (this.again && !this.stopped);
  }

  private async run(row: Claimed): Promise<void> {
    const { store, log } = this.options;
    try {
      const outcome = await this.handle(row);
      if (outcome.kind === 'done') await store.inbox.done(row.id, row.token, Date.now());
      else await store.inbox.renew(row.id, row.token, Date.now(), outcome.after);
    } catch (error) {
      log.error({ error: String(error) }, 'inbox write failed');
    } finally {
      this.running.delete(row);
      this.wake();
    }
  }

  private async handle(row: Claimed): Promise<Outcome> {
    try {
      return await this.options.handle(row);
    } catch (error) {
      this.options.log.error({ error: String(error), attempts: row.attempts }, 'question failed, retrying');
      return { kind: 'again', after: pause(row.attempts) };
    }
  }
}

function pause(attempts: number): number {
  return Math.min(INBOX_LIMITS.retryLongest, INBOX_LIMITS.retryFirst * 2 ** (attempts - 1));
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
