import { refuse } from '../compose/decline.ts';
import { defineIntent } from '../compose/define.ts';

/** 哪项完不成: the text only, no judgement. */
export const opinion = defineIntent({
  name: 'opinion',
  examples: ['哪项最重要', '你觉得电梯这条合理吗'],
  answer: (query, knowledge) => refuse(query, knowledge, '要点没有写孰轻孰重，我只提供原文，不作评价和预测。'),
});
