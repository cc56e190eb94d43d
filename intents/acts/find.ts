import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { FindQuery } from '../query/query.ts';
import type { Asked } from '../understand/question.ts';
import { slotsOf } from './slots.ts';

/** All of it is wanted, not the best of it. */
const EVERY = /哪些|哪几|全部|所有|列出|列给|都有|各有|汇总|盘点|罗列/;
/** What stands between things that are named side by side. */
const AND = ['和', '与', '及', '以及', '、', '还有', '跟'];

/** Reads a question for measures on a matter: 电梯相关任务. */
export function readFind(asked: Asked, knowledge: Knowledge): FindQuery | null {
  const of = asked.topic('提到', '列举', '名词', '出处');
  if (of.terms.length === 0) return null;
  const found = { every: EVERY.test(asked.text), whether: asked.asks('提到'), joined: joinedIn(asked.text, of.terms) };
  return { ...slotsOf(asked, of, knowledge), act: 'find', intent: 'topic', ...found };
}

function joinedIn(text: string, terms: readonly Term[]): FindQuery['joined'] {
  const ands = AND.filter((and) => text.includes(and));
  if (ands.length === 0) return [];
  const joint = (a: string, b: string) => ands.some((and) => text.includes(a + and + b));
  return terms.flatMap((one) =>
    terms.flatMap((other) => (joint(one.said, other.said) ? [[one.said, other.said] as const] : [])),
  );
}
