import { workSections } from '../../index/plan/plan.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, say, sectionEntries } from '../compose/parts.ts';

/** 目录 · 一共几项: the sections with their items, and the counts. */
export const outline = defineIntent({
  name: 'outline',
  examples: ['目录', '一共几项', '分成哪几个部分'],
  answer(query, knowledge) {
    const { plan } = knowledge;
    const sections = workSections(plan);
    const lead = `《${plan.title}》的工作分为${sections.length}个部分，共${plan.items.length}条、${plan.measures.length}点：`;
    const entries = sections.flatMap(({ id }) => sectionEntries(knowledge, id));
    return answer(query, 'outline', 'answered', [say(lead), { kind: 'outline', entries }], {
      suggestions: ['第1条', '总体思路'],
    });
  },
});
