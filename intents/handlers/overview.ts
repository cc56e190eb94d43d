import type { Knowledge } from '../../index/knowledge.ts';
import { countedParts, type Item } from '../../index/plan/plan.ts';
import type { Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, entry, next, quote, say, sectionEntries } from '../compose/parts.ts';
import { measuresOf, passageOf } from '../retrieval/holding.ts';
import { READ_AT_ONCE } from './limits.ts';

/** 第二部分讲什么 · 四大安全底线是哪四个 · 总体思路: a section with the titles of its items, and the front matter. */
export const section = defineIntent({
  name: 'section',
  examples: ['第二部分讲什么', '（五）讲什么', '四大安全底线是哪四个', '总体思路是什么'],
  uses: (query) => (query.scope.selectors.length > 0 ? ['scope'] : ['of']),
  answer(query, knowledge) {
    const { sections, front, missing } = query;
    if (missing !== null) return answer(query, 'section', 'not_in_plan', [say(missing)], { suggestions: ['目录'] });
    if (front.length > 0) return answer(query, 'section', 'answered', [say('原文是：'), quote(knowledge, front)]);
    const held = sections.flatMap((id) => [id, ...partsOf(id, knowledge)]);
    const entries = held.flatMap((id) => sectionEntries(knowledge, id));
    const items = knowledge.plan.items.filter(({ section, id }) => held.includes(section ?? '') || held.includes(id));
    const parts = [
      say(`这一部分共${items.length}条：`),
      { kind: 'outline' as const, entries },
      ...spelled(items, knowledge),
    ];
    return answer(query, 'section', 'answered', parts, {
      units: sections,
      suggestions: entries.slice(1, 3).map((e) => `第${e.citation.unit}条`),
    });
  },
});

/** The sections below a section. */
function partsOf(id: string, knowledge: Knowledge): readonly string[] {
  return knowledge.plan.sections.flatMap((one) => (one.parent === id ? [one.id, ...partsOf(one.id, knowledge)] : []));
}

/** The text of a section that is short enough to be read at once. */
function spelled(items: readonly Item[], knowledge: Knowledge): readonly Part[] {
  const units = items.flatMap(({ measures }) => measures);
  const length = units.reduce((sum, unit) => sum + (passageOf(unit, knowledge)?.text.length ?? 0), 0);
  return units.length > 0 && length <= READ_AT_ONCE ? [quote(knowledge, units)] : [];
}

/** 目录 · 一共几项: the sections with their items, and the counts. */
export const outline = defineIntent({
  name: 'outline',
  examples: ['目录', '一共几项', '分成哪几个部分'],
  answer(query, knowledge) {
    const { plan } = knowledge;
    const sections = countedParts(plan);
    const chapters = sections.every(({ level }) => level === 1);
    const lead = `《${plan.title}》${chapters ? '' : '的工作'}分为${sections.length}个部分，共${plan.items.length}条、${plan.measures.length}点：`;
    const entries = sections.flatMap(({ id }) =>
      [id, ...partsOf(id, knowledge)].flatMap((one) => sectionEntries(knowledge, one)),
    );
    return answer(query, 'outline', 'answered', [say(lead), { kind: 'outline', entries }], {
      suggestions: ['第1条', '总体思路'],
    });
  },
});

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
