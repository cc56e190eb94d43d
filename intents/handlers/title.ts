import type { Knowledge } from '../../index/knowledge.ts';
import type { Item } from '../../index/plan/plan.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, entry, next, quote, say } from '../compose/parts.ts';
import { passageOf } from '../retrieval/holding.ts';

/** 食品安全: a topic that is an item's title gives the item with all its points. */
export const title = defineIntent({
  name: 'title',
  examples: ['食品安全今年做什么', '信用监管'],
  answer(query, knowledge) {
    const found = itemOf(query.item, knowledge);
    const { except } = query.where;
    const title = { kind: 'outline' as const, entries: [entry(knowledge, found.id, 0)] };
    const kept = found.measures.filter((unit) => passageOf(unit, knowledge) !== undefined);
    const lead = except === null ? leadOf(found) : `第${found.number}条除去“${except.said}”的有${kept.length}点：`;
    const parts = found.measures.length > 1 ? [say(lead), title] : [say(lead)];
    return answer(query, 'topic', 'answered', [...parts, quote(knowledge, kept)], {
      suggestions: next(kept, knowledge),
    });
  },
});

function itemOf(id: string, { byId }: Knowledge): Item {
  const item = byId.items.get(id);
  if (!item) throw new Error(`No item ${id} in the plan.`);
  return item;
}

function leadOf(item: Item): string {
  return item.measures.length > 1
    ? `第${item.number}条就是这个题目，共${item.measures.length}点：`
    : `第${item.number}条就是这个题目：`;
}
