import type { Knowledge } from '../../index/knowledge.ts';
import type { OverviewQuery, UnclearQuery } from '../query/query.ts';
import type { Asked } from '../understand/question.ts';
import { FOREIGN_OUTLINE, POINTING_LONGEST } from './limits.ts';
import { calledSection } from './section.ts';
import { NOTHING, slotsOf } from './slots.ts';

/** Words for the plan itself and its parts. */
const GENERAL = /^(要点|计划|工作|任务|措施|举措|重点|年度|全年|大|标题|条目|部分|今年|结构)/;

/** Reads a question for the plan as a whole: 目录 · 一共几项. */
export function readOverview(asked: Asked, knowledge: Knowledge): OverviewQuery | null {
  if (!asked.asks('目录') || asked.references.length > 0 || asked.scope.length > 0) return null;
  const called = knowledge.byId.sections.get(calledSection(asked, knowledge) ?? '');
  if (called && !knowledge.plan.sections.some(({ parent }) => parent === called.id)) return null;
  const topic = asked.topic('目录', '列举', '数量', '名词');
  const headings = knowledge.plan.sections
    .filter((s) => s.level === 1)
    .map((s) => s.title)
    .join();
  const terms = topic.terms.filter((term) => !GENERAL.test(term.said) && !headings.includes(term.said));
  const isMatter = terms.some(
    (term) => (term.forms.length > 0 && term.said.length > 1) || term.weight > FOREIGN_OUTLINE,
  );
  return isMatter ? null : { ...slotsOf(asked, { ...topic, terms }, knowledge), act: 'overview', intent: 'outline' };
}

/** What is left where nothing else was read: nothing that could be looked for. */
export function readUnclear(asked: Asked, knowledge: Knowledge): UnclearQuery {
  return { ...slotsOf(asked, NOTHING, knowledge), act: 'unclear', intent: 'none' };
}

/** Reads a question that points back where there is nothing behind it. */
export function readPointing(asked: Asked, knowledge: Knowledge): UnclearQuery | null {
  return points(asked)
    ? { ...slotsOf(asked, NOTHING, knowledge), act: 'unclear', intent: 'follow', kind: 'item' }
    : null;
}

function points(asked: Asked): boolean {
  if (asked.question.focus !== null || asked.references.some((r) => r.kind !== 'point')) return false;
  if (asked.references.length > 0) return asked.topic('列举', '名词', '展开').terms.length === 0;
  const kinds = ['展开', '继续', '下条', '上条', '下点', '上点'];
  return (
    asked.text.length <= POINTING_LONGEST &&
    kinds.some((kind) => asked.asks(kind)) &&
    asked.topic(...kinds).terms.length === 0
  );
}
