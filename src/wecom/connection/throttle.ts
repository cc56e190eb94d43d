import { MINUTE } from '../../config/durations.ts';
import { MEMORY } from '../limits.ts';

/** Counts what is sent under a name, so many a minute. */
export class Throttle {
  private readonly perMinute: number;
  private readonly sent = new Map<string, number[]>();

  constructor(perMinute: number) {
    this.perMinute = perMinute;
  }

  /** Milliseconds until something may be sent; where it is 0, it is counted. */
  wait(name: string, now: number): number {
    const times = (this.sent.get(name) ?? []).filter((at) => at > now - MINUTE);
    const oldest = times[0];
    const isFull = times.length >= this.perMinute && oldest !== undefined;
    this.sent.set(name, isFull ? times : [...times, now]);
    if (this.sent.size > MEMORY.throttled) this.forget(now);
    return isFull ? oldest + MINUTE - now : 0;
  }

  private forget(now: number): void {
    for (const [name, times] of this.sent) if ((times.at(-1) ?? 0) <= now - MINUTE) this.sent.delete(name);
  }
}
