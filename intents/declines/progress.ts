import { refuse } from '../compose/decline.ts';
import { defineIntent } from '../compose/define.ts';

/** What is to be done by some day is no result. */
const AHEAD = /要到|要达|要求|必须|应当|应该|得在|年底前|月底前|之前|前(?:要|得|都)/;

/** 做完没: the plan is a plan, it holds no results. */
export const progress = defineIntent<true>({
  name: 'progress',
  examples: ['60台做完没', '电梯评估完成情况'],
  match: (asked) => (asked.asks('进展') && !AHEAD.test(asked.text) ? true : null),
  answer: (_, asked, knowledge) => refuse(asked, knowledge, '工作要点是年初的安排，没有写完成情况和结果。', '进展'),
});
