import { z } from 'zod';
import type { Command } from '../connection/payload.ts';
import { readClick, readCommand } from '../connection/payload.ts';
import { MESSAGE } from '../limits.ts';
import { ACTIONS, readButtonValue, scheduleSchema } from '../messages/buttons.ts';
import { namesOthers, readMarkup } from '../messages/text.ts';

const text = z.string();
const event = z.looseObject({
  type: text,
  subtype: text.optional(),
  bot_id: text.optional(),
  app_id: text.optional(),
  bot_profile: z.unknown().optional(),
  user: text.optional(),
  text: text.optional(),
  channel: text.optional(),
  channel_type: text.optional(),
  ts: text.optional(),
  thread_ts: text.optional(),
});
const granted = z.looseObject({ user_id: text.optional(), is_bot: z.boolean().optional() });
const callback = z.looseObject({
  type: z.literal('event_callback'),
  event_id: text,
  event,
  authorizations: z.array(granted).optional(),
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

const question = z.object({
  /** How it was asked; `confirm` is the click that sets a subscription. */
  kind: z.enum(['message', 'click', 'confirm', 'command', 'shortcut']),
  /** By which it is known again. */
  key: text,
  /** Its conversation: questions of one are answered in order. */
  thread: text,
  user: text,
  /** As Slack tells it with clicks and commands; null with messages. */
  name: text.nullable(),
  channel: text,
  /** The message in whose thread the answer goes; null for a message of its own. */
  threadTs: text.nullable(),
  isDirect: z.boolean(),
  /** A message in a thread of the bot's that names nobody: answered only where it asks something. */
  isFollowUp: z.boolean().default(false),
  text,
  /** How many quotations were shown before. */
  from: z.int().nonnegative(),
  schedule: scheduleSchema.nullable(),
  /** Where the person alone can be answered; null where Slack gave no such address. */
  responseUrl: text.nullable(),
});

/** A question as it lies in the inbox: who asked what, and where the answer goes. */
export type SlackQuestion = z.infer<typeof question>;

/** A question as it comes in. */
export interface Received {
  readonly question: SlackQuestion;
  /** Further keys under which Slack may bring the same question. */
  readonly aliases: readonly string[];
  /** False for a message in a thread, without a mention: it is for the bot only where the bot has answered there. */
  readonly isAddressed: boolean;
}

/** The message shortcut 查工作要点. */
export const SHORTCUT = 'ask_plan';

const NOTHING = { name: null, isDirect: false, isFollowUp: false, from: 0, schedule: null, responseUrl: null } as const;

/** Reads a payload of Slack's as a question; null where it asks nothing. */
export function readSlackQuestion(body: unknown): Received | null {
  const command = readCommand(body);
  return readMessage(body) ?? readAskingClick(body) ?? readShortcut(body) ?? (command && receivedCommand(command));
}

/** Reads what lies in the inbox: a question, or the whole payload, as versions up to 0.5 left it. Null where it is neither. */
export function readStored(json: string): SlackQuestion | null {
  try {
    const body: unknown = JSON.parse(json);
    return question.safeParse(body).data ?? readSlackQuestion(body)?.question ?? null;
  } catch {
    return null;
  }
}

/** A mention or a message of a person; null for all else (bots, edits, joins, talk in a channel, words to somebody else). */
function readMessage(body: unknown): Received | null {
  const { data } = callback.safeParse(body);
  if (!data || !isPersons(data.event)) return null;
  const { type, user, channel, ts, thread_ts, channel_type, text: said = '' } = data.event;
  if (channel === undefined || ts === undefined || user === undefined) return null;
  const bot = data.authorizations?.find((one) => one.is_bot)?.user_id ?? null;
  if (user === bot) return null;
  const isDirect = channel_type === 'im';
  const isAddressed = type === 'app_mention' || isDirect || (bot !== null && said.includes(`<@${bot}>`));
  if (!isAddressed && (thread_ts === undefined || namesOthers(said, bot))) return null;
  const threadTs = thread_ts ?? ts;
  const thread = isDirect && thread_ts === undefined ? `slack:${channel}` : `slack:${channel}:${threadTs}`;
  const where = { key: `event:${data.event_id}`, thread, user, channel, threadTs };
  const asked = { isDirect, isFollowUp: !isAddressed, text: wordsOf(said) };
  return {
    question: { ...NOTHING, kind: 'message', ...where, ...asked },
    aliases: [`message:${channel}:${ts}`],
    isAddressed,
  };
}

/** Whether a person wrote it: apps post under a bot_id, an app_id or the subtype bot_message, Slackbot under its own name. */
function isPersons({ type, subtype, bot_id, app_id, bot_profile, user }: z.infer<typeof event>): boolean {
  const isSaid = type === 'app_mention' || type === 'message';
  const isAllowed = subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast';
  const isApp = bot_id !== undefined || app_id !== undefined || bot_profile !== undefined || user === 'USLACKBOT';
  return isSaid && isAllowed && !isApp;
}

/** What was written, as people see it and no longer than is read. */
function wordsOf(text: string): string {
  return readMarkup(text.slice(0, 4 * MESSAGE.question)).slice(0, MESSAGE.question);
}

/** A click whose answer is a post; null for one that is answered on the spot, or carries nothing of ours. */
function readAskingClick(body: unknown): Received | null {
  const click = readClick(body);
  const name = click?.action.split(':')[0] ?? '';
  const carried = readButtonValue(click?.value);
  if (!click || !carried || ![ACTIONS.ask, ACTIONS.more, ACTIONS.share, ACTIONS.confirm].some((one) => one === name))
    return null;
  const { channel, user, responseUrl } = click;
  const who = { user, name: click.name, channel, responseUrl };
  const key = `click:${channel}:${click.ts}:${click.action}:${click.at}:${user}`;
  // A private answer hangs on no message of the channel: what follows it is a message of its own.
  const where = { thread: `slack:${channel}:${click.threadTs}`, threadTs: click.isPrivate ? null : click.threadTs };
  const asked = { text: carried.q, from: carried.from ?? 0, schedule: carried.s ?? null };
  const kind = name === ACTIONS.confirm ? 'confirm' : 'click';
  return { question: { ...NOTHING, kind, key, ...who, ...where, ...asked }, aliases: [], isAddressed: true };
}

/** The message shortcut; null where it is another. */
function readShortcut(body: unknown): Received | null {
  const { data } = shortcut.safeParse(body);
  if (!data || data.callback_id !== SHORTCUT) return null;
  const { action_ts: at, user, channel, message, response_url: responseUrl } = data;
  const key = `shortcut:${channel.id}:${at}:${user.id}`;
  const where = { thread: `slack:${channel.id}:${user.id}:${at}`, channel: channel.id, threadTs: null };
  const asked = { user: user.id, text: wordsOf(message.text ?? ''), responseUrl };
  return { question: { ...NOTHING, kind: 'shortcut', key, ...where, ...asked }, aliases: [], isAddressed: true };
}

/** A slash command as a question. */
export function receivedCommand(command: Command): Received {
  const { user, name, channel, trigger, responseUrl } = command;
  const where = { key: `command:${trigger}`, thread: `slack:${channel}`, channel, threadTs: null };
  const asked = { user, name, text: commandQuestion(command), responseUrl };
  return { question: { ...NOTHING, kind: 'command', ...where, ...asked }, aliases: [], isAddressed: true };
}

/** What a command asks, as a question: its own words alone, but for the one that orders. */
export function commandQuestion({ command, text: words }: Pick<Command, 'command' | 'text'>): string {
  return command === '/digest' ? `/digest ${words}`.trim() : words;
}
