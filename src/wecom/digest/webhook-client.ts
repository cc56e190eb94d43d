import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../../../intents/answer/answer.ts';
import type { AppContext } from '../../platform/platform.ts';
import { postJson } from '../connection/http-post.ts';
import { Throttle } from '../connection/throttle.ts';
import { LIMITS } from '../limits.ts';
import { render } from '../messages/render.ts';

/** How a message to a group by its webhook fared: so many parts of so many stand there; why the next does not. */
export interface WebhookResult {
  readonly sent: number;
  readonly of: number;
  /** WeCom's errcode or an HTTP status; null where nobody knows whether it arrived, or nothing was amiss. */
  readonly code: number | null;
}

/** A clock that a sender waits by. */
interface WaitClock {
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
}

const CLOCK: WaitClock = { now: () => Date.now(), wait: (milliseconds) => sleep(milliseconds) };

/** Sends to webhooks of groups. A webhook tells nothing of what it holds, so nothing is sent a second time. */
export class WebhookClient {
  private readonly throttle = new Throttle(LIMITS.webhookPerMinute);
  private readonly clock: WaitClock;

  constructor(clock: WaitClock = CLOCK) {
    this.clock = clock;
  }

  /** Sends an answer in parts, in order; it waits where the minute is full, and stops at the first that does not arrive. */
  async send(url: string, answer: Answer, link: AppContext['link']): Promise<WebhookResult> {
    const parts = render(answer, { link, most: LIMITS.webhook });
    for (const [i, content] of parts.entries()) {
      for (let wait = this.wait(url); wait > 0; wait = this.wait(url)) await this.clock.wait(wait);
      const code = await postJson(url, bodyOf(content));
      if (code !== 0) return { sent: i, of: parts.length, code };
    }
    return { sent: parts.length, of: parts.length, code: null };
  }

  private wait(url: string): number {
    return this.throttle.wait(url, this.clock.now());
  }
}

/** Plain markdown, which old clients draw too, except where there are tables or lists. */
function bodyOf(content: string) {
  if (/^\s*(?:\||- )/m.test(content)) return { msgtype: 'markdown_v2', markdown_v2: { content } };
  return { msgtype: 'markdown', markdown: { content } };
}
