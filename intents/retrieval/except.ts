import { type Knowledge, restrict } from '../../index/knowledge.ts';
import type { Exception } from '../query/slots.ts';
import { holdsAll } from './holding.ts';

/** The snapshot without what a question leaves out: 除了电梯. What is searched, listed and counted is the rest. */
export function without(except: Exception | null, knowledge: Knowledge): Knowledge {
  if (except === null || !except.drops) return knowledge;
  const title = (item: string | null) => knowledge.byId.items.get(item ?? '')?.title.toLowerCase() ?? '';
  return restrict(knowledge, ({ item, folded }) => !holdsAll(`${title(item)}\n${folded.text}`, except.terms));
}
