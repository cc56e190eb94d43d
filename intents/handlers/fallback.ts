import { defineIntent } from '../compose/define.ts';
import { answer, say } from '../compose/parts.ts';
import { ask, examples } from '../compose/refusal.ts';

/** Nothing was asked that could be looked for. */
export const none = defineIntent({
  name: 'none',
  examples: [],
  answer(query, knowledge) {
    const text = '没有看懂要查什么。可以说一个主题（如“电梯”）、一个条号（如“6.2”），或输入“帮助”。';
    return answer(query, 'none', 'not_in_plan', [say(text)], { suggestions: examples(knowledge) });
  },
});

/** 第二点呢 with nothing before it: which one is meant is asked back. */
export const follow = defineIntent({
  name: 'follow',
  examples: [],
  answer: (query) => ask(query, query.kind),
});
