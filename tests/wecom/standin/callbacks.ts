import { type Json, record, text } from '../../slack/standin/check.ts';
import type { Card, State } from './state.ts';

/** A frame in which WeCom tells the bot something. */
export interface Callback {
  readonly cmd: 'aibot_msg_callback' | 'aibot_event_callback';
  readonly headers: { readonly req_id: string };
  readonly body: Json;
}

/** Who speaks, and where: in a group where there is one, else alone with the bot. */
export interface Place {
  readonly user?: string;
  /** chatid of a group. */
  readonly group?: string;
  readonly msgid?: string;
  /** What the message quotes: a text, or a quote of another kind as it stands in a body. */
  readonly quote?: string | Json;
}

/** Who speaks alone with the bot: pictures, voices and files come from no group. */
export type Alone = Omit<Place, 'group'>;

/** What people may do, as callbacks. Nothing is sent yet. */
export interface Callbacks {
  text(content: string, place?: Place): Callback;
  /** A text that begins with the bot's name, as it comes from a group. */
  mention(content: string, place?: Place): Callback;
  /** Texts and pictures in one message; a picture is `null`. */
  mixed(parts: readonly (string | null)[], place?: Place): Callback;
  /** Spoken words, already made text. */
  voice(content: string, place?: Alone): Callback;
  image(place?: Alone): Callback;
  file(place?: Alone): Callback;
  video(place?: Alone): Callback;
  /** A message of a kind that is not known yet. */
  unknown(msgtype: string, place?: Alone): Callback;
  /** Somebody opens the chat, for the first time of the day. */
  enter(user?: string): Callback;
  /** Presses a button of a card. Throws where the card has no such button. */
  click(card: Card, key: string, user?: string): Callback;
  /** 👍 is 1, 👎 is 2, taken back is 3. */
  feedback(id: string, type: 1 | 2 | 3, content?: string, place?: Place): Callback;
  /** The same message or event once more, with its msgid and another req_id. */
  again(callback: Callback): Callback;
}

/** Who speaks where a test does not say. */
export const USER = 'zhangsan';
/** The group that a mention comes from where a test does not say. */
export const GROUP = 'wrkSTANDIN0GROUP';
/** The bot's name. */
export const NAME = '工作助手';

/** Frames that are no callbacks, though they look a little like some. */
export const MALFORMED: readonly unknown[] = [
  ...['', '{', 'null', '[]', '"aibot_msg_callback"'],
  ...[{}, { cmd: 'aibot_msg_callback' }, { cmd: 'aibot_msg_callback', headers: {}, body: null }],
  { cmd: 'aibot_msg_callback', headers: { req_id: 'M1' }, body: {} },
  { cmd: 'aibot_msg_callback', headers: { req_id: 'M2' }, body: { msgtype: 'text' } },
  {
    cmd: 'aibot_msg_callback',
    headers: { req_id: 'M3' },
    body: { msgtype: 'text', msgid: 3, from: 'zhangsan', text: '电梯' },
  },
  { cmd: 'aibot_msg_callback', body: { msgtype: 'text', msgid: 'm4', text: { content: ['电梯'] } } },
  { cmd: 'aibot_event_callback', headers: { req_id: 'M5' }, body: { msgtype: 'event', msgid: 'm5' } },
  {
    cmd: 'aibot_event_callback',
    headers: { req_id: 'M6' },
    body: { msgtype: 'event', event: { eventtype: 'template_card_event' } },
  },
  { cmd: 'aibot_some_callback', headers: { req_id: 'M7' }, body: { msgtype: 'text' } },
];

/** Tells a connection that another has taken its place. */
export function kicked(state: State): Callback {
  const head = { msgid: state.id('msg-'), create_time: Math.floor(state.now() / 1000), aibotid: state.botId };
  const body = { ...head, msgtype: 'event', event: { eventtype: 'disconnected_event' } };
  return { cmd: 'aibot_event_callback', headers: { req_id: state.id('Tr-') }, body };
}

/** Builds callbacks; `api` is where response_urls lead. */
export function createCallbacks(state: State, api: () => string): Callbacks {
  const build = (cmd: Callback['cmd'], place: Place, rest: Json): Callback => {
    const { user = USER, group, msgid = state.id('msg-') } = place;
    const where = group === undefined ? { chattype: 'single' } : { chatid: group, chattype: 'group' };
    const req_id = state.id('Tr-');
    const url =
      cmd === 'aibot_msg_callback' ? { response_url: `${api()}/cgi-bin/aibot/response?response_code=${req_id}` } : {};
    const head = {
      msgid,
      aibotid: state.botId,
      ...where,
      from: { userid: user },
      create_time: Math.floor(state.now() / 1000),
    };
    return { cmd, headers: { req_id }, body: { ...head, ...url, ...rest } };
  };
  const message = (msgtype: string, content: Json, place: Place = {}) =>
    build('aibot_msg_callback', place, { msgtype, [msgtype]: content, ...quoted(place.quote) });
  const event = (eventtype: string, content: Json | null, place: Place) =>
    build('aibot_event_callback', place, {
      ...{ msgtype: 'event', event: { eventtype, ...(content === null ? {} : { [eventtype]: content }) } },
    });
  const url = () => ({ url: `${api()}/media/${state.id('media-')}`, aeskey: Buffer.alloc(32, 7).toString('base64') });
  return {
    text: (content, place) => message('text', { content }, place),
    mention: (content, place) => message('text', { content: `@${NAME} ${content}` }, { group: GROUP, ...place }),
    mixed: (parts, place) =>
      message(
        'mixed',
        { msg_item: parts.map((part) => (part === null ? { msgtype: 'image', image: url() } : worded(part))) },
        place,
      ),
    voice: (content, place) => message('voice', { content }, place),
    image: (place) => message('image', url(), place),
    file: (place) => message('file', url(), place),
    video: (place) => message('video', url(), place),
    unknown: (msgtype, place) => message(msgtype, {}, place),
    enter: (user = USER) => event('enter_chat', null, { user }),
    click: (card, key, user = USER) =>
      event('template_card_event', pressed(card, key), placeOf(state, card.chat, user)),
    feedback: (id, type, content, place = {}) =>
      event('feedback_event', { id, type, ...(content === undefined ? {} : { content }) }, place),
    again: ({ cmd, body }) => ({ cmd, headers: { req_id: state.id('Tr-') }, body }),
  };
}

const worded = (content: string) => ({ msgtype: 'text', text: { content } });

function quoted(quote: string | Json | undefined): Json {
  if (quote === undefined) return {};
  return { quote: typeof quote === 'string' ? worded(quote) : quote };
}

function placeOf(state: State, chat: string, user: string): Place {
  return state.chats.get(chat) === 'group' ? { group: chat, user } : { user: chat };
}

function pressed({ card: first, updates, task }: Card, key: string): Json {
  const card = updates.at(-1)?.card ?? first;
  const buttons = Array.isArray(card.button_list) ? card.button_list.map(record) : [];
  if (!buttons.some((button) => button.key === key))
    throw new Error(`no button ${key}; there are ${buttons.map((button) => text(button.key)).join(', ') || 'none'}`);
  return { card_type: text(card.card_type), event_key: key, task_id: task };
}
