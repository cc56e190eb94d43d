/** Blanks as they stand around a mention; WeCom puts U+2005 behind it. */
const BLANK = '[\\s\\u2005\\u00a0]';
/** A mention where the bot's name is not told: up to the next blank. */
const FIRST = new RegExp(`^${BLANK}*[@＠][^\\s\\u2005\\u00a0]{1,40}(?:${BLANK}+|$)`, 'u');
const LAST = new RegExp(`(?:^|${BLANK}+)[@＠][^\\s\\u2005\\u00a0]{1,40}${BLANK}*$`, 'u');

/** What somebody said, without the mention of the bot; its name may hold blanks of any kind. */
export function stripMention(text: string, name: string | null, isGroup: boolean): string {
  if (name !== null) {
    const words = name.split(/[\s\u2005\u00a0]+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const mention = new RegExp(`[@＠]${words.join(`${BLANK}+`)}`, 'giu');
    const bare = text.replace(mention, ' ');
    if (bare !== text) return bare.trim();
  }
  if (!isGroup) return text.trim();
  const bare = text.replace(FIRST, '');
  return (bare === text ? text.replace(LAST, '') : bare).trim();
}
