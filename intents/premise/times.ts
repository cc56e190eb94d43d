import type { Time } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { type Answer, type Assertion, citations } from '../answer/answer.ts';
import { sameTime } from '../retrieval/dates.ts';
import type { Asked } from '../understand/question.ts';
import { yearsIn } from '../understand/years.ts';
import { asserts, verifies } from './evidence.ts';
import { PREMISE_LIMITS } from './limits.ts';

/** A date or year that the question asserts of a matter for which the plan prints another, with the measure; null where it asserts none. */
export function timeClaim(
  asked: Asked,
  answer: Answer,
  knowledge: Knowledge,
): { readonly claim: Assertion; readonly time: Time } | null {
  const years = yearsIn(asked.text, null).filter(({ year }) => year !== knowledge.plan.year);
  if (!asserts(asked.text) && (years.length === 0 || !verifies(asked.text))) return null;
  const said = asked.times.filter((time) => time.month !== null || time.season === '年底');
  if (years.length === 0 && said.length === 0) return null;
  const units = [...new Set(citations(answer).map(({ unit }) => unit))];
  const bare = years.reduce((text, { said: word }) => text.replace(word, ' '), asked.rest);
  const topic = knowledge.topic(said.reduce((text, time) => text.replace(time.said, ' '), bare));
  const hit = knowledge.hits(topic).find(({ unit, share }) => {
    const named = knowledge.facts.times.some((t) => t.unit === unit && t.name !== null && asked.rest.includes(t.name));
    return named || (share >= PREMISE_LIMITS.dateShare && (units.length === 0 || units.includes(unit)));
  });
  const inside = knowledge.facts.times.filter((time) => time.unit === hit?.unit);
  const kind = (time: Time) => (years.length > 0 ? time.year !== null : time.month !== null || time.season === '年底');
  const named = inside.filter((time) => kind(time) && (time.name === null || asked.rest.includes(time.name)));
  const time = named.find((one) => one.name !== null) ?? named.find((one) => one.season === '年底') ?? named[0];
  if (!time || said.some((one) => sameTime(time, one))) return null;
  const word = years[0]?.said ?? said[0]?.said.replace(/\s/g, '') ?? '';
  return { claim: { said: word, printed: time.text }, time };
}

/** Whether a question names a day of the plan and gives it a date of its own. */
export function namesDay(asked: Asked, { facts }: Knowledge): boolean {
  const named = facts.times.filter((time) => time.name !== null && asked.rest.includes(time.name));
  return (
    named.length > 0 && asked.times.some((said) => said.day !== null && !named.some((time) => sameTime(time, said)))
  );
}
