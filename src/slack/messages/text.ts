import type { RichTextBlock, RichTextText } from '@slack/types';

/** Name of the platform: where what was asked here is noted to come from. */
export const PLATFORM = 'slack';

/** A line of text in which nothing is markup. */
export function plainText(text: string, bold = false): RichTextBlock {
  const element: RichTextText = bold ? { type: 'text', text, style: { bold } } : { type: 'text', text };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] };
}

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
