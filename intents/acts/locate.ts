import type { Knowledge } from '../../index/knowledge.ts';
import { PUNCTUATION } from '../../index/plan/passage.ts';
import type { LocateQuery } from '../query/query.ts';
import { SENTENCE_LONG } from '../retrieval/limits.ts';
import { locate } from '../retrieval/quotation.ts';
import type { Asked } from '../understand/question.ts';
import { MAIN, SENTENCE } from './limits.ts';
import { wholeSlots } from './slots.ts';

/** Kinds of questions that hold a long stretch of the plan and ask something about it. */
const ELSE = ['负责', '合作', '数量', '日期', '文件', '地点', '进展', '评判', '指令'] as const;

/** Reads a question for where a sentence stands: “…”出自哪里. */
export function readLocate(asked: Asked, knowledge: Knowledge): LocateQuery | null {
  const sentence = candidates(asked).find((one) => locate(one, knowledge).length > 0);
  if (sentence === undefined) return null;
  return { ...wholeSlots(asked, knowledge), act: 'locate', intent: 'quote', sentence };
}

function bare(text: string): string {
  return text.replace(PUNCTUATION, '');
}

function candidates(asked: Asked): readonly string[] {
  const where = asked.asks('出处');
  const whole = bare(asked.text);
  const main = (s: string) => s.length >= SENTENCE + 2 && s.length >= MAIN * whole.length && !isElse(asked);
  const quoted = asked.quoted.map(bare).filter((s) => (where ? s.length >= SENTENCE - 2 : main(s)));
  if (where) {
    const stripped = asked.text.replace(
      /哪一?条|写了|写的|说了|提到了?|出自|这句话|是|在哪里?|第几条|哪里|的?原文|原话|请问|给出|含|有|吗|呢|什么|麻烦|帮我|找一下|查一下|出处|来自/g,
      '',
    );
    const rest = bare(stripped);
    return [...quoted, ...(rest.length >= SENTENCE ? [rest] : [])];
  }
  return [...quoted, ...(whole.length >= SENTENCE_LONG && !isElse(asked) ? [whole] : [])];
}

function isElse(asked: Asked): boolean {
  return ELSE.some((kind) => asked.asks(kind));
}
