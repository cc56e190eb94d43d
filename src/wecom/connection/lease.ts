import { randomUUID } from 'node:crypto';
import type { Log } from '../../config/logger.ts';
import type { Leases } from '../../store/leases.ts';
import type { Timing } from '../limits.ts';

/** What holding needs, and whom it tells. */
interface ConnectionLeaseOptions {
  readonly leases: Leases;
  readonly log: Log;
  /** Name of what only one replica may hold. */
  readonly name: string;
  readonly timing: Pick<Timing, 'lease' | 'renewEvery'>;
  /** It is this replica's from now on. */
  gained(): void;
  /** It is another's, or may be. */
  lost(): void;
}

/** Holds a lease for as long as it may, and waits for it where another has it. */
export class ConnectionLease {
  private readonly options: ConnectionLeaseOptions;
  private readonly id = randomUUID();
  private timer: NodeJS.Timeout | null = null;
  private renewing: Promise<void> | null = null;
  private until = 0;
  private mine = false;

  constructor(options: ConnectionLeaseOptions) {
    this.options = options;
  }

  /** Whether it is this replica's. */
  get isMine(): boolean {
    return this.mine;
  }

  /** Tries for the first time, and goes on in the background. */
  async start(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), this.options.timing.renewEvery);
  }

  /** Looks now whether it is still this replica's; tells where that has changed. */
  look(): Promise<void> {
    this.renewing ??= this.renew().finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  /** Gives it back. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.renewing;
    this.mine = false;
    await this.options.leases.release(this.options.name, this.id).catch((error) => this.complain(error));
  }

  private async renew(): Promise<void> {
    const { leases, name, timing } = this.options;
    const now = Date.now();
    const before = this.mine;
    try {
      this.mine = await leases.take(name, this.id, now, timing.lease);
      if (this.mine) this.until = now + timing.lease;
    } catch (error) {
      this.complain(error);
      // Until then nobody else can have taken it.
      this.mine = before && Date.now() < this.until;
    }
    if (this.mine === before) return;
    if (this.mine) this.options.gained();
    else this.options.lost();
  }

  private complain(error: unknown): void {
    this.options.log.warn({ error: String(error) }, 'lease write failed');
  }
}
