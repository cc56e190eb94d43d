import type { Item } from '../../index/plan/plan.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, entry, quote, say } from '../compose/parts.ts';
import { next } from './item.ts';

/** Verbs that titles of items begin with; what is left is their subject. */
const VERB =
  /^(?:持续|深入|全面|继续|进一步|大力)*(?:深化|推进|加强|强化|保障|提升|优化|健全|完善|畅通|培育|规范|开展|做好)?/;
/** Single characters of less weight do not matter. */
const SLIGHT = 1;
/** Share of a title's subject, in characters, that the topic must cover. */
const COVER = 0.6;

/** 食品安全: a topic that is an item's title gives the item with all its points. */
export const title = defineIntent<Item>({
  name: 'title',
  examples: ['食品安全今年做什么', '信用监管'],
  match(asked, knowledge) {
    if (asked.scope.length > 0 || asked.references.length > 0 || asked.quoted.length > 0) return null;
    const { terms: all } = asked.topic('列举', '名词', '目录', '数量');
    const terms = all.filter((term) => term.said.length > 1 || term.weight > SLIGHT);
    if (terms.length === 0 || terms.some((term) => term.forms.length === 0 && term.said.length < 3)) return null;
    const scored = knowledge.plan.items.map((item) => ({
      item,
      cover: cover(
        item,
        terms.map((term) => (term.forms.length > 0 ? term.forms : [term.said])),
      ),
    }));
    const best = [...scored].sort((a, b) => b.cover - a.cover)[0];
    return best && best.cover >= COVER ? best.item : null;
  },
  answer(found, asked, knowledge) {
    const title = { kind: 'outline' as const, entries: [entry(knowledge, found.id, 0)] };
    const kept = found.measures.filter((unit) => knowledge.passages.some((p) => p.unit === unit));
    const lead =
      asked.except === null ? leadOf(found) : `第${found.number}条除去“${asked.except}”的有${kept.length}点：`;
    const parts = found.measures.length > 1 ? [say(lead), title] : [say(lead)];
    return answer(asked, 'topic', 'answered', [...parts, quote(knowledge, kept)], {
      suggestions: next(kept, knowledge),
    });
  },
});

function leadOf(item: Item): string {
  return item.measures.length > 1
    ? `第${item.number}条就是这个题目，共${item.measures.length}点：`
    : `第${item.number}条就是这个题目：`;
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
