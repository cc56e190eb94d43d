import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { HISTORY_PAGES, LIMITS, TIMING } from '../limits.ts';
import type { SlackClient } from './web-client.ts';

/** Name of the metadata that every message carries; its payload holds the key by which it is known again. */
export const METADATA_EVENT = 'plan_answer';

/** Where a message goes. */
export interface PostTarget {
  /** A channel, or a person: what is for one of them stands in the direct messages with the bot. */
  readonly channel: string;
  /** The message that the thread hangs on; null for a message of its own. */
  readonly threadTs: string | null;
}

/** Where a message is looked for. */
export interface SearchTarget extends PostTarget {
  /** When it was first tried, in milliseconds; without it a search that comes to no end finds nothing. */
  readonly since?: number;
}

/** Ids of people begin so. */
const PERSON = /^[UW]/;

/** Whether a place is a person. */
export function isPerson(place: string): boolean {
  return PERSON.test(place);
}

/**
 * Whether what was posted under a key stands there. Of several, which replicas posted that could not know of each other,
 * all but the earliest are deleted: whoever looks keeps the same one. Throws where it cannot be told.
 */
export async function findPost(client: SlackClient, target: SearchTarget, key: string): Promise<boolean> {
  const channel = await channelOf(client, target.channel);
  const found = await search(client, { ...target, channel }, (message) => hasKey(message, key));
  const [first, ...later] = found.toSorted((a, b) => Number(a) - Number(b));
  for (const ts of later) await remove(client, { channel, ts }, key);
  return first !== undefined;
}

async function remove({ chat, log }: SlackClient, at: { channel: string; ts: string }, key: string): Promise<void> {
  try {
    await chat.delete(at);
    log.warn({ ...at, key }, 'posted twice, the later one deleted');
  } catch (error) {
    // The replica that posted the other may have deleted it already.
    if (!/message_not_found/.test(String(error)))
      log.warn({ ...at, key, error: String(error) }, 'posted twice, deletion failed');
  }
}

/** Whether a file stands there, which a message shares. Throws where it cannot be told. */
export async function findFile(client: SlackClient, target: SearchTarget, file: string): Promise<boolean> {
  const shared = z.looseObject({ files: z.array(z.looseObject({ id: z.string() })) });
  const holds = (message: unknown) => shared.safeParse(message).data?.files.some(({ id }) => id === file) ?? false;
  return (await search(client, target, holds)).length > 0;
}

/** The timestamps of all messages that are looked for. */
async function search(
  client: WebClient,
  target: SearchTarget,
  holds: (message: unknown) => boolean,
): Promise<readonly string[]> {
  const { channel, threadTs, since } = target;
  const from = since === undefined ? {} : { oldest: String((since - TIMING.clockSkew) / 1000) };
  const options = { channel, include_all_metadata: true, limit: LIMITS.historyPage, ...from };
  const found: string[] = [];
  let cursor = '';
  for (let page = 0; page < HISTORY_PAGES; page++) {
    const more = cursor === '' ? options : { ...options, cursor };
    const { messages = [], response_metadata: next } =
      threadTs === null
        ? await client.conversations.history(more)
        : await client.conversations.replies({ ...more, ts: threadTs });
    found.push(...messages.filter(holds).map(({ ts = '' }) => ts));
    cursor = next?.next_cursor ?? '';
    if (cursor === '') return found;
  }
  if (since === undefined || found.length > 0) return found;
  throw new Error(`too many messages to look through in ${channel}`);
}

/** The channel of a place: what is for a person stands in the direct messages with the bot. */
export async function channelOf(client: WebClient, place: string): Promise<string> {
  if (!isPerson(place)) return place;
  const { channel } = await client.conversations.open({ users: place });
  if (channel?.id === undefined) throw new Error(`no direct messages with ${place}`);
  return channel.id;
}

function hasKey(message: unknown, key: string): boolean {
  const marked = z.looseObject({
    metadata: z.looseObject({
      event_type: z.literal(METADATA_EVENT),
      event_payload: z.looseObject({ key: z.literal(key) }),
    }),
  });
  return marked.safeParse(message).success;
}
