import { z } from 'zod';

const text = z.string();
const event = z.looseObject({
  type: text,
  subtype: text.optional(),
  bot_id: text.optional(),
  user: text.optional(),
  text: text.optional(),
  channel: text.optional(),
  channel_type: text.optional(),
  ts: text.optional(),
  thread_ts: text.optional(),
});
const callback = z.looseObject({ type: z.literal('event_callback'), event_id: text, event });
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
const shortcut = z.looseObject({
  type: z.literal('message_action'),
  callback_id: text,
  action_ts: text,
  user: z.looseObject({ id: text }),
  channel: z.looseObject({ id: text }),
  message: z.looseObject({ text: text.optional(), ts: text.optional() }),
  response_url: text,
});

const command = z.looseObject({
  command: text.startsWith('/'),
  text: text.default(''),
  trigger_id: text,
  user_id: text,
  user_name: text.optional(),
  channel_id: text,
});

/** A row of the inbox made of a payload: the keys by which the same question is known again, and its thread. */
export interface Incoming {
  readonly key: string;
  readonly aliases: readonly string[];
  readonly thread: string;
}

/** A question in a message: who asked where. */
export interface Asking extends Incoming {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly text: string;
  readonly isDirect: boolean;
  readonly isMention: boolean;
}

/** Reads a mention or a message of a person; null for all else (bots, edits, joins). */
export function readAsking(body: unknown): Asking | null {
  const result = callback.safeParse(body);
  if (!result.success) return null;
  const { event_id, event: e } = result.data;
  const isMention = e.type === 'app_mention';
  const allowed = e.subtype === undefined || e.subtype === 'file_share' || e.subtype === 'thread_broadcast';
  if ((!isMention && e.type !== 'message') || !allowed || e.bot_id !== undefined) return null;
  if (e.channel === undefined || e.ts === undefined || e.user === undefined) return null;
  const isDirect = e.channel_type === 'im';
  const thread =
    isDirect && e.thread_ts === undefined ? `slack:${e.channel}` : `slack:${e.channel}:${e.thread_ts ?? e.ts}`;
  return {
    key: `event:${event_id}`,
    aliases: [`message:${e.channel}:${e.ts}`],
    thread,
    channel: e.channel,
    ts: e.ts,
    threadTs: e.thread_ts ?? null,
    user: e.user,
    text: e.text ?? '',
    isDirect,
    isMention,
  };
}

/** A click on a button, or the message shortcut. */
export interface Pressing extends Incoming {
  readonly action: string;
  readonly value: string;
  readonly user: string;
  readonly name: string | null;
  readonly channel: string;
  readonly threadTs: string | null;
  readonly isPrivate: boolean;
  readonly responseUrl: string | null;
}

/** Reads a click; null where it is none or stands in no channel. */
export function readClick(body: unknown): Pressing | null {
  const result = clicked.safeParse(body);
  const first = result.success ? result.data.actions[0] : undefined;
  if (!result.success || !first) return null;
  const { container, message, user, response_url: responseUrl } = result.data;
  const ts = container.message_ts;
  const channel = container.channel_id;
  if (ts === undefined || channel === undefined) return null;
  const threadTs = message?.thread_ts ?? ts;
  const key = `click:${channel}:${ts}:${first.action_id}:${first.action_ts ?? ''}:${user.id}`;
  const base = {
    key,
    aliases: [],
    thread: `slack:${channel}:${threadTs}`,
    action: first.action_id,
    value: first.value ?? '',
  };
  const isPrivate = container.is_ephemeral === true;
  const who = { user: user.id, name: user.name ?? null };
  return { ...base, ...who, channel, threadTs, isPrivate, responseUrl: responseUrl ?? null };
}

/** Reads the message shortcut; null where it is another. */
export function readShortcut(body: unknown, callbackId: string): Pressing | null {
  const result = shortcut.safeParse(body);
  if (!result.success || result.data.callback_id !== callbackId) return null;
  const { action_ts, user, channel, message, response_url: responseUrl } = result.data;
  const key = `shortcut:${channel.id}:${action_ts}:${user.id}`;
  const thread = `slack:${channel.id}:${user.id}:${action_ts}`;
  const base = { key, aliases: [], thread, action: callbackId, value: message.text ?? '' };
  const who = { user: user.id, name: null };
  return { ...base, ...who, channel: channel.id, threadTs: null, isPrivate: true, responseUrl };
}

/** A slash command. */
export interface Typed extends Incoming {
  readonly command: string;
  readonly text: string;
  readonly user: string;
  readonly name: string | null;
  readonly channel: string;
}

/** Reads a slash command; null where it is none. */
export function readTyped(body: unknown): Typed | null {
  const result = command.safeParse(body);
  if (!result.success) return null;
  const { command: name, text: said, trigger_id, user_id, user_name, channel_id } = result.data;
  const [key, thread] = [`command:${trigger_id}`, `slack:${channel_id}`];
  return {
    ...{ key, aliases: [], thread, command: name, text: said.trim() },
    ...{ user: user_id, name: user_name ?? null, channel: channel_id },
  };
}

/** Reads a click on App Home: what was pressed by whom. */
export function readHomeClick(body: unknown): Pick<Pressing, 'action' | 'value' | 'user' | 'name'> | null {
  const result = clicked.safeParse(body);
  const first = result.success ? result.data.actions[0] : undefined;
  if (!result.success || !first) return null;
  const { id, name = null } = result.data.user;
  return { action: first.action_id, value: first.value ?? '', user: id, name };
}
