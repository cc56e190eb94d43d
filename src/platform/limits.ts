import { MINUTE, SECOND } from '../config/durations.ts';

/** How the inbox is worked off; times in milliseconds. */
export const INBOX_LIMITS = {
  /** How long a question is one replica's. Over twice a call to a platform, so that no answer is posted on a dead lease. */
  lease: 30 * SECOND,
  /** How often an idle worker looks; one that is woken looks at once. */
  poll: SECOND,
  /** Threads that are answered side by side. */
  concurrency: 8,
  /** How long a stop waits for answers that are on their way. */
  stopTimeout: 7 * SECOND,
  /** Pause after a failed attempt; it doubles with each, up to the longest. */
  retryFirst: SECOND,
  retryLongest: MINUTE,
} as const;

/** What the HTTP server takes; sizes in bytes, times in milliseconds. */
export const HTTP_LIMITS = {
  /** Largest body of any request; a handler may allow less. */
  body: 1_000_000,
  /** Bytes that are still read of a body that is refused, so that a browser sees the refusal and no broken connection. */
  drained: 10_000_000,
  /** How long a request may take to come in. */
  request: 30 * SECOND,
  /** How long a silent connection is kept: longer than the 60 s of common proxies, which then never meet a closed one. */
  keepAlive: 65 * SECOND,
  /** How long open connections may take to end on closing. */
  stopTimeout: 7 * SECOND,
} as const;
