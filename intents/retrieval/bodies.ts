import type { Body } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Hit } from '../../index/search/rank.ts';
import type { WithQuery } from '../query/query.ts';
import { CLOSE, FEW, BODY_HELD as HELD, BODY_NEARLY as NEARLY, TELLING } from './limits.ts';

/** The relations of bodies that a question may mean, by name. */
const RELATIONS: Readonly<Record<WithQuery['relation'], readonly Body['relation'][]>> = {
  working: ['会同', '合作', '对接', '配合', '借鉴'],
  rule: ['依据'],
  meeting: ['联席会议'],
  model: ['借鉴'],
};

/** Bodies of the plan in a relation to the office. */
export function bodiesIn(relation: WithQuery['relation'], { facts }: Knowledge): readonly Body[] {
  return facts.bodies.filter((body) => RELATIONS[relation].includes(body.relation));
}

/** Bodies whose name holds a term of the question. */
export function calledBodies(bodies: readonly Body[], terms: readonly Term[]): readonly Body[] {
  const telling = terms.filter((term) => term.weight > TELLING);
  const holds = (body: Body) =>
    telling.some((term) => term.forms.some((form) => form.length > 1 && body.text.toLowerCase().includes(form)));
  return bodies.filter(holds);
}

/** The best hits that name one of the bodies. */
export function hitsNaming(all: readonly Hit[], bodies: readonly Body[]): readonly Hit[] {
  const best = all[0]?.score ?? 0;
  const most = all[0]?.share ?? 0;
  const hits = all.filter(
    (hit) => hit.score >= NEARLY * best && hit.share >= HELD * most && bodies.some((body) => body.unit === hit.unit),
  );
  const top = hits[0];
  return top ? hits.filter((hit) => hit.score >= CLOSE * top.score).slice(0, FEW) : [];
}
