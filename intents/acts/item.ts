import type { Knowledge } from '../../index/knowledge.ts';
import type { ItemQuery } from '../query/query.ts';
import type { Asked } from '../understand/question.ts';
import { resolve } from '../understand/resolve.ts';
import { slotsOf } from './slots.ts';

/** Reads 第6条 · 6.2 · 第五项第三点. */
export function readItem(asked: Asked, knowledge: Knowledge): ItemQuery | null {
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
  const of = asked.topic('展开', '列举', '名词', '提到');
  return chosen.length > 0 ? { ...slotsOf(asked, of, knowledge), act: 'show', intent: 'item', chosen } : null;
}
