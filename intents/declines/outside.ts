import { refuse } from '../compose/decline.ts';
import { defineIntent } from '../compose/define.ts';

/** 局长是谁 · 预算多少 · 天气: what no work plan says, by the office's list. */
export const outside = defineIntent({
  name: 'outside',
  examples: ['局长是谁', '预算多少', '今天天气怎么样'],
  answer: (query, knowledge) => refuse(query, knowledge, `要点没有写到${query.what}；我只回答工作要点里写明的内容。`),
});
