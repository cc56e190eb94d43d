import { shown } from './chat.ts';
import { isRecord, type Json, record, text } from './check.ts';
import type { Payload } from './deliver.ts';
import { PLACE, type Place } from './events.ts';
import { addressReply } from './reply.ts';
import { type Ephemeral, IDS, type Message, type State, type View } from './state.ts';
import { shownView } from './views.ts';

/** A button or other control, as it stands in blocks. */
export interface Control {
  readonly type: string;
  readonly block_id: string;
  readonly action_id: string;
  readonly text: string;
  readonly value: string;
}

/** Commands, presses and submissions as they reach the app. */
export interface Actions {
  /** A slash command, e.g. `command('/item', '6.2')`. */
  command(command: string, words?: string, place?: Place): Payload;
  /** Presses a control of a message, a private message or a view. */
  press(control: Partial<Control>, on: Message | Ephemeral | View, place?: Place): Payload;
  /** Uses a message shortcut on a message. */
  shortcut(callback: string, words: string, place?: Place): Payload;
  /** Submits a modal with its state: block_id → action_id → value. */
  submit(view: View, values?: Json, place?: Place): Payload;
  /** An address for later replies to a channel and user. */
  address(place?: Place): string;
}

/** Every control in blocks, in order; a feedback_buttons element gives two, 👍 and 👎. */
export function controls(blocks: unknown, block_id = ''): readonly Control[] {
  if (Array.isArray(blocks))
    return blocks.flatMap((each, i) => controls(each, text(record(each).block_id) || block_id || `b${i}`));
  if (!isRecord(blocks)) return [];
  const { type, action_id } = blocks;
  const halves = [blocks.positive_button, blocks.negative_button].filter(isRecord);
  const parts = halves.length > 0 ? halves : [blocks];
  if (typeof action_id === 'string')
    return parts.map((part) => {
      const words = text(record(part.text).text);
      return { type: text(type), block_id, action_id, text: words, value: text(part.value) };
    });
  return Object.values(blocks).flatMap((each) => (typeof each === 'object' ? controls(each, block_id) : []));
}

/** Builds commands and interactions of this workspace. */
export function createActions(state: State): Actions {
  return {
    address: (place = {}) => address(state, place),
    command: (command, words = '', place = {}) => ({
      kind: 'slash_commands',
      body: commandBody(state, command, words, place),
    }),
    press: ({ text: words = '', ...control }, on, place = {}) => {
      const button = words ? { text: { type: 'plain_text', text: words, emoji: true } } : {};
      const action = { type: 'button', block_id: 'b0', ...control, ...button, action_ts: state.stamp() };
      const body = { ...head(state, 'block_actions', place), ...around(state, on, place), state: { values: {} } };
      return { kind: 'interactive', body: { ...body, actions: [action] } };
    },
    shortcut: (callback_id, words, place = {}) => {
      const { channel: id = PLACE.channel, ts = state.stamp(), thread_ts } = place;
      const thread = thread_ts === undefined ? {} : { thread_ts };
      const message = { type: 'message', user: PLACE.user, ts, text: words, team: IDS.team, ...thread };
      const channel = { id, name: id.toLowerCase() };
      const body = { ...head(state, 'message_action', place), callback_id, channel, message, message_ts: ts };
      return { kind: 'interactive', body: { ...body, action_ts: state.stamp(), response_url: address(state, place) } };
    },
    submit: ({ id, view }, values = {}, place = {}) => {
      const body = { ...head(state, 'view_submission', place), view: shownView(id, view, values), response_urls: [] };
      return { kind: 'interactive', body };
    },
  };
}

function address(state: State, place: Place, ts?: string): string {
  const { channel = PLACE.channel, user = PLACE.user, thread_ts } = place;
  return addressReply(state, { channel, user, ts, thread_ts });
}

/** What every interaction begins with. */
function head(state: State, type: string, place: Place): Json {
  const id = place.user ?? PLACE.user;
  const user = { id, username: id.toLowerCase(), name: id.toLowerCase(), team_id: IDS.team };
  const team = { id: IDS.team, domain: 'standin' };
  const fixed = { api_app_id: IDS.app, token: 'standin', team, enterprise: null, is_enterprise_install: false };
  return { type, user, ...fixed, trigger_id: state.id('13.37.') };
}

/** Where a control was pressed. */
function around(state: State, on: Message | Ephemeral | View, place: Place): Json {
  if ('view' in on) return { container: { type: 'view', view_id: on.id }, view: shownView(on.id, on.view) };
  const { channel: id, ts: message_ts, thread_ts } = on;
  const thread = thread_ts === undefined ? {} : { thread_ts };
  const ephemeral = 'via' in on;
  return {
    container: { type: 'message', message_ts, channel_id: id, is_ephemeral: ephemeral, ...thread },
    channel: { id, name: id.startsWith('D') ? 'directmessage' : id.toLowerCase() },
    ...(ephemeral ? {} : { message: shown(on) }),
    response_url: address(state, { ...place, channel: id, ...thread }, ephemeral ? undefined : message_ts),
  };
}

function commandBody(state: State, command: string, words: string, place: Place): Json {
  const { channel = PLACE.channel, user = PLACE.user } = place;
  return {
    ...{ token: 'standin', team_id: IDS.team, team_domain: 'standin', api_app_id: IDS.app, command, text: words },
    ...{ channel_id: channel, channel_name: channel.startsWith('D') ? 'directmessage' : channel.toLowerCase() },
    ...{ user_id: user, user_name: user.toLowerCase(), is_enterprise_install: 'false' },
    ...{ response_url: address(state, place), trigger_id: state.id('13.37.') },
  };
}
