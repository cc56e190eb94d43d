import { HOUR, MINUTE, SECOND } from '../config/durations.ts';

/** What Slack refuses beyond (api.slack.com/reference/block-kit), in characters unless told otherwise. */
export const LIMITS = {
  /** Blocks of a message and of a view. */
  blocks: 50,
  viewBlocks: 100,
  section: 3000,
  header: 150,
  buttonText: 75,
  buttonValue: 2000,
  modalTitle: 24,
  /** The text beside the blocks: half of the 4,000 that Slack advises, since escaping makes it longer. */
  text: 2000,
  /** Messages of one page of a channel's history; Slack gives at most 999 and advises 200. */
  historyPage: 200,
} as const;

/** How long an answer is shown at once, in quotations and characters; the rest stands behind 更多. */
export const PAGE = {
  /** In a channel, where others read. */
  channel: { quotes: 3, characters: 900 },
  /** In direct messages and private answers. */
  alone: { quotes: 10, characters: 3500 },
} as const;

/** Numbers of our own that decide what stands in a message. */
export const MESSAGE = {
  /** Buttons under an answer, and suggestions where there is none; our choice, Slack takes 25. */
  buttons: 5,
  /** Characters of a message that are kept: as many as are read. */
  question: 2_000,
  /** Characters of a question that a button carries; with all else it stays within `buttonValue`. */
  carriedQuestion: 300,
  /** Subscriptions that App Home shows; each takes three blocks or four of `viewBlocks`. */
  subscriptions: 12,
  /** Blocks that a measure takes in the modal: its text and its address. */
  blocksPerMeasure: 2,
} as const;

/** How fast things go, in milliseconds. */
export const TIMING = {
  /** A call to Slack is given up after this; under half a lease, so that no answer is posted on a dead one. */
  http: 10 * SECOND,
  /** No post is begun with less of the lease left than this: the call, and what is to spare. */
  leaseReserve: 12 * SECOND,
  /** In the last of a lease nothing is sent any more, so that it has arrived before another looks for it. */
  leaseSpare: 2 * SECOND,
  /** Pause after an answer of Slack's that tells nothing. */
  retryUnclear: 1_500,
  /** First and longest pause before the socket is opened again. */
  reconnectFirst: 200,
  reconnectLongest: 30 * SECOND,
  /** When Slack may bring again what came before anybody could take it in. */
  retryAfter: 5 * SECOND,
  /** How far the stamp of a signed request may be from now, either way; Slack's own bound. */
  stampAge: 5 * MINUTE,
  /** How far Slack's clock may be from ours where a post is looked for. */
  clockSkew: HOUR,
} as const;

/** Tries of a file whose upload tells nothing, before its reader is told that it cannot be sent. */
export const FILE_ATTEMPTS = 4;

/** Most pages of a channel's history that are looked through for a post: more than an office writes between two attempts. */
export const HISTORY_PAGES = 10;
