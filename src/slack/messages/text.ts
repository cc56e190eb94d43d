import type { RichTextBlock, RichTextText } from '@slack/types';

/** Name of the platform: where what was asked here is noted to come from. */
export const PLATFORM = 'slack';

/** A line of text in which nothing is markup. */
export function plainText(text: string, bold = false): RichTextBlock {
  const element: RichTextText = bold ? { type: 'text', text, style: { bold } } : { type: 'text', text };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] };
}
