import { refuse } from '../compose/decline.ts';
import { defineIntent } from '../compose/define.ts';

/** 2021年的: a year whose plan is not this one. */
export const year = defineIntent({
  name: 'year',
  examples: ['2021年的电梯任务', '去年做了什么'],
  answer: (query, knowledge) =>
    refuse(query, knowledge, `目前只载入了${knowledge.plan.year ?? '一个'}年的工作要点，没有${query.what}的。`),
});
