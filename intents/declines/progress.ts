import { refuse } from '../compose/decline.ts';
import { defineIntent } from '../compose/define.ts';

/** 做完没: the plan is a plan, it holds no results. */
export const progress = defineIntent({
  name: 'progress',
  examples: ['60台做完没', '电梯评估完成情况'],
  answer: (query, knowledge) => refuse(query, knowledge, '工作要点是年初的安排，没有写完成情况和结果。'),
});
