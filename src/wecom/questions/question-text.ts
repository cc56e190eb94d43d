import type { Knowledge } from '../../../index/knowledge.ts';
import { literal } from '../../../index/text/normalize.ts';
import type { Focus } from '../../../intents/answer/answer.ts';
import type { AppContext } from '../../platform/platform.ts';
import { MESSAGE } from '../limits.ts';

/**
 * What a quoted message speaks of, so that 谁负责 on it is understood. A quoted answer of ours holds addresses: they name
 * the units. Any other text is asked like a question, and what answers it is meant: a sentence of the plan gives the
 * measure that it stands in. Null where neither gives a unit.
 */
export function quotedFocus(context: AppContext, quote: string): Focus | null {
  if (quote.trim() === '') return null;
  const units = addressed(quote, context.knowledge);
  if (units.length > 0) return { units, kind: 'item', asked: '', more: [] };
  const { status, focus } = context.answer({ text: quote, today: context.today(), focus: null });
  return status === 'answered' && focus !== null && focus.units.length > 0 ? focus : null;
}

/** Units whose addresses stand in a text, in the order of the text; markup and width do not matter. */
function addressed(quote: string, { units }: Knowledge): readonly string[] {
  const text = bare(quote);
  const found = [...units.values()].flatMap(({ id, address, kind }) => {
    const at = kind === 'section' ? -1 : text.indexOf(bare(address));
    return at < 0 ? [] : [{ id, at }];
  });
  const inOrder = found.toSorted((a, b) => a.at - b.at).map(({ id }) => id);
  return [...new Set(inOrder)].slice(0, MESSAGE.quotedUnits);
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s*_`\\>[\]|]/g, '');
}

/** Blanks as they stand around a mention; WeCom puts U+2005 behind it. */
const BLANK = '[\\s\\u2005\\u00a0]';
/** A mention where the bot's name is not told: up to the next blank. */
const FIRST = new RegExp(`^${BLANK}*[@＠][^\\s\\u2005\\u00a0]{1,40}(?:${BLANK}+|$)`, 'u');
const LAST = new RegExp(`(?:^|${BLANK}+)[@＠][^\\s\\u2005\\u00a0]{1,40}${BLANK}*$`, 'u');

/** What somebody said, without the mention of the bot; its name may hold blanks of any kind. */
export function stripMention(text: string, name: string | null, isGroup: boolean): string {
  if (name !== null) {
    const words = name.split(/[\s\u2005\u00a0]+/).map(literal);
    const mention = new RegExp(`[@＠]${words.join(`${BLANK}+`)}`, 'giu');
    const bare = text.replace(mention, ' ');
    if (bare !== text) return bare.trim();
  }
  if (!isGroup) return text.trim();
  const bare = text.replace(FIRST, '');
  return (bare === text ? text.replace(LAST, '') : bare).trim();
}
