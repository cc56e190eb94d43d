import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Exception } from '../query/slots.ts';
import { holdsAll } from '../retrieval/holding.ts';
import type { Asked } from './question.ts';

/** Asks for other measures than what is left out, or leaves it out at the end. */
const OTHERS = /哪些(?:地方|条|任务|工作)|哪几(?:条|处)|别的|其他|其它|那条|那点|(?:以外|之外)的[?。]?$/;

/** Reads what a question leaves out: 除了电梯; null where nothing is. */
export function readException(asked: Asked, knowledge: Knowledge): Exception | null {
  if (asked.except === null) return null;
  const terms = knowledge.topic(asked.except).terms.filter((term) => term.forms.length > 0);
  return { said: asked.except, terms, drops: terms.length > 0 && !isWithin(asked, terms, knowledge) };
}

/** Whether what is left out stands in the very measure that is asked about: 除了修订办法还要做什么. */
function isWithin(asked: Asked, terms: readonly Term[], knowledge: Knowledge): boolean {
  if (OTHERS.test(asked.text)) return false;
  const topic = asked.topic('列举', '名词', '数量', '合作', '负责', '提到');
  const best = knowledge.hits(topic)[0];
  return best !== undefined && holdsAll(best.passage.folded.text, terms);
}
