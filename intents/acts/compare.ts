import type { Knowledge } from '../../index/knowledge.ts';
import { type Library, levelOf } from '../../index/library.ts';
import type { Topic } from '../../index/search/query.ts';
import type { CompareQuery } from '../query/query.ts';
import { type Question, readQuestion } from '../understand/question.ts';
import { yearsIn } from '../understand/years.ts';
import { NOTHING, slotsOf } from './slots.ts';

/** Words of a question that compares which name no topic. */
const FRAME = /[今去前明]年|\d{2,4}年?|工作|要点|计划|新增|[和与跟的了比]/g;
/** A comparison is asked for. Without a second year that is loaded the words mean what they mean elsewhere. */
const ASKED =
  /对比|比较|相比|比一比|比起|跟.{1,12}比|和.{1,12}比|与.{1,12}比|有(?:什么|哪些)(?:变化|不同|区别)|变了什么|新增了?(?:什么|哪些)/;

/** Reads 对比2020年和2021年; null where no comparison of two loaded plans is asked for. */
export function readCompare(
  question: Question,
  text: string,
  library: Library,
  current: Knowledge,
): CompareQuery | null {
  if (!ASKED.test(text)) return null;
  const years = new Set(yearsIn(text, current.plan.year).map(({ year }) => year));
  if (years.size === 1) years.add(current.plan.year ?? 0);
  const chosen = [...years].toSorted((a, b) => a - b).map((year) => planOfYear(year, library, current));
  const [before, after] = years.size === 0 ? lastTwo(library, current) : chosen;
  if (!before || !after || before === after || years.size > 2) return null;
  const slots = slotsOf(readQuestion(question, after), topicIn(question, after), after);
  return {
    ...{ ...slots, act: 'compare', intent: 'compare', earlier: topicIn(question, before) },
    ...{ before: before.plan.id, after: after.plan.id },
  };
}

function planOfYear(year: number, { plans }: Library, current: Knowledge): Knowledge | undefined {
  const own = plans.filter(({ plan }) => plan.year === year);
  return own.find((knowledge) => levelOf(knowledge) === levelOf(current)) ?? own[0];
}

/** The plan before the current one, of the same level, and the current one. */
function lastTwo({ plans }: Library, current: Knowledge): readonly (Knowledge | undefined)[] {
  const earlier = plans.filter(
    (knowledge) => (knowledge.plan.year ?? 0) < (current.plan.year ?? 0) && levelOf(knowledge) === levelOf(current),
  );
  return [earlier[0], current];
}

/** What the comparison is about, as a plan has it; nothing where it is about the plans as a whole. */
function topicIn(question: Question, knowledge: Knowledge): Topic {
  const text = question.text.replace(new RegExp(ASKED, 'g'), ' ').replace(FRAME, ' ');
  if (!/\p{Script=Han}{2}/u.test(text)) return NOTHING;
  return readQuestion({ ...question, text, focus: null }, knowledge).topic('列举', '数量');
}
