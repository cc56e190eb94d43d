import type { Json } from '../../slack/standin/check.ts';
import type { Fault } from './fault.ts';
import { LIMITS, type Limits } from './limits.ts';

/** What a stream showed at one moment: always the whole text. */
export interface Snapshot {
  readonly content: string;
  readonly finish: boolean;
  /** Milliseconds of the stand-in's clock. */
  readonly at: number;
}

/** A streamed answer with all its snapshots, the finish last. */
export interface Stream {
  readonly kind: 'stream';
  readonly chat: string;
  /** req_id of the message that it answers. */
  readonly req: string;
  readonly id: string;
  readonly snapshots: Snapshot[];
  /** The feedback id given with the first frame. */
  readonly feedback: string | null;
}

/** A template card; an update takes its place. */
export interface Card {
  readonly kind: 'card';
  readonly chat: string;
  /** req_id of what it answers; null where it was pushed. */
  readonly req: string | null;
  readonly via: 'reply' | 'push' | 'welcome';
  /** task_id; empty where the card has none. */
  readonly task: string;
  readonly card: Json;
  readonly updates: Update[];
}

/** A card in the place of another. */
export interface Update {
  readonly req: string;
  readonly card: Json;
  /** Who sees it; empty for everybody. */
  readonly users: readonly string[];
}

/** A text with which somebody is welcomed. */
export interface Welcome {
  readonly kind: 'welcome';
  readonly chat: string;
  readonly req: string;
  readonly content: string;
}

/** Markdown that nobody asked for, or that came by a response_url. */
export interface Push {
  readonly kind: 'push';
  readonly chat: string;
  readonly via: 'aibot_send_msg' | 'response_url';
  readonly content: string;
}

/** What people see of the bot, in the order in which it appeared. */
export type Said = Stream | Card | Welcome | Push;

/** A frame or a request of the bot, and what it got. */
export interface Heard {
  /** Number of the connection from 1, in order of opening; 0 over HTTP. */
  readonly line: number;
  /** Whether the connection had been acknowledged as subscribed when the frame came. */
  readonly subscribed: boolean;
  readonly cmd: string;
  readonly req: string;
  readonly body: Json;
  readonly at: number;
  /** 0, an errcode, or the fault that was asked for. */
  result: number | string;
}

/** A message in a group that came by its webhook. */
export interface Post {
  readonly key: string;
  readonly msgtype: 'text' | 'markdown' | 'markdown_v2';
  readonly content: string;
  readonly mentioned: readonly string[];
}

/** A callback that was sent, which may be answered by its req_id. */
export interface Asked {
  readonly req: string;
  /** `message`, or the event's name. */
  readonly what: string;
  readonly chat: string;
  readonly user: string;
  /** The card that was clicked. */
  readonly task: string;
  readonly at: number;
  /** The connection over which it was sent last. */
  line: number;
  /** A welcome or an update was sent already. */
  used: boolean;
  /** The response_url was used already. */
  responded: boolean;
}

/** What a test may set: any limit, and what is not published. */
export interface Options extends Partial<Limits> {
  /** How long a kicked connection stays open; 0 by default, seconds to minutes in WeCom. */
  readonly closeMs?: number;
  /** Whether a message may be answered over a later connection than it came by; true by default. */
  readonly outlives?: boolean;
  /** Keys of the groups' webhooks; one by default. */
  readonly keys?: readonly string[];
}

/** All that was said, asked and refused. */
export interface State {
  readonly botId: string;
  readonly secret: string;
  readonly limits: Limits;
  readonly closeMs: number;
  readonly outlives: boolean;
  readonly keys: readonly string[];
  readonly frames: Heard[];
  readonly said: Said[];
  readonly posts: Post[];
  readonly asked: Map<string, Asked>;
  /** Chats that have messaged the bot: userids and chatids of groups. */
  readonly chats: Map<string, 'single' | 'group'>;
  /** When something was sent to a chat or to a webhook. */
  readonly sent: Map<string, number[]>;
  /** Refusals, and what would look wrong in a chat. */
  readonly errors: string[];
  readonly faults: Fault[];
  /** Called when anything has happened. */
  readonly watchers: Set<() => void>;
  /** Milliseconds that the clock is ahead. */
  ahead: number;
  /** Real milliseconds of the last thing that happened. */
  touched: number;
  /** Milliseconds of the stand-in's clock. */
  now(): number;
  /** A fresh identifier with the given beginning. */
  id(prefix: string): string;
  /** Tells who waits that something has happened. */
  touch(): void;
}

/** A WeCom in which nothing has happened. */
export function createState({ closeMs = 0, outlives = true, keys = ['standin-key'], ...limits }: Options): State {
  let count = 0;
  return {
    ...{ botId: 'standin-bot', secret: 'standin-secret', limits: { ...LIMITS, ...limits }, closeMs, outlives, keys },
    ...{ frames: [], said: [], posts: [], errors: [], faults: [], ahead: 0, touched: Date.now() },
    ...{ asked: new Map(), chats: new Map(), sent: new Map(), watchers: new Set() },
    now() {
      return Date.now() + this.ahead;
    },
    id(prefix) {
      count += 1;
      return `${prefix}${String(count).padStart(6, '0')}`;
    },
    touch() {
      this.touched = Date.now();
      for (const look of [...this.watchers]) look();
    },
  };
}
