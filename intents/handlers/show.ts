import type { Knowledge } from '../../index/knowledge.ts';
import type { Item } from '../../index/plan/plan.ts';
import type { Answer, Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, entry, near, next, quote, say } from '../compose/parts.ts';
import type { ItemQuery } from '../query/query.ts';
import type { Selector } from '../query/slots.ts';
import { passageOf } from '../retrieval/holding.ts';
import { locate } from '../retrieval/quotation.ts';
import { OUT_OF_RANGE } from './limits.ts';

/** 第6条 · 6.2 · 第五项第三点: the text by its number; out of range says how many there are. */
export const item = defineIntent({
  name: 'item',
  examples: ['第6条', '6.2', '第五项第三点', '最后一条'],
  uses: () => ['scope'],
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
  const name = nameOf(home);
  const bare = home.measures.includes(home.id);
  if (pointless) return [say(`${name}不分点，全文是：`), quote(knowledge, units)];
  if (bare || units.length === 1)
    return [
      say(bare ? `${name}不分点，全文是：` : `${name}共${home.measures.length}点，这一点是：`),
      quote(knowledge, units),
    ];
  const title = { kind: 'outline' as const, entries: [entry(knowledge, home.id, 0)] };
  return [say(`${name}共${units.length}点：`), title, quote(knowledge, units)];
}

/** How a reply calls an item: 第6条, or 3.5 where the plan prints such numbers. */
function nameOf({ id, number }: Item): string {
  return /^\d+\.\d+$/.test(id) ? id : `第${number}条`;
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

/** 食品安全: a topic that is an item's title gives the item with all its points. */
export const title = defineIntent({
  name: 'title',
  examples: ['食品安全今年做什么', '信用监管'],
  uses: () => ['of'],
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

/** “…”出自哪里: the address of a sentence, whatever its punctuation, with small slips. */
export const located = defineIntent({
  name: 'quote',
  examples: ['“打早、打小、露头就打”出自哪里', '哪一条写了选好一个项目、建立一个体系'],
  answer(query, knowledge) {
    const found = locate(query.sentence, knowledge);
    const units = found.map(({ passage }) => passage.unit);
    const lead = found.length > 1 ? `这句话在要点中有${found.length}处：` : '这句话出自：';
    const spans = found.map(({ span }) => span);
    return answer(query, 'quote', 'answered', [say(lead), quote(knowledge, units, [], spans)], { units });
  },
});
