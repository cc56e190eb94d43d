import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer } from '../answer/answer.ts';
import { find } from '../understand/confidence.ts';
import type { Asked } from '../understand/question.ts';
import { answer, near, say } from './parts.ts';
import { examples } from './refusal.ts';

/** Share of the question that a measure must hold to be shown beside a refusal. */
const RELATED = 0.3;

/** Says why the plan gives no such answer, and shows what it does say about the matter, if anything. */
export function refuse(asked: Asked, knowledge: Knowledge, why: string, ...kinds: readonly string[]): Answer {
  if (asked.scope.length > 0)
    return answer(asked, 'none', 'not_in_plan', [say(why), near(knowledge, asked.scope.slice(0, 3))]);
  const found = find(asked.topic('列举', '提到', '数量', '名词', ...kinds), knowledge);
  const hits = found.band === 'none' ? [] : found.all.filter((hit) => hit.share >= RELATED).slice(0, 1);
  if (hits.length === 0) return answer(asked, 'none', 'not_in_plan', [say(why)], { suggestions: examples(knowledge) });
  const units = hits.map((hit) => hit.unit);
  return answer(asked, 'none', 'not_in_plan', [say(why), near(knowledge, units, found.topic.terms)]);
}
