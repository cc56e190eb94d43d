import type { Time } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { AskedTime, Slots } from '../query/slots.ts';
import { find, foreignNouns } from './confidence.ts';
import { holdsTerm, unitText } from './holding.ts';
import { DEADLINE_MOST, DEADLINE_NEARLY } from './limits.ts';

/** Whether a time of the plan is what a question names. */
export function sameTime(time: Time, said: AskedTime): boolean {
  if (said.season !== null) return time.season === said.season;
  if (said.month === null || time.month !== said.month) return false;
  return said.day === null || time.day === said.day;
}

/** The times of the plan that a calendar holds: those with a month or a season. */
export function datedTimes({ facts }: Knowledge): readonly Time[] {
  return facts.times.filter((time) => time.month !== null || time.season !== null);
}

/** A named day is the day of what its own clause speaks of: 4.26知识产权日 tells nothing of a training in the next clause. */
export function isNearTime(time: Time, terms: readonly Term[], { plan }: Knowledge): boolean {
  if (time.name === null) return true;
  const [before, behind] = [plan.text.slice(0, time.start), plan.text.slice(time.start)];
  const clause = `${before.split(/[,，。;；\n]/).at(-1)}${behind.split(/[,，。;；\n]/)[0]}`.toLowerCase();
  const known = terms.filter((term) => term.forms.length > 0 && term.said.length > 1);
  return (
    known.length === 0 || known.some((term) => term.forms.some((form) => form.length > 1 && clause.includes(form)))
  );
}

/** A season belongs to the words right behind it: 冬季锅炉 tells nothing of other checks in the sentence. */
export function isMeantTime(time: Time, terms: readonly Term[], { plan }: Knowledge): boolean {
  if (time.season === null || time.season === '年底') return true;
  const behind = plan.text.slice(time.end, time.end + 4);
  return terms.some((term) => term.forms.some((form) => form.length > 1 && behind.includes(form)));
}

/** Whether the measure of a time speaks of a term. */
export function speaks(time: Time, term: Term, knowledge: Knowledge): boolean {
  return holdsTerm(unitText(time.unit, knowledge), term);
}

/** The measures of which the deadline is asked: the scope, or the best on the matter and those as good. */
export function deadlineUnits({ scope, of }: Pick<Slots, 'scope' | 'of'>, knowledge: Knowledge): readonly string[] {
  if (scope.units.length > 0) return scope.units;
  const found = find(of, knowledge);
  const top = found.all[0];
  if (found.band === 'none' || !top || foreignNouns(of, knowledge).length > 0) return [];
  const close = found.all.filter((hit) => hit.score >= DEADLINE_NEARLY * top.score);
  return close.slice(0, DEADLINE_MOST).map((hit) => hit.unit);
}
