import { chat, type Method } from './chat.ts';
import { type Json, text } from './check.ts';
import { files } from './files.ts';
import { Refusal } from './refusal.ts';
import { IDS, type State } from './state.ts';
import { views } from './views.ts';

const test: Method = () => ({
  ...{ url: 'https://standin.slack.com/', team: 'Stand-in', team_id: IDS.team, user: 'standin', user_id: IDS.botUser },
  ...{ bot_id: IDS.bot, app_id: IDS.app, is_enterprise_install: false },
});

const need = (args: Json, ...keys: readonly string[]) => {
  const missing = keys.filter((key) => args[key] === undefined || args[key] === '');
  if (missing.length > 0)
    throw new Refusal(
      'invalid_arguments',
      missing.map((key) => `/${key}: missing`),
    );
};

const reaction =
  (added: boolean): Method =>
  (args, state) => {
    need(args, 'channel', 'timestamp', 'name');
    const same = (each: Json) =>
      each.name === args.name && each.channel === args.channel && each.timestamp === args.timestamp;
    const last = state.reactions.findLast(same)?.added === true;
    if (added && last) throw new Refusal('already_reacted', [`/name: ${text(args.name)}`]);
    if (!added && !last) throw new Refusal('no_reaction', [`/name: ${text(args.name)}`]);
    state.reactions.push({ channel: args.channel, timestamp: args.timestamp, name: args.name, added });
    return {};
  };

const status: Method = (args, state) => {
  need(args, 'channel_id', 'thread_ts');
  if (typeof args.status !== 'string') throw new Refusal('invalid_arguments', ['/status: missing']);
  state.statuses.push(args);
  return {};
};

const prompts: Method = (args, state) => {
  need(args, 'channel_id', 'prompts');
  const all = Array.isArray(args.prompts) ? (args.prompts as Json[]) : [];
  const whole = all.every((prompt) => text(prompt?.title) && text(prompt?.message));
  if (all.length < 1 || all.length > 4 || !whole)
    throw new Refusal('invalid_arguments', [`/prompts: ${all.length} given, 1–4 with title and message allowed`]);
  state.prompts.push(args);
  return {};
};

const title: Method = (args, state) => {
  need(args, 'channel_id', 'thread_ts', 'title');
  state.titles.push(args);
  return {};
};

const user: Method = (args) => {
  need(args, 'user');
  const name = text(args.user).toLowerCase();
  const profile = { real_name: name, display_name: name };
  return {
    user: { id: args.user, team_id: IDS.team, name, is_bot: args.user === IDS.botUser, tz: 'Asia/Shanghai', profile },
  };
};

const conversation: Method = (args) => {
  need(args, 'channel');
  const im = text(args.channel).startsWith('D');
  const channel = { id: args.channel, is_channel: !im, is_im: im, is_private: im, is_archived: false, is_member: true };
  return { channel: im ? channel : { ...channel, name: text(args.channel).toLowerCase() } };
};

/** The direct messages of a person with the bot. */
const opened: Method = (args) => {
  need(args, 'users');
  return { channel: { id: text(args.users).replace(/^U/, 'D') } };
};

/** Every method of the Web API that is answered, except apps.connections.open. */
export const METHODS: Readonly<Record<string, Method>> = {
  ...chat,
  ...views,
  ...files,
  'auth.test': test,
  'reactions.add': reaction(true),
  'reactions.remove': reaction(false),
  'assistant.threads.setStatus': status,
  'assistant.threads.setSuggestedPrompts': prompts,
  'assistant.threads.setTitle': title,
  'users.info': user,
  'conversations.info': conversation,
  'conversations.open': opened,
};

/** Answers a method for the bearer of a token, and writes every refusal into the errors. */
export function answer(method: string, token: string, args: Json, state: State, open: () => string): Json {
  try {
    const opening = method === 'apps.connections.open';
    const run = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (!run && !opening) throw new Refusal('unknown_method');
    if (!token) throw new Refusal('not_authed');
    if (token !== (opening ? state.appToken : state.botToken))
      throw new Refusal([state.appToken, state.botToken].includes(token) ? 'not_allowed_token_type' : 'invalid_auth');
    return { ok: true, ...(run ? run(args, state) : { url: open() }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reasons = error.reasons.length > 0 ? error.reasons : [error.message];
    state.errors.push(...reasons.map((reason) => `${method} (${error.message}): ${reason}`));
    const messages = error.reasons.map((reason) => `[ERROR] ${reason}`);
    return { ok: false, error: error.message, errors: error.reasons, response_metadata: { messages } };
  }
}
