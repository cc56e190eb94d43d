import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { PostResult } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import { LIMITS, TIMING } from '../limits.ts';
import type { SlackMessage } from '../messages/render.ts';

/** Name of the metadata that every message carries; its payload holds the key by which it is known again. */
const METADATA_EVENT = 'plan_answer';

/** Where an answer goes. */
interface PostTarget {
  readonly channel: string;
  /** The message that the thread hangs on; null for a message of its own. */
  readonly threadTs: string | null;
}

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
  client: WebClient,
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
  client: WebClient,
  row: Claimed,
  target: PostTarget,
  message: SlackMessage,
): Promise<SlackPostResult> {
  if (row.attempts > 1 && (await isThere(client, row, target))) return { kind: 'posted', ts: null };
  if (row.leaseUntil - Date.now() < TIMING.leaseReserve) return { kind: 'again', after: 0 };
  return postMessage(client, target, message, row.key);
}

/** Posts a message under a key; where Slack will not draw its blocks, the words alone. */
export async function postMessage(
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
    const { code, retryAfter, data } = thrown.safeParse(error).data ?? {};
    if (retryAfter !== undefined) return { kind: 'again', after: retryAfter * 1000 };
    if (code !== 'slack_webapi_platform_error') return { kind: 'again', after: TIMING.retryUnclear };
    const why = data?.error ?? '';
    if (why === 'invalid_blocks' && message.blocks.length > 0)
      return postMessage(client, target, { ...message, blocks: [] }, key);
    if (GONE.includes(why)) return { kind: 'left', why };
    if (FINAL.includes(why)) return { kind: 'refused', why };
    throw error;
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

/** Whether the answer to a row stands in its thread or channel already. */
async function isThere(client: WebClient, row: Claimed, { channel, threadTs }: PostTarget): Promise<boolean> {
  const options = { channel, include_all_metadata: true, limit: LIMITS.historyPage };
  const { messages = [] } =
    threadTs === null
      ? await client.conversations.history(options)
      : await client.conversations.replies({ ...options, ts: threadTs });
  return messages.some((message) => hasKey(message, row.key));
}

/** Whether a message carries a key. */
export function hasKey(message: unknown, key: string): boolean {
  const marked = z.looseObject({
    metadata: z.looseObject({
      event_type: z.literal(METADATA_EVENT),
      event_payload: z.looseObject({ key: z.literal(key) }),
    }),
  });
  return marked.safeParse(message).success;
}
