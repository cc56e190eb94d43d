import type { Knowledge } from '../../index/knowledge.ts';
import type { Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, entry, next, quote, say, sectionEntries } from '../compose/parts.ts';
import { measuresOf } from '../retrieval/holding.ts';

/** A question for which the office chose the units that answer (seeds/words/pinned.txt). */
export const pinned = defineIntent({
  name: 'pinned',
  examples: [],
  answer(query, knowledge) {
    const items = query.units.filter((unit) => knowledge.units.get(unit)?.kind === 'item');
    const inside = measuresOf(items, knowledge);
    const units = query.units.filter((unit) => !inside.includes(unit));
    const shown = units.flatMap((unit) => (isSection(unit, knowledge) ? [unit] : measuresOf([unit], knowledge)));
    const parts = [say('本局指定的答复：'), ...units.flatMap((unit) => draw(unit, knowledge))];
    return answer(query, 'topic', 'answered', parts, {
      units: [...new Set(shown)],
      suggestions: next(shown, knowledge),
    });
  },
});

/** A point as it stands; an item with points as its title and its points; a section as its heading and its items' titles. */
function draw(unit: string, knowledge: Knowledge): readonly Part[] {
  if (isSection(unit, knowledge)) {
    const { sections } = knowledge.plan;
    const held = sections.filter(({ id, parent }) => id === unit || parent === unit);
    return [{ kind: 'outline', entries: held.flatMap(({ id }) => sectionEntries(knowledge, id)) }];
  }
  const kind = knowledge.units.get(unit)?.kind;
  if (kind !== 'item') return [quote(knowledge, [unit])];
  return [{ kind: 'outline', entries: [entry(knowledge, unit, 0)] }, quote(knowledge, measuresOf([unit], knowledge))];
}

function isSection(unit: string, { units }: Knowledge): boolean {
  return units.get(unit)?.kind === 'section';
}
