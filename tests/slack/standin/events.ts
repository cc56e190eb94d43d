import type { Json } from './check.ts';
import type { Payload } from './deliver.ts';
import { IDS, type Message, type State } from './state.ts';

/** Where and by whom something is said; each has a default. */
export interface Place {
  readonly channel?: string;
  readonly user?: string;
  /** The message's own timestamp; a fresh one by default. */
  readonly ts?: string;
  /** The thread it stands in; none by default. */
  readonly thread_ts?: string;
}

/** Events as they reach the app. */
export interface Events {
  /** Someone mentions the bot; the mention is put before the text. */
  mention(text: string, place?: Place): Payload;
  /** Someone writes in a channel, mentioning nobody. */
  message(text: string, place?: Place): Payload;
  /** A mention and the message event of the same post, each with its own event_id. */
  pair(text: string, place?: Place): [Payload, Payload];
  /** Someone writes to the bot directly. */
  direct(text: string, place?: Place): Payload;
  /** Someone opens the app's home or messages tab. */
  opened(tab: 'home' | 'messages', place?: Place): Payload;
  /** The message event of what the bot itself has posted. */
  echo(post: Message): Payload;
  /** Any event, in the envelope of an event callback. */
  event(event: Json): Payload;
  /** The app got too many events: a payload without an inner event. */
  limited(): Payload;
}

/** Default people and places. */
export const PLACE = { channel: 'C0GENERAL', im: 'D0ALICE', user: 'U0ALICE' } as const;

/** Builds events of this workspace. */
export function createEvents(state: State): Events {
  const event = (inner: Json) => callback(state, inner);
  const called = (text: string) => `<@${IDS.botUser}> ${text}`;
  const said = (text: string, place: Place, channel: string) => saying(state, text, { channel, ...place });
  const plain = { type: 'message', channel_type: 'channel' };
  return {
    event,
    mention: (text, place = {}) => event({ type: 'app_mention', ...said(called(text), place, PLACE.channel) }),
    message: (text, place = {}) => event({ ...plain, ...said(text, place, PLACE.channel) }),
    pair(text, place = {}) {
      const inner = said(called(text), place, PLACE.channel);
      return [event({ type: 'app_mention', ...inner }), event({ ...plain, ...inner })];
    },
    direct: (text, place = {}) => event({ ...plain, channel_type: 'im', ...said(text, place, PLACE.im) }),
    echo: (post) => {
      const channel_type = post.channel.startsWith('D') ? 'im' : 'channel';
      return event({ ...post, type: 'message', channel_type, event_ts: post.ts, team: IDS.team });
    },
    opened: (tab, { user = PLACE.user, channel = PLACE.im } = {}) =>
      event({ type: 'app_home_opened', user, channel, tab, event_ts: state.stamp() }),
    limited: () => {
      const minute_rate_limited = Math.floor(Date.now() / 60_000) * 60;
      const body = { token: 'standin', type: 'app_rate_limited', team_id: IDS.team, minute_rate_limited };
      return { kind: 'events_api', body: { ...body, api_app_id: IDS.app } };
    },
  };
}

/** The envelope of an event callback, with an event_id of its own. */
function callback(state: State, inner: Json): Payload {
  const { team: team_id, app: api_app_id, botUser: user_id } = IDS;
  const grant = { enterprise_id: null, team_id, user_id, is_bot: true, is_enterprise_install: false };
  const body = {
    ...{ token: 'standin', team_id, api_app_id, type: 'event_callback', event: inner, event_id: state.id('Ev') },
    ...{ event_time: Math.floor(Date.now() / 1000), event_context: state.id('4-'), is_ext_shared_channel: false },
    authorizations: [grant],
  };
  return { kind: 'events_api', body };
}

/** What a person says somewhere. */
function saying(state: State, text: string, place: Place): Json {
  const { channel = PLACE.channel, user = PLACE.user, ts = state.stamp(), thread_ts } = place;
  const thread = thread_ts ? { thread_ts, parent_user_id: PLACE.user } : {};
  const where = { ts, event_ts: ts, channel, team: IDS.team, ...thread };
  return { user, text, client_msg_id: state.id('m'), blocks: spelled(text), ...where };
}

/** The rich_text that Slack's composer makes of what was typed. */
function spelled(text: string): Json[] {
  const [, user, rest = text] = /^<@(\w+)>([\s\S]*)$/.exec(text) ?? [];
  const words = rest === '' ? [] : [{ type: 'text', text: rest }];
  const elements = user ? [{ type: 'user', user_id: user }, ...words] : words;
  return [{ type: 'rich_text', block_id: 'b0', elements: [{ type: 'rich_text_section', elements }] }];
}
