import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Claimed } from '../store/inbox.ts';
import type { Outcome } from '../worker.ts';
import type { Message } from './render.ts';

/** Name of the metadata that every answer carries; its payload holds the key of the inbox row. */
export const EVENT = 'plan_answer';
/** No post is begun with less of the lease left than this: an HTTP call takes up to 10 s. */
const ENOUGH = 12_000;
/** Pauses before trying again after an answer of Slack that tells nothing, in milliseconds. */
const UNCLEAR = 1_500;

/** Where an answer goes. */
export interface Target {
  readonly channel: string;
  /** The message that the thread hangs on; null for a message of its own. */
  readonly threadTs: string | null;
}

const thrown = z.looseObject({
  code: z.string().optional(),
  retryAfter: z.number().optional(),
  data: z.looseObject({ error: z.string().optional() }).optional(),
});
/** Refusals that no second try mends. */
const FINAL = [
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'thread_not_found',
  'msg_too_long',
  'restricted_action',
  'user_is_bot',
  'message_not_found',
  'cannot_reply_to_message',
];

/** Posts an answer exactly once, as far as it goes: on a second attempt it first looks whether the answer is there. */
export async function postOnce(client: WebClient, row: Claimed, target: Target, message: Message): Promise<Outcome> {
  if (row.attempts > 1 && (await isThere(client, row, target))) return { kind: 'done' };
  if (row.leaseUntil - Date.now() < ENOUGH) return { kind: 'again', after: 0 };
  try {
    await client.chat.postMessage({
      channel: target.channel,
      ...(target.threadTs === null ? {} : { thread_ts: target.threadTs }),
      text: message.text,
      blocks: message.blocks,
      metadata: { event_type: EVENT, event_payload: { key: row.key } },
      unfurl_links: false,
      unfurl_media: false,
    });
    return { kind: 'done' };
  } catch (error) {
    return refused(client, row, target, message, error);
  }
}

/** Whether the answer to a row stands in its thread or channel already. */
async function isThere(client: WebClient, row: Claimed, { channel, threadTs }: Target): Promise<boolean> {
  const options = { channel, include_all_metadata: true, limit: 200 };
  const { messages = [] } =
    threadTs === null
      ? await client.conversations.history(options)
      : await client.conversations.replies({ ...options, ts: threadTs });
  const key = z.looseObject({
    metadata: z.looseObject({
      event_type: z.literal(EVENT),
      event_payload: z.looseObject({ key: z.literal(row.key) }),
    }),
  });
  return messages.some((message) => key.safeParse(message).success);
}

async function refused(
  client: WebClient,
  row: Claimed,
  target: Target,
  message: Message,
  error: unknown,
): Promise<Outcome> {
  const { code, retryAfter, data } = thrown.safeParse(error).data ?? {};
  if (retryAfter !== undefined) return { kind: 'again', after: retryAfter * 1000 };
  if (code !== 'slack_webapi_platform_error') return { kind: 'again', after: UNCLEAR };
  const reason = data?.error ?? '';
  // Slack would not draw it: the words alone must arrive.
  if (reason === 'invalid_blocks' && message.blocks.length > 0)
    return postOnce(client, row, target, { ...message, blocks: [] });
  if (FINAL.includes(reason)) return { kind: 'done' };
  throw error;
}
