import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer } from '../answer/answer.ts';
import type { Slots } from '../query/slots.ts';
import { find } from '../retrieval/confidence.ts';
import { BESIDE_REFUSAL } from './limits.ts';
import { answer, near, say } from './parts.ts';
import { examples } from './refusal.ts';

/** Says why the plan gives no such answer, and shows what it does say about the matter, if anything. */
export function refuse(query: Pick<Slots, 'note' | 'of' | 'scope'>, knowledge: Knowledge, why: string): Answer {
  const { units } = query.scope;
  if (units.length > 0) return answer(query, 'none', 'not_in_plan', [say(why), near(knowledge, units.slice(0, 3))]);
  const found = find(query.of, knowledge);
  const hits = found.band === 'none' ? [] : found.all.filter((hit) => hit.share >= BESIDE_REFUSAL).slice(0, 1);
  if (hits.length === 0)
    return answer(query, 'none', 'not_in_plan', [say(why)], { suggestions: examples(knowledge, found.all) });
  const shown = hits.map((hit) => hit.unit);
  return answer(query, 'none', 'not_in_plan', [say(why), near(knowledge, shown, found.topic.terms)]);
}
