/** What WeCom refuses beyond: sizes in bytes of UTF-8. */
export const LIMITS = {
  /** Text of a reply or a push. */
  content: 20_480,
  /** Markdown that comes by a group's webhook, and how often in a minute. */
  webhook: 4_096,
  webhookPerMinute: 20,
  /** Replies and pushes to one chat in a minute. */
  perMinute: 30,
  /** Buttons of a card, their text in characters as it still fits on a phone, and their key. */
  buttons: 6,
  buttonText: 16,
  buttonKey: 1_024,
  cardTitle: 26,
  /** An answer's feedback id. */
  feedbackId: 256,
} as const;

/** In a group at most this many quotations or characters are shown at once; the rest is asked for by 更多. */
export const GROUP_PAGE = { quotes: 3, characters: 900 } as const;

/** A text's size in bytes of UTF-8. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** The longest beginning of a text, in whole characters, that fits into so many bytes. */
export function truncateBytes(text: string, most: number): string {
  if (byteLength(text) <= most) return text;
  let size = 0;
  let kept = '';
  for (const character of text) {
    size += byteLength(character);
    if (size > most) break;
    kept += character;
  }
  return kept;
}
