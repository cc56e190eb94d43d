import type { Knowledge } from '../../index/knowledge.ts';
import { refuse } from '../compose/decline.ts';
import { defineIntent } from '../compose/define.ts';
import { yearsIn } from '../understand/years.ts';

/** 2021年的: a year whose plan is not this one. */
export const year = defineIntent<string>({
  name: 'year',
  examples: ['2021年的电梯任务', '去年做了什么'],
  match: (asked, knowledge) => otherYear(asked.text, knowledge),
  answer: (said, asked, knowledge) =>
    refuse(asked, knowledge, `目前只载入了${knowledge.plan.year ?? '一个'}年的工作要点，没有${said}的。`, '进展'),
});

/** A year that a text asks for and that is neither the plan's own nor printed in it; null where there is none. */
function otherYear(text: string, { plan }: Knowledge): string | null {
  const years = yearsIn(text, plan.year ?? 0);
  const numbers = years.filter(({ words }) => words === '');
  const other = numbers.find(({ year }) => year !== plan.year && !plan.text.includes(`${year}`));
  if (other !== undefined && !numbers.some(({ year }) => year === plan.year)) return other.said;
  if (numbers.length > 0 || /今年|本年/.test(text)) return null;
  return years[0]?.said ?? null;
}
