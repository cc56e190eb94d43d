import type { Knowledge } from '../../index/knowledge.ts';
import { workSections } from '../../index/plan/plan.ts';
import type { Entry } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, entry, say } from '../compose/parts.ts';

/** Words for the plan itself and its parts. */
const GENERAL = /^(要点|计划|工作|任务|措施|举措|重点|年度|大|标题|条目|部分|今年|结构)/;

/** 目录 · 一共几项: the sections with their items, and the counts. */
export const outline = defineIntent<readonly Entry[]>({
  name: 'outline',
  examples: ['目录', '一共几项', '分成哪几个部分'],
  match(asked, knowledge) {
    if (!asked.asks('目录') || asked.references.length > 0 || asked.scope.length > 0) return null;
    const { terms } = asked.topic('目录', '列举', '数量', '名词');
    const headings = knowledge.plan.sections
      .filter((s) => s.level === 1)
      .map((s) => s.title)
      .join();
    const about = terms.filter((term) => !GENERAL.test(term.said) && !headings.includes(term.said));
    return about.some((term) => (term.forms.length > 0 && term.said.length > 1) || term.weight > 6)
      ? null
      : entries(knowledge);
  },
  answer(all, asked, knowledge) {
    const { plan } = knowledge;
    const lead = `《${plan.title}》的工作分为${workSections(plan).length}个部分，共${plan.items.length}条、${plan.measures.length}点：`;
    return answer(asked, 'outline', 'answered', [say(lead), { kind: 'outline', entries: all }], {
      suggestions: ['第1条', '总体思路'],
    });
  },
});

function entries(knowledge: Knowledge): readonly Entry[] {
  return workSections(knowledge.plan).flatMap((section) => sectionEntries(knowledge, section.id));
}

/** A section's heading and the titles of its items. */
export function sectionEntries(knowledge: Knowledge, section: string): readonly Entry[] {
  const items = knowledge.plan.items.filter((item) => item.section === section && item.id !== section);
  return [entry(knowledge, section, 0), ...items.map((item) => entry(knowledge, item.id, 1))];
}
