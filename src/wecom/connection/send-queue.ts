import { z } from 'zod';
import { ERROR_CODES } from '../limits.ts';

/**
 * How a sending ended. `refused`: WeCom said no, and nothing was shown. `down`: nothing was sent. `unclear`: it may have
 * arrived, the acknowledgement did not. `unsubscribed`: WeCom has forgotten the subscription.
 */
export type SendResult =
  | { readonly kind: 'ok' }
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'down' }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'unsubscribed' };

const refusal = z.looseObject({ errcode: z.number() });

/** How a sending of the official client ended; it rejects with a bare object for a refusal and with an error for all else. */
export async function sendResult(sending: Promise<unknown>): Promise<SendResult> {
  try {
    await sending;
    return { kind: 'ok' };
  } catch (error) {
    const code = refusal.safeParse(error).data?.errcode;
    if (code === ERROR_CODES.unsubscribed) return { kind: 'unsubscribed' };
    if (code !== undefined) return { kind: 'refused', code };
    return /not connected/i.test(String(error)) ? { kind: 'down' } : { kind: 'unclear' };
  }
}

/** Sendings that must follow each other, by the name of what they belong to. */
export class SendQueue {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Whether something of this name is under way. */
  busy(name: string): boolean {
    return this.last.has(name);
  }

  /** Runs work after all of this name that was given before. */
  take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const mine = (this.last.get(name) ?? Promise.resolve()).then(work, work);
    this.last.set(name, mine);
    const end = () => {
      if (this.last.get(name) === mine) this.last.delete(name);
    };
    mine.then(end, end);
    return mine;
  }

  /** Waits until nothing is under way, but no longer than so many milliseconds. */
  async settled(most: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const retryRefused = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, most);
    });
    await Promise.race([Promise.allSettled([...this.last.values()]), retryRefused]);
    clearTimeout(timer);
  }
}
