import { type Json, text } from './check.ts';
import { demandMessage, Refusal } from './refusal.ts';
import { IDS, type Message, type State } from './state.ts';

/** Answers one method of the Web API; throws a Refusal for a no. */
export type Method = (args: Json, state: State) => Json;

/** Keeps a message of the bot's in a channel. */
export function store(state: State, args: Json): Message {
  const words = demandMessage(args);
  const message: Message = {
    // What is for a person stands in the direct messages.
    channel: text(args.channel).replace(/^U/, 'D'),
    ts: state.stamp(),
    thread_ts: text(args.thread_ts) || undefined,
    user: IDS.botUser,
    ...words,
    bot_id: IDS.bot,
    app_id: IDS.app,
  };
  state.messages.push(message);
  state.posts.push(message);
  return message;
}

/** A message as the wire shows it. */
export function shown({ channel: _, metadata, ...message }: Message, withMetadata = false): Json {
  return { type: 'message', ...message, team: IDS.team, ...(withMetadata && metadata ? { metadata } : {}) };
}

/** The channel of a call; a refusal where it names none. */
export function demandChannel(args: Json): string {
  const channel = text(args.channel);
  if (!/^[CDGU][A-Z0-9]+$/.test(channel)) throw new Refusal('channel_not_found', [`/channel: ${channel || 'missing'}`]);
  return channel;
}

/** Refuses a timestamp that is none. */
export function demandTs(args: Json, key: 'ts' | 'thread_ts'): void {
  if (!/^\d{10}\.\d{6}$/.test(text(args[key]))) throw new Refusal(`invalid_${key}`, [`/${key}: ${text(args[key])}`]);
}

function own(args: Json, state: State): Message {
  const found = state.messages.find((message) => message.channel === args.channel && message.ts === args.ts);
  if (!found) throw new Refusal('message_not_found', [`/ts: ${text(args.ts)}`]);
  if (found.bot_id !== IDS.bot) throw new Refusal('cant_update_message', [`/ts: ${found.ts} is not the bot's`]);
  return found;
}

/** Replaces the words and blocks of a stored message; blocks not mentioned stay. */
export function revise(state: State, old: Message, args: Json): Message {
  const blocks = args.blocks === undefined ? old.blocks : args.blocks;
  const words = demandMessage({ ...args, text: args.text ?? old.text, blocks });
  const message = { ...old, ...words, metadata: words.metadata ?? old.metadata };
  state.messages[state.messages.indexOf(old)] = message;
  state.updates.push(message);
  return message;
}

const post: Method = (args, state) => {
  demandChannel(args);
  if (args.thread_ts !== undefined) demandTs(args, 'thread_ts');
  const message = store(state, args);
  return { channel: message.channel, ts: message.ts, message: shown(message, true) };
};

const update: Method = (args, state) => {
  const channel = demandChannel(args);
  demandTs(args, 'ts');
  const message = revise(state, own(args, state), args);
  return { channel, ts: message.ts, text: message.text, message: shown(message) };
};

const whisper: Method = (args, state) => {
  const channel = demandChannel(args);
  if (!text(args.user)) throw new Refusal('user_not_found', ['/user: missing']);
  const { metadata: _, ...words } = demandMessage(args);
  const ts = state.stamp();
  const thread = text(args.thread_ts) || undefined;
  state.ephemerals.push({ channel, user: text(args.user), ts, thread_ts: thread, ...words, via: 'chat.postEphemeral' });
  return { message_ts: ts };
};

const remove: Method = (args, state) => {
  const channel = demandChannel(args);
  const message = own(args, state);
  state.messages.splice(state.messages.indexOf(message), 1);
  state.deletes.push({ channel, ts: message.ts });
  return { channel, ts: message.ts };
};

/** A page of messages within `oldest` and `latest`, as both reading methods give it. */
function page(messages: readonly Message[], args: Json, most: number): Json {
  const whole = messages.filter(({ ts }) => {
    const [oldest, latest] = [text(args.oldest), text(args.latest)];
    if (ts === oldest || ts === latest) return String(args.inclusive) === 'true';
    return (!oldest || Number(ts) > Number(oldest)) && (!latest || Number(ts) < Number(latest));
  });
  const start = Number(args.cursor) || 0;
  const end = start + (Number(args.limit) || most);
  const cursor = end < whole.length ? String(end) : '';
  return {
    messages: whole.slice(start, end).map((message) => shown(message, String(args.include_all_metadata) === 'true')),
    has_more: cursor !== '',
    response_metadata: { next_cursor: cursor },
  };
}

const replies: Method = (args, state) => {
  const channel = demandChannel(args);
  demandTs(args, 'ts');
  const here = state.messages.filter((message) => message.channel === channel);
  const root = here.find(({ ts }) => ts === args.ts)?.thread_ts ?? args.ts;
  const thread = here.filter(({ ts, thread_ts }) => ts === root || thread_ts === root);
  if (thread.length === 0) throw new Refusal('thread_not_found', [`/ts: ${text(args.ts)}`]);
  return page(
    thread.toSorted((a, b) => Number(a.ts) - Number(b.ts)),
    args,
    1000,
  );
};

const history: Method = (args, state) => {
  const channel = demandChannel(args);
  const roots = state.messages.filter((each) => each.channel === channel && (each.thread_ts ?? each.ts) === each.ts);
  return page(
    roots.toSorted((a, b) => Number(b.ts) - Number(a.ts)),
    args,
    100,
  );
};

/** Writing and reading messages. */
export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': post,
  'chat.update': update,
  'chat.postEphemeral': whisper,
  'chat.delete': remove,
  'conversations.replies': replies,
  'conversations.history': history,
};
