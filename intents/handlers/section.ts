import { defineIntent } from '../compose/define.ts';
import { answer, quote, say, sectionEntries } from '../compose/parts.ts';

/** 第二部分讲什么 · 四大安全底线是哪四个 · 总体思路: a section with the titles of its items, and the front matter. */
export const section = defineIntent({
  name: 'section',
  examples: ['第二部分讲什么', '（五）讲什么', '四大安全底线是哪四个', '总体思路是什么'],
  answer(query, knowledge) {
    const { sections, front, missing } = query;
    if (missing !== null) return answer(query, 'section', 'not_in_plan', [say(missing)], { suggestions: ['目录'] });
    if (front.length > 0) return answer(query, 'section', 'answered', [say('原文是：'), quote(knowledge, front)]);
    const counts = sections.map((id) => knowledge.plan.items.filter((item) => item.section === id).length);
    const entries = sections.flatMap((id) => sectionEntries(knowledge, id));
    const lead = say(`这一部分共${counts.join('、')}条：`);
    return answer(query, 'section', 'answered', [lead, { kind: 'outline', entries }], {
      units: sections,
      suggestions: entries.slice(1, 3).map((e) => `第${e.citation.unit}条`),
    });
  },
});
