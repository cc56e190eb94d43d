import { DAY, MINUTE, SECOND } from '../config/durations.ts';

/** What WeCom refuses beyond (developer.work.weixin.qq.com, 智能机器人长连接 and 消息推送): sizes in bytes of UTF-8. */
export const LIMITS = {
  /** Text of a reply or a push. */
  content: 20_480,
  /** Markdown that comes by a group's webhook, and how often in a minute. */
  webhook: 4_096,
  webhookPerMinute: 20,
  /** Replies and pushes to one chat in a minute. */
  perMinute: 30,
  /** Cards to one chat in a minute, by our own choice: a third of what it takes, so that answers find room. */
  cardsPerMinute: 10,
  /** Buttons of a card, their text in characters as it still fits on a phone, and their key. */
  buttons: 6,
  buttonText: 16,
  buttonKey: 1_024,
  cardTitle: 26,
  /** An answer's feedback id. */
  feedbackId: 256,
} as const;

/** WeCom's codes for refusals that tell something: the message is not known, its stream has ended, the subscription is forgotten, too often. */
export const ERROR_CODES = { noRequest: 846605, expired: 846608, unsubscribed: 846609, tooOften: 45009 } as const;

/** In a group at most this many quotations or characters are shown at once; the rest is asked for by 更多. */
export const GROUP_PAGE = { quotes: 3, characters: 900 } as const;

/** Numbers of our own that decide what stands in a message. */
export const MESSAGE = {
  /** From so many facts on they stand in a table. */
  tableRows: 4,
  /** Quotations longer than this are not marked: they may have to be cut, and a mark must not be. In bytes. */
  marked: 3_000,
  /** Addresses of units that one quoted answer is read for; a longer one is about all of them. */
  quotedUnits: 20,
  /** Hexadecimal digits of a webhook's name, which must not give its key away. */
  webhookDigits: 12,
  /** Characters of a reader's reason that are kept. */
  reason: 500,
} as const;

/** How often something is tried. */
export const ATTEMPTS = {
  /** Subscriptions of the bot that WeCom refuses before it gives up: a wrong secret does not get right. */
  subscribe: 3,
  /** After so many failed attempts a person is told that there is no answer, rather than left waiting. */
  compose: 4,
  /** After so many attempts an answer that does not arrive is dropped: ten minutes where the chat is full. */
  deliver: 40,
} as const;

/** How much is kept in mind, in names or keys, and how long, in milliseconds. */
export const MEMORY = {
  /** Names of chats whose sendings are counted; those silent for a minute are forgotten beyond that. */
  throttled: 1_000,
  /** Questions of which it is known that their answer is on its way. */
  answered: 1_000,
  /** That something was sent: longer than a message may be answered (24 h), and than anybody looks for a post. */
  sent: 7 * DAY,
  /** That somebody was welcomed or that an opinion was taken in: longer than WeCom brings the same event again. */
  welcomed: 10 * MINUTE,
  opinion: DAY,
  /** That somebody was told that the bot is not for them. */
  refused: DAY,
} as const;

/** How fast things go, in milliseconds; tests go faster. */
export interface Timing {
  /** How long the connection's lease lasts without being lengthened, and how often that is done or another's end is looked for. */
  readonly lease: number;
  readonly renewEvery: number;
  /** First pause before a broken connection is tried again; it doubles up to half a minute. */
  readonly reconnect: number;
  /** How often the connection is tried with a ping; two that stay unanswered break it. */
  readonly ping: number;
  /** How often a question that waits is shown to be waiting: WeCom closes a stream that is silent for six minutes. */
  readonly refresh: number;
  /** How long a start waits for WeCom before it says that it goes on trying. */
  readonly startTimeout: number;
  /** How long the end waits for what is in flight. */
  readonly stopTimeout: number;
  /** Pause before a subscription is tried again that was refused for a while. */
  readonly retryRefused: number;
  /** Pause before an answer is sent again of which nobody knows whether it arrived. */
  readonly retryUnclear: number;
}

/** How fast things go in an office. */
export const TIMING: Timing = {
  lease: 30 * SECOND,
  renewEvery: 5 * SECOND,
  reconnect: SECOND,
  ping: 30 * SECOND,
  refresh: 230 * SECOND,
  startTimeout: 15 * SECOND,
  stopTimeout: 2 * SECOND,
  retryRefused: MINUTE,
  retryUnclear: SECOND,
};

/** Pauses and time-outs that need no other length in tests, in milliseconds. */
export const PAUSE = {
  /** An HTTP request to WeCom is given up after this. */
  http: 5 * SECOND,
  /** Where a chat has had too much in a minute. */
  chatFull: 15 * SECOND,
  /** Where a post finds the connection down. */
  down: 5 * SECOND,
  /** Where a group's webhook has had too much in a minute. */
  webhookFull: 30 * SECOND,
} as const;
