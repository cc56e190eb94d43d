import { z } from 'zod';
import { readMarkup } from '../messages/text.ts';

const text = z.string();
const action = z.looseObject({ action_id: text, action_ts: text.optional(), value: text.optional() });
const clicked = z.looseObject({
  type: z.literal('block_actions'),
  user: z.looseObject({ id: text, name: text.optional() }),
  actions: z.array(action).min(1),
  container: z.looseObject({
    message_ts: text.optional(),
    channel_id: text.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z.looseObject({ thread_ts: text.optional(), ts: text.optional() }).optional(),
  response_url: text.optional(),
});
const command = z.looseObject({
  command: text.startsWith('/'),
  text: text.default(''),
  trigger_id: text,
  user_id: text,
  user_name: text.optional(),
  channel_id: text,
  response_url: text.optional(),
});

/** What was clicked by whom. */
export interface HomeClick {
  readonly action: string;
  readonly value: string;
  readonly user: string;
  readonly name: string | null;
}

/** A click on a button under a message. */
interface Click extends HomeClick {
  readonly channel: string;
  /** The message that the button stands under, and the one that its thread hangs on. */
  readonly ts: string;
  readonly threadTs: string;
  /** When it was clicked, by Slack's clock. */
  readonly at: string;
  /** Whether one person alone sees the message. */
  readonly isPrivate: boolean;
  readonly responseUrl: string | null;
}

/** Reads a click; null where it is none or stands in no channel. */
export function readClick(body: unknown): Click | null {
  const home = readHomeClick(body);
  const { data } = clicked.safeParse(body);
  const { message_ts: ts, channel_id: channel, is_ephemeral: isPrivate = false } = data?.container ?? {};
  if (!home || !data || ts === undefined || channel === undefined) return null;
  const at = data.actions[0]?.action_ts ?? '';
  const threadTs = data.message?.thread_ts ?? ts;
  return { ...home, channel, ts, threadTs, at, isPrivate, responseUrl: data.response_url ?? null };
}

/** Reads a click on App Home; null where it is none. */
export function readHomeClick(body: unknown): HomeClick | null {
  const { data } = clicked.safeParse(body);
  const first = data?.actions[0];
  if (!data || !first) return null;
  return { action: first.action_id, value: first.value ?? '', user: data.user.id, name: data.user.name ?? null };
}

/** A slash command as it was typed. */
export interface Command {
  readonly command: string;
  readonly text: string;
  readonly user: string;
  readonly name: string | null;
  readonly channel: string;
  /** Slack's id of this one command. */
  readonly trigger: string;
  readonly responseUrl: string | null;
}

/** Reads a slash command; null where it is none. */
export function readCommand(body: unknown): Command | null {
  const { data } = command.safeParse(body);
  if (!data) return null;
  return {
    command: data.command,
    text: readMarkup(data.text),
    user: data.user_id,
    name: data.user_name ?? null,
    channel: data.channel_id,
    trigger: data.trigger_id,
    responseUrl: data.response_url ?? null,
  };
}
