import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer, Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, entry, near, next, quote, say } from '../compose/parts.ts';
import type { ItemQuery } from '../query/query.ts';
import type { Selector } from '../query/slots.ts';
import { OUT_OF_RANGE } from './limits.ts';

/** 第6条 · 6.2 · 第五项第三点: the text by its number; out of range says how many there are. */
export const item = defineIntent({
  name: 'item',
  examples: ['第6条', '6.2', '第五项第三点', '最后一条'],
  answer(query, knowledge) {
    const absent = query.chosen.filter((target) => target.missing !== null);
    const present = query.chosen.filter((target) => target.missing === null);
    if (present.length === 0) return missing(absent, query, knowledge);
    const units = [...new Set(present.flatMap((target) => target.units))];
    const parts = [
      ...absent.map((target) => say(target.missing ?? '')),
      ...present.flatMap((target) => shown(target, knowledge)),
    ];
    return answer(query, 'item', 'answered', parts, { units, suggestions: next(units, knowledge) });
  },
});

function shown({ units, pointless }: Selector, knowledge: Knowledge): readonly Part[] {
  const { measures, items } = knowledge.byId;
  const home = items.get(measures.get(units[0] ?? '')?.item ?? '');
  if (!home) return [quote(knowledge, units)];
  const bare = home.measures.includes(home.id);
  if (pointless) return [say(`第${home.number}条不分点，全文是：`), quote(knowledge, units)];
  if (bare || units.length === 1)
    return [
      say(bare ? `第${home.number}条不分点，全文是：` : `第${home.number}条共${home.measures.length}点，这一点是：`),
      quote(knowledge, units),
    ];
  const title = { kind: 'outline' as const, entries: [entry(knowledge, home.id, 0)] };
  return [say(`第${home.number}条共${units.length}点：`), title, quote(knowledge, units)];
}

function missing(targets: readonly Selector[], query: ItemQuery, knowledge: Knowledge): Answer {
  const units = targets.flatMap((target) => target.units).slice(0, OUT_OF_RANGE);
  const nearest =
    units.length > 0 && !knowledge.byId.sections.has(units[0] ?? '') ? [near(knowledge, units.slice(-1))] : [];
  const last = knowledge.plan.items.at(-1);
  const suggestions = units.length > 0 || !last ? [] : [`第${last.number}条`, '目录'];
  return answer(query, 'item', 'not_in_plan', [...targets.map((target) => say(target.missing ?? '')), ...nearest], {
    suggestions,
  });
}
