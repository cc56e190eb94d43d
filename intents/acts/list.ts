import type { Knowledge } from '../../index/knowledge.ts';
import type { ListQuery } from '../query/query.ts';
import { textOf } from '../retrieval/holding.ts';
import { unitsWith } from '../retrieval/lists.ts';
import type { Asked } from '../understand/question.ts';
import { LIST_MOST, LIST_WORDS } from './limits.ts';
import { slotsOf } from './slots.ts';

/** Reads a question for every measure that has a word: 有哪些专项检查. */
export function readList(asked: Asked, knowledge: Knowledge): ListQuery | null {
  if (!asked.asks('列举') || asked.scope.length > 0) return null;
  const topic = asked.topic('列举', '名词', '数量', '提到');
  const query = (word: string, forms: readonly string[]): ListQuery => ({
    ...{ ...slotsOf(asked, topic, knowledge), act: 'list', intent: 'list' },
    ...{ word, forms },
  });
  if (quotes(asked, knowledge)) return query(asked.quoted.join('”“'), asked.quoted);
  const word = topic.text.replace(/\s+/g, '');
  const several = topic.terms.length > LIST_WORDS || /\s/.test(topic.text);
  if (topic.terms.length === 0 || several || word.length < 2) return null;
  const forms = topic.terms.length === 1 ? (topic.terms[0]?.forms ?? []) : [word];
  const units = unitsWith(forms, knowledge);
  return units.length >= 2 && units.length <= LIST_MOST ? query(word, forms) : null;
}

/** Whether what stands in quotation marks is to be listed: the plan has those very words. */
function quotes({ quoted, text }: Asked, knowledge: Knowledge): boolean {
  if (quoted.length > 1 && /还是/.test(text)) return false;
  const units = unitsWith(quoted, knowledge);
  const all = quoted.every((word) => units.some((unit) => textOf(unit, knowledge).includes(word)));
  return all && units.length > 0 && units.length <= LIST_MOST;
}
