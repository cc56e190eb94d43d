import type { Knowledge } from '../../index/knowledge.ts';
import type { Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { alone, answer, entry, quote, say } from '../compose/parts.ts';
import { year } from '../declines/year.ts';
import { cleanText } from '../understand/question.ts';
import { measuresOf } from '../understand/resolve.ts';
import { next } from './item.ts';
import { sectionEntries } from './outline.ts';

/** A question for which the office chose the units that answer (seeds/words/pinned.txt); another year's stays refused. */
export const pinned = defineIntent<readonly string[]>({
  name: 'pinned',
  examples: [],
  match(asked, knowledge) {
    const units = knowledge.pinned.find(cleanText(asked.question.text));
    return units !== null && year.attempt(asked, knowledge) === null ? units : null;
  },
  answer(chosen, asked, knowledge) {
    const items = chosen.filter((unit) => knowledge.units.get(unit)?.kind === 'item');
    const inside = measuresOf(items, knowledge);
    const units = chosen.filter((unit) => !inside.includes(unit));
    const shown = units.flatMap((unit) => (isSection(unit, knowledge) ? [unit] : measuresOf([unit], knowledge)));
    const parts = [say('本局指定的答复：'), ...units.flatMap((unit) => draw(unit, knowledge))];
    return answer(alone(asked), 'topic', 'answered', parts, {
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
