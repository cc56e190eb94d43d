/** What Slack refuses beyond, in characters unless told otherwise. */
export const LIMITS = {
  /** Blocks of a message and of a view. */
  blocks: 50,
  viewBlocks: 100,
  section: 3000,
  header: 150,
  /** Elements of one actions block and of one context block. */
  actions: 25,
  context: 10,
  buttonText: 75,
  buttonValue: 2000,
  /** The text beside the blocks, as Slack advises. */
  text: 4000,
  modalTitle: 24,
} as const;

/** In a channel at most this many quotations or characters are shown; the rest stands behind 更多. */
export const CHANNEL_PAGE = { quotes: 3, characters: 900 } as const;

/** Cuts a text to a length, with … at its end where something was cut. */
export function truncate(text: string, length: number): string {
  const characters = [...text];
  if (text.length <= length) return text;
  let kept = '';
  for (const character of characters) {
    if (kept.length + character.length > length - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Escapes the three characters that Slack reads as markup. The last thing that is done to a text. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
