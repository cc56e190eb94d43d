import type { Knowledge } from '../../index/knowledge.ts';
import type { Item } from '../../index/plan/plan.ts';
import type { ItemQuery, PinnedQuery, TitleQuery } from '../query/query.ts';
import { type Asked, cleanText } from '../understand/question.ts';
import { resolve } from '../understand/resolve.ts';
import { readYear } from './decline.ts';
import { COVER, SLIGHT_WORD } from './limits.ts';
import { slotsOf, wholeSlots } from './slots.ts';

/** Reads 第6条 · 6.2 · 第五项第三点. */
export function readNumbered(asked: Asked, knowledge: Knowledge): ItemQuery | null {
  const isPart = (unit: string | null) =>
    unit !== null && knowledge.byId.sections.has(unit) && !knowledge.byId.items.has(unit);
  const chosen = asked.references
    .filter(
      (one) =>
        one.kind === 'item' ||
        (one.kind === 'unit' && !isPart(one.unit)) ||
        (one.kind === 'section' && one.nth !== null),
    )
    .map((one) => resolve(one, knowledge));
  if (chosen.length === 0) return null;
  const of = asked.topic('展开', '列举', '名词', '提到');
  return { ...slotsOf(asked, of, knowledge), act: 'show', intent: 'item', chosen };
}

/** Verbs that titles of items begin with; what is left is their subject. */
const VERB =
  /^(?:持续|深入|全面|继续|进一步|大力)*(?:深化|推进|加强|强化|保障|提升|优化|健全|完善|畅通|培育|规范|开展|做好)?/;

/** Reads a topic that is an item's title: 食品安全. */
export function readTitled(asked: Asked, knowledge: Knowledge): TitleQuery | null {
  if (asked.scope.length > 0 || asked.references.length > 0 || asked.quoted.length > 0) return null;
  const topic = asked.topic('列举', '名词', '目录', '数量');
  const terms = topic.terms.filter((term) => term.said.length > 1 || term.weight > SLIGHT_WORD);
  if (terms.length === 0 || terms.some((term) => term.forms.length === 0 && term.said.length < 3)) return null;
  const said = terms.map((term) => (term.forms.length > 0 ? term.forms : [term.said]));
  const scored = knowledge.plan.items.map((item) => ({ item, cover: cover(item, said) }));
  const best = [...scored].sort((a, b) => b.cover - a.cover)[0];
  if (!best || best.cover < COVER) return null;
  return { ...slotsOf(asked, topic, knowledge), act: 'show', intent: 'title', item: best.item.id };
}

/** How much of a title's subject the terms cover; 0 where one of them is not in the title. */
function cover(item: Item, terms: readonly (readonly string[])[]): number {
  const full = item.title.toLowerCase().replace(/[“”]/g, '');
  const subject = full.replace(VERB, '');
  let left = subject;
  for (const forms of terms) {
    const form = forms.find((f) => full.includes(f));
    if (form === undefined) return 0;
    left = left.replace(form, '');
  }
  return 1 - left.replace(/[和、及与的]/g, '').length / Math.max(1, subject.replace(/[和、及与的]/g, '').length);
}

/** Reads a question for which the office chose the units that answer (seeds/words/pinned.txt); another year's stays refused. */
export function readPinned(asked: Asked, knowledge: Knowledge): PinnedQuery | null {
  const units = knowledge.pinned.find(cleanText(asked.question.text));
  if (units === null || readYear(asked, knowledge) !== null) return null;
  return { ...wholeSlots(asked, knowledge), act: 'show', intent: 'pinned', units, ...apart(asked) };
}

/** What was spoken of before has nothing to do with a question that says all by itself. */
export function apart({ note }: Asked): { readonly note: string | null } {
  return { note: note?.startsWith('接上') ? null : note };
}
