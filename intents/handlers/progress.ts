import { refuse } from '../compose/decline.ts';
import { defineIntent } from './define.ts';

/** 做完没: the plan is a plan, it holds no results. */
export const progress = defineIntent<true>({
  name: 'progress',
  examples: ['60台做完没', '电梯评估完成情况'],
  match: (asked) => (asked.asks('进展') ? true : null),
  answer: (_, asked, knowledge) => refuse(asked, knowledge, '工作要点是年初的安排，没有写完成情况和结果。', '进展'),
});
