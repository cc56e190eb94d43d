import { type Json, text } from './check.ts';

/** A message in a channel, by a user or by the bot. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts: string | undefined;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly unknown[] | undefined;
  readonly metadata: Json | undefined;
  /** What it shares. */
  readonly files?: readonly { readonly id: string; readonly name: string; readonly title: string }[];
  /** Set where the bot wrote it. */
  readonly bot_id: string | undefined;
  readonly app_id: string | undefined;
}

/** A message only one person sees, by chat.postEphemeral, a response_url or an acknowledgement. */
export interface Ephemeral {
  readonly channel: string;
  readonly user: string;
  readonly ts: string;
  readonly thread_ts: string | undefined;
  readonly text: string;
  readonly blocks: readonly unknown[] | undefined;
  readonly via: 'chat.postEphemeral' | 'response_url' | 'ack';
}

/** A view that was published, opened, pushed or updated; later ones follow, none is overwritten. */
export interface View {
  readonly method: 'views.publish' | 'views.open' | 'views.push' | 'views.update' | 'ack';
  readonly id: string;
  readonly user: string;
  readonly view: Json;
}

/** A file from the moment at which a place for it was asked for. */
export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  /** Its bytes; null until they have come. */
  body: Buffer | null;
  /** The message that shares it; null until the upload is completed. */
  message: Message | null;
}

/** One request to the Web API or to a response_url, and its answer. */
export interface Call {
  readonly method: string;
  readonly args: Json;
  /** The name under which the replica was told Slack's address; empty where it was told the plain one. */
  readonly replica: string;
  /** When it came, in milliseconds of the epoch. */
  readonly at: number;
  /** When it was carried out; null where it was not. */
  doneAt: number | null;
  /** `ok`, the error's name, or the fault that was asked for. */
  result: string;
}

/** An acknowledgement: a Socket Mode frame or an HTTP response. */
export interface Ack {
  readonly envelope: string;
  readonly attempt: number;
  /** Came after the time allowed. */
  readonly late: boolean;
  readonly payload: unknown;
}

/** What goes wrong on demand: so many calls of a method (`*` for any, `response_url` too), or only those of a channel. */
export interface Fault {
  readonly method: string;
  readonly times?: number;
  readonly with: 429 | 500 | 'timeout' | 'drop before storing' | 'drop after storing' | { readonly error: string };
  /** Retry-After of a 429, in seconds; 1 by default. */
  readonly seconds?: number;
  readonly channel?: string;
}

/**
 * Something at which a test may inject a fault: an envelope has been sent, its acknowledgement has come but does not count yet, a
 * call has come but is not carried out yet, a call has been carried out but is not answered yet.
 */
export interface Moment {
  readonly kind: 'sent' | 'acknowledged' | 'asked' | 'done';
  /** The method of a call; empty for envelopes. */
  readonly method: string;
  /** As with calls. */
  readonly replica: string;
}

/** Called at every moment; the stand-in waits for it. What it calls lost counts as if it had never come. */
export type Watcher = (moment: Moment) => Promise<'lost' | undefined> | 'lost' | undefined;

/** An address for later replies, good for 5 uses in 30 minutes. */
export interface Reply {
  readonly channel: string;
  readonly user: string;
  /** The message whose button was pressed. */
  readonly ts: string | undefined;
  readonly thread_ts: string | undefined;
  readonly until: number;
  uses: number;
}

/** Names of the workspace, the app and its bot user. */
export const IDS = { team: 'T0STANDIN', app: 'A0STANDIN', bot: 'B0STANDIN', botUser: 'U0STANDIN' } as const;

/** The workspace: all that was said, asked and refused. */
export interface State {
  readonly url: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly ackMs: number;
  readonly triggerMs: number;
  readonly gaps: readonly number[];
  readonly slowMs: number;
  readonly messages: Message[];
  readonly posts: Message[];
  readonly ephemerals: Ephemeral[];
  readonly updates: Message[];
  readonly deletes: Json[];
  readonly views: View[];
  readonly statuses: Json[];
  readonly prompts: Json[];
  readonly titles: Json[];
  readonly reactions: Json[];
  readonly files: UploadedFile[];
  readonly calls: Call[];
  readonly acks: Ack[];
  readonly errors: string[];
  readonly faults: (Fault & { left: number })[];
  readonly replies: Map<string, Reply>;
  /** Milliseconds until which a trigger may open a view; 0 once used. */
  readonly triggers: Map<string, number>;
  readonly stopped: AbortController;
  /** Told of every moment; null for nobody. */
  watcher: Watcher | null;
  /** Deliveries not yet acknowledged or given up. */
  pending: number;
  /** Milliseconds of the last thing that happened. */
  touched: number;
  /** A fresh message timestamp, later than every other. */
  stamp(): string;
  /** A fresh identifier with the given beginning. */
  id(prefix: string): string;
}

/** What a test may set; times in milliseconds. */
export interface Options {
  /** How long a delivery waits for its acknowledgement: 3000 in Slack, a minute here, so that a slow machine is in time. */
  readonly ackMs?: number;
  /** Pauses before the redeliveries of an event; three without a pause (in Slack about 0, 60 000 and 300 000). */
  readonly gaps?: readonly number[];
  /** How long a trigger_id can open a view: 3000 in Slack, a minute here. */
  readonly triggerMs?: number;
  /** A post takes up to so long, half of it before it is stored; 0 by default. */
  readonly slowMs?: number;
}

/** An empty workspace answering at this address. */
export function createState(url: string, options: Options): State {
  let last = Date.now() * 1000;
  let count = 0;
  return {
    url,
    botToken: 'xoxb-standin',
    appToken: 'xapp-standin',
    signingSecret: 'standin-signing-secret',
    ackMs: options.ackMs ?? 60_000,
    triggerMs: options.triggerMs ?? 60_000,
    gaps: options.gaps ?? [0, 0, 0],
    slowMs: options.slowMs ?? 0,
    ...{ messages: [], posts: [], ephemerals: [], updates: [], deletes: [], views: [], statuses: [], prompts: [] },
    ...{ titles: [], reactions: [], files: [], calls: [], acks: [], errors: [], faults: [] },
    replies: new Map(),
    triggers: new Map(),
    stopped: new AbortController(),
    watcher: null,
    pending: 0,
    touched: Date.now(),
    stamp() {
      last = Math.max(last + 1, Date.now() * 1000);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
    id(prefix) {
      count += 1;
      return `${prefix}0${count.toString(36).toUpperCase().padStart(8, '0')}`;
    },
  };
}

/** Keeps a user's message, so that the thread can be read back. */
export function hear(state: State, event: Json): void {
  const [channel, ts] = [text(event.channel), text(event.ts)];
  if (!channel || !ts || event.subtype !== undefined) return;
  if (state.messages.some((message) => message.channel === channel && message.ts === ts)) return;
  const thread = text(event.thread_ts) || undefined;
  state.messages.push({
    ...{ channel, ts, thread_ts: thread, user: text(event.user), text: text(event.text), blocks: undefined },
    ...{ metadata: undefined, bot_id: undefined, app_id: undefined },
  });
}
