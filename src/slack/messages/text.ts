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

/** What Slack puts between < and >: what it is, and the words that it shows. */
const TOKEN = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** The words of a message as people see them: names of people and groups left out, links and dates as they are shown, and the three signs that Slack escapes. */
export function readMarkup(text: string): string {
  const shown = text.replace(TOKEN, (_, kind: string, target: string, label: string | undefined) => {
    if (kind === '@') return ' ';
    if (kind === '') return label ?? target.replace(/^mailto:/, '');
    // <!date^1587312000^{date}|4月20日> and <#C1|通知> show their label; <!here> and <!subteam^S1|@科室> call people.
    return kind === '#' || target.startsWith('date^') ? (label ?? ' ') : ' ';
  });
  return shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}

/** Whether a message names somebody besides the bot, or a group of people. */
export function namesOthers(text: string, bot: string | null): boolean {
  const named = [...text.matchAll(TOKEN)].filter(([, kind, target = '']) =>
    kind === '@' ? target !== bot : kind === '!' && !target.startsWith('date^'),
  );
  return named.length > 0;
}

/** Escapes the three characters that Slack reads as markup. The last thing that is done to a text. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
