import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { PostAttempt, PostResult } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import { TIMING } from '../limits.ts';
import type { SlackMessage } from '../messages/render.ts';
import { findPost, METADATA_EVENT, type PostTarget, type SearchTarget } from './find-post.ts';
import type { SlackClient } from './web-client.ts';

/** How a post ended, with its timestamp where this call made it. */
export type SlackPostResult =
  | Exclude<PostResult, { kind: 'posted' }>
  | { readonly kind: 'posted'; readonly ts: string | null };

const thrown = z.looseObject({
  code: z.string().optional(),
  retryAfter: z.number().optional(),
  data: z.looseObject({ error: z.string().optional() }).optional(),
});
/** Refusals by which Slack says that the bot is not there, or that the place is gone. */
const GONE = ['channel_not_found', 'is_archived', 'not_in_channel', 'user_not_found', 'user_disabled'];
/** Other refusals that no second try mends. */
const FINAL = [
  'thread_not_found',
  'msg_too_long',
  'restricted_action',
  'user_is_bot',
  'message_not_found',
  'cannot_reply_to_message',
  'messages_tab_disabled',
];

/** Posts an answer exactly once, as far as it goes, and tells how the row ended. */
export async function postMessageOnce(
  client: SlackClient,
  row: Claimed,
  target: PostTarget,
  message: SlackMessage,
): Promise<Outcome> {
  return outcomeOf(await postAnswer(client, row, target, message));
}

/** How a row ends whose answer was posted so. */
export function outcomeOf(sent: SlackPostResult): Outcome {
  return sent.kind === 'again' ? sent : { kind: 'done' };
}

/** Posts the answer to a row: on a second attempt it first looks whether the answer is there. */
export async function postAnswer(
  client: SlackClient,
  row: Claimed,
  target: PostTarget,
  message: SlackMessage,
): Promise<SlackPostResult> {
  if (row.attempts > 1 && (await findPost(client, target, row.key))) return { kind: 'posted', ts: null };
  if (row.leaseUntil - Date.now() < TIMING.leaseReserve) return { kind: 'again', after: 0 };
  return postLeased(client, target, message, { ...row, now: Date.now });
}

/** An attempt with the clock that its lease is measured by. */
interface Timed extends Pick<PostAttempt, 'key' | 'attempts' | 'leaseUntil'> {
  now(): number;
}

/**
 * Posts under a lease. A process may be stopped at any instant and go on when another has posted; so whoever comes late,
 * and whoever comes second, looks afterwards whether the post stands there twice.
 */
export async function postLeased(
  client: SlackClient,
  target: SearchTarget,
  message: SlackMessage,
  { key, attempts, leaseUntil, now }: Timed,
): Promise<SlackPostResult> {
  const end = leaseUntil - TIMING.leaseSpare;
  const sent = await postMessage(client.before(end, now), target, message, key);
  const isLate = now() >= end;
  if (sent.kind !== 'posted' && !(sent.kind === 'again' && isLate)) return sent;
  if (attempts === 1 && !isLate) return sent;
  // What nobody answered for may still be on its way.
  if (sent.kind === 'again') await sleep(sent.after);
  await findPost(client, target, key).catch((error) => client.log.warn({ error: String(error), key }, 'search failed'));
  return sent;
}

/** How a call ended that Slack did not carry out; `final` are further refusals that no second try mends. Throws what nobody knows. */
export function failureOf(error: unknown, final: readonly string[] = []): Exclude<SlackPostResult, { kind: 'posted' }> {
  const { code, retryAfter, data } = thrown.safeParse(error).data ?? {};
  if (retryAfter !== undefined) return { kind: 'again', after: retryAfter * 1000 };
  if (code !== 'slack_webapi_platform_error') return { kind: 'again', after: TIMING.retryUnclear };
  const why = data?.error ?? '';
  if (GONE.includes(why)) return { kind: 'left', why };
  if (FINAL.includes(why) || final.includes(why)) return { kind: 'refused', why };
  throw error;
}

/** Posts a message under a key; where Slack will not draw its blocks, the words alone. */
async function postMessage(
  client: WebClient,
  target: PostTarget,
  message: SlackMessage,
  key: string,
): Promise<SlackPostResult> {
  try {
    const { ts = null } = await client.chat.postMessage({
      channel: target.channel,
      ...(target.threadTs === null ? {} : { thread_ts: target.threadTs }),
      text: message.text,
      blocks: message.blocks,
      metadata: { event_type: METADATA_EVENT, event_payload: { key } },
      unfurl_links: false,
      unfurl_media: false,
    });
    return { kind: 'posted', ts };
  } catch (error) {
    const { data } = thrown.safeParse(error).data ?? {};
    if (data?.error === 'invalid_blocks' && message.blocks.length > 0)
      return postMessage(client, target, { ...message, blocks: [] }, key);
    return failureOf(error);
  }
}

/** Shows a message to one person alone, at the address that came with a click or a command; nobody where there is none. */
export async function postPrivately(url: string | null, { text, blocks }: SlackMessage): Promise<void> {
  if (url === null) return;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks }),
    signal: AbortSignal.timeout(TIMING.http),
  });
  if (!response.ok) throw new Error(`response_url answered ${response.status}`);
}
