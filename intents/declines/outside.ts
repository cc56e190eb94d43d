import type { Knowledge } from '../../index/knowledge.ts';
import { PUNCTUATION } from '../../index/plan/passage.ts';
import { refuse } from '../compose/decline.ts';
import { defineIntent } from '../compose/define.ts';
import type { Asked } from '../understand/question.ts';

/** 局长是谁 · 预算多少 · 天气: what no work plan says, by the office's list, unless the plan has the very words. */
export const outside = defineIntent<string>({
  name: 'outside',
  examples: ['局长是谁', '预算多少', '今天天气怎么样'],
  match: (asked, knowledge) => matter(asked, knowledge),
  answer: (name, asked, knowledge) => refuse(asked, knowledge, `要点没有写到${name}；我只回答工作要点里写明的内容。`),
});

function matter(asked: Asked, { lexicon, passages }: Knowledge): string | null {
  for (const [name, cue] of lexicon.outside) {
    const said = cue.find(asked.text);
    const words = said?.replace(PUNCTUATION, '') ?? '';
    if (words !== '' && !passages.some((passage) => passage.letters.text.includes(words))) return name;
  }
  return null;
}
