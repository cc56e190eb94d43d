import type { Button } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Store } from '../../store/store.ts';
import { readClick } from '../connection/payload.ts';
import { LIMITS, MESSAGE } from '../limits.ts';
import { truncate } from '../messages/text.ts';

/** What 👎 is asked for: one of three reasons, as buttons under this name. */
export const REASON_ACTION = 'reason';
const REASONS = ['与问题无关', '不完整', '有错误'] as const;

const verdict = z.object({ v: z.enum(['up', 'down']), q: z.string() });
const reason = z.object({ a: z.string(), q: z.string(), r: z.enum(REASONS) });

/** A 👎 that waits for its reason. */
interface Down {
  readonly channel: string;
  readonly user: string;
  readonly threadTs: string;
  readonly answer: string;
  readonly question: string;
}

function read<Value>(schema: z.ZodType<Value>, text: string): Value | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Keeps 👍 or 👎; gives back the 👎 whose reason is to be asked. */
export async function keepVerdict(store: Store, body: unknown): Promise<Down | null> {
  const click = readClick(body);
  const value = click ? read(verdict, click.value) : null;
  if (!click || !value) return null;
  const { user, channel, ts, threadTs } = click;
  const answer = `${channel}:${ts}`;
  await store.feedback.add({ answer, user, verdict: value.v, reason: null, question: value.q, at: Date.now() });
  return value.v === 'down' ? { channel, user, threadTs, answer, question: value.q } : null;
}

/** Asks the person who pressed 👎, and nobody else, why. */
export async function askReason(client: WebClient, { channel, user, threadTs, answer, question }: Down): Promise<void> {
  const elements = REASONS.map((r, i): Button => {
    const value = JSON.stringify({ a: answer, q: truncate(question, MESSAGE.carriedQuestion), r }).slice(
      0,
      LIMITS.buttonValue,
    );
    return { type: 'button', action_id: `${REASON_ACTION}:${i}`, text: { type: 'plain_text', text: r }, value };
  });
  const text = '哪里不好？';
  const blocks = [
    { type: 'section' as const, text: { type: 'plain_text' as const, text } },
    { type: 'actions' as const, elements },
  ];
  await client.chat.postEphemeral({
    channel,
    user,
    text,
    blocks,
    thread_ts: threadTs,
  });
}

/** Keeps the reason of a 👎; false where the click carried none. */
export async function keepReason(store: Store, body: unknown): Promise<boolean> {
  const click = readClick(body);
  const value = click ? read(reason, click.value) : null;
  if (!click || !value) return false;
  await store.feedback.add({
    answer: value.a,
    user: click.user,
    verdict: 'down',
    reason: value.r,
    question: value.q,
    at: Date.now(),
  });
  return true;
}
