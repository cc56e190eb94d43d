import { defineIntent } from '../compose/define.ts';
import { answer, say } from '../compose/parts.ts';
import { examples } from '../compose/refusal.ts';

/** Nothing was asked that could be looked for. */
export const none = defineIntent<true>({
  name: 'none',
  examples: [],
  match: () => true,
  answer(_, asked, knowledge) {
    const text = '没有看懂要查什么。可以说一个主题（如“电梯”）、一个条号（如“6.2”），或输入“帮助”。';
    return answer(asked, 'none', 'not_in_plan', [say(text)], { suggestions: examples(knowledge) });
  },
});
