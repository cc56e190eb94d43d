import { randomUUID } from 'node:crypto';
import type { Log } from '../../config/logger.ts';
import type { Leases } from '../../store/leases.ts';
import type { Pace } from './timing.ts';

/** What holding needs, and whom it tells. */
export interface Holding {
  readonly leases: Leases;
  readonly log: Log;
  /** Name of what only one replica may hold. */
  readonly name: string;
  readonly pace: Pick<Pace, 'lease' | 'beat'>;
  /** It is this replica's from now on. */
  gained(): void;
  /** It is another's, or may be. */
  lost(): void;
}

/** Holds a lease for as long as it may, and waits for it where another has it. */
export class Hold {
  private readonly holding: Holding;
  private readonly id = randomUUID();
  private timer: NodeJS.Timeout | null = null;
  private beating: Promise<void> | null = null;
  private until = 0;
  private mine = false;

  constructor(holding: Holding) {
    this.holding = holding;
  }

  /** Whether it is this replica's. */
  get isMine(): boolean {
    return this.mine;
  }

  /** Tries for the first time, and goes on in the background. */
  async start(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), this.holding.pace.beat);
  }

  /** Looks now whether it is still this replica's; tells where that has changed. */
  look(): Promise<void> {
    this.beating ??= this.beat().finally(() => {
      this.beating = null;
    });
    return this.beating;
  }

  /** Gives it back. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.beating;
    this.mine = false;
    await this.holding.leases.release(this.holding.name, this.id).catch((error) => this.complain(error));
  }

  private async beat(): Promise<void> {
    const { leases, name, pace } = this.holding;
    const now = Date.now();
    const before = this.mine;
    try {
      this.mine = await leases.take(name, this.id, now, pace.lease);
      if (this.mine) this.until = now + pace.lease;
    } catch (error) {
      this.complain(error);
      // Until then nobody else can have taken it.
      this.mine = before && Date.now() < this.until;
    }
    if (this.mine === before) return;
    if (this.mine) this.holding.gained();
    else this.holding.lost();
  }

  private complain(error: unknown): void {
    this.holding.log.warn({ error: String(error) }, 'the lease of the connection could not be written');
  }
}
