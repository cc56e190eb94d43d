/** What the long connection and the webhook allow, as published; times in milliseconds, sizes in bytes of UTF-8. */
export const LIMITS = {
  content: 20_480,
  /** From the first frame of a stream to its last. */
  streamMs: 6 * 60_000,
  /** From an event to its welcome or its updated card. */
  eventMs: 5_000,
  /** From a message to the last reply that may begin. */
  replyMs: 24 * 3_600_000,
  /** From a message to the one use of its response_url. */
  responseMs: 3_600_000,
  perMinute: 30,
  perHour: 1_000,
  webhookText: 2_048,
  webhookMarkdown: 4_096,
  webhookPerMinute: 20,
} as const;

/** Limits that a test may set. */
export type Limits = { readonly [Name in keyof typeof LIMITS]: number };

/** A text's size in bytes of UTF-8. */
export function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
