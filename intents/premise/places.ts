import type { Place } from '../../index/facts/facts.ts';
import type { Assertion } from '../answer/answer.ts';
import type { Asked } from '../understand/question.ts';
import { type Evidence, nearestClause } from './evidence.ts';
import { PREMISE_LIMITS } from './limits.ts';
import { isPlaceName } from './names.ts';

/** Places that both stand in the plan but not together: 安亭镇 and 新裕村. */
export function pairClaims({ asked, knowledge, passages }: Evidence): readonly Assertion[] {
  const units = new Set(passages.map((p) => p.unit));
  const facts = knowledge.facts.places.filter((p) => units.has(p.unit) && p.covers.length > 1);
  const said = (names: readonly string[]) => names.filter((name) => name.length > 1 && asked.rest.includes(name));
  const rural = /镇.{2,4}村|街道/;
  for (const fact of facts.filter((p) => rural.test(p.text))) {
    const own = said(fact.covers);
    const other = facts.find((p) => p !== fact && rural.test(p.text) && said(p.covers).length > 0);
    const whole = own.length > 0 && own.some((name) => fact.text.startsWith(name));
    const foreign = other === undefined ? [] : said(other.covers).filter((name) => !other.text.startsWith(name));
    if (whole && foreign.length > 0 && !own.some((name) => fact.text.endsWith(name))) {
      const home = passages.find((p) => p.unit === fact.unit);
      const at = home ? fact.start - home.start : -1;
      return home ? [{ said: foreign[0] ?? '', printed: home.text.slice(at, at + fact.end - fact.start) }] : [];
    }
  }
  return [];
}

/** Places of the question that stand elsewhere in the plan than in the clause that is meant, with those that stand there. */
export function placeClaims({ asked, knowledge, passages, verifies }: Evidence): readonly Assertion[] {
  const { places } = knowledge.facts;
  const home = common(places.map((p) => p.text));
  const names = new Set(places.flatMap(namesOf).filter((name) => name.length > 1 && !home.has(name)));
  const printed = (name: string) => passages.some((p) => p.folded.text.includes(name));
  const said = [...names].filter((name) => asked.rest.includes(name) && (verifies || !printed(name)));
  const inside = passages.flatMap((p) => places.filter((place) => place.unit === p.unit && !home.has(place.text)));
  const clause = nearestClause(
    passages,
    said.reduce((text, name) => text.replaceAll(name, ' '), asked.rest),
  );
  const near = inside.filter((place) => clause && within(place, clause));
  const held = near.length > 0 ? near : inside;
  const away = said.find((name) => !held.flatMap(namesOf).some((other) => other.includes(name)));
  if (away === undefined || passages.length === 0) return [];
  const first = held[0];
  const passage = passages.find((p) => p.unit === first?.unit);
  if (!first || !passage) return [{ said: away, printed: null }];
  const last =
    held.filter((p) => p.unit === first.unit && p.end - first.start < PREMISE_LIMITS.placesTogether).at(-1) ?? first;
  return [{ said: away, printed: passage.text.slice(first.start - passage.start, last.end - passage.start) }];
}

/** What the nearest clause prints where the question asserts a place that the plan lacks; null where it prints none. */
export function placeInstead(unknown: readonly string[], { asked, knowledge, passages }: Evidence): Assertion | null {
  const said = unknown.find((name) => /(?:镇|街道)$/.test(name) || isPlaceName(name, knowledge));
  const clause = said === undefined ? null : nearestClause(passages, asked.rest.replaceAll(said, ' '));
  const home = common(knowledge.facts.places.map((p) => p.text));
  const place = knowledge.facts.places.find((p) => clause && within(p, clause) && !home.has(p.text));
  return said === undefined || !place ? null : { said, printed: place.text };
}

/** Whether it is asked in what place something is done, not where it is written. */
export function asksPlace({ text, asks }: Asked): boolean {
  if (asks('出处') || asks('提到') || /哪(?:里|儿)(?:提|写|说|有)|在哪一?条|(?:讲|写|提|说)到/.test(text)) return false;
  return /(?:在|放在?|到|去|设在|选在)(?:哪(?:里|儿|条路|个地方|些地方|个(?:镇|村|小区|街道))|什么地方|啥地方)/.test(
    text,
  );
}

/** Whether the clause that is meant, or its sentence, names a place that is not the office's own. */
export function printsPlace({ asked, knowledge, passages }: Evidence): boolean {
  if (/基地|中心|平台|站/.test(asked.rest)) return true;
  const home = common(knowledge.facts.places.map((p) => p.text));
  return knowledge.facts.places.some((place) => passages.some((p) => p.unit === place.unit) && !home.has(place.text));
}

function namesOf(place: Place): readonly string[] {
  return [place.text, ...place.covers];
}

function within(place: Place, { passage, start, end }: NonNullable<ReturnType<typeof nearestClause>>): boolean {
  const from = passage.start + (passage.folded.at[start] ?? 0);
  const to = passage.start + (passage.folded.at[end] ?? passage.text.length);
  return place.unit === passage.unit && place.start >= from && place.end <= to;
}

function common(texts: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const often = [...counts].filter(([, n]) => n >= PREMISE_LIMITS.ownPlace).map(([text]) => text);
  return new Set(often.flatMap((text) => [text, text.replace(/[区市县]$/, '')]));
}
