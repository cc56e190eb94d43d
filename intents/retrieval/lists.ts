import { propertyNamed } from '../../index/facts/properties.ts';
import { type Holding, holdings } from '../../index/facts/property.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { readDeadlines } from '../../index/plan/due.ts';
import { type Passage, PUNCTUATION } from '../../index/plan/passage.ts';
import type { Span } from '../../index/plan/plan.ts';
import type { Term } from '../../index/search/query.ts';
import { unfold } from '../../index/text/normalize.ts';
import type { PropertyQuery } from '../query/query.ts';
import type { HeldWord, TimeSpan } from '../query/slots.ts';
import { holdsAll } from './holding.ts';

/** Units that hold one of these words, in printed order. */
export function unitsWith(forms: readonly string[], { passages }: Knowledge): readonly string[] {
  return passages.filter((p) => forms.some((form) => p.folded.text.includes(form))).map((p) => p.unit);
}

/** What a unit must meet to be listed; an empty scope is the whole plan. */
interface Wanted extends Pick<PropertyQuery, 'words' | 'all' | 'span'> {
  readonly properties: readonly string[];
  readonly terms: readonly Term[];
  readonly scope: readonly string[];
}

/** What a query wants of the units that it lists. */
export function wantedOf({ where, words, all, span, of, scope }: PropertyQuery): Wanted {
  return { properties: where.properties, words, all, span, terms: of.terms, scope: scope.units };
}

/** All units that meet it, in printed order, each with where it does; a word alone is looked for in the front matter, too. */
export function unitsHaving(wanted: Wanted, knowledge: Knowledge): readonly Holding[] {
  const { plan, facts, passages } = knowledge;
  const having = wanted.properties.map((name) => {
    const held = holdings(propertyNamed(name), plan, passages, facts);
    return new Map(held.map(({ unit, spans }) => [unit, spans]));
  });
  const timely = wanted.span === null ? null : unitsIn(wanted.span, knowledge);
  const inScope = (unit: string) => wanted.scope.length === 0 || wanted.scope.includes(unit);
  return passages.flatMap((passage): readonly Holding[] => {
    const { unit } = passage;
    const isMet =
      inScope(unit) &&
      having.every((held) => held.has(unit)) &&
      holdsAll(passage.folded.text, wanted.terms) &&
      (timely === null || timely.has(unit));
    const places = wanted.words.map((word) => word.forms.flatMap((form) => placesOf(form, passage)));
    const isHeld = wanted.all ? places.every((one) => one.length > 0) : places.some((one) => one.length > 0);
    if (!isMet || (wanted.words.length > 0 && !isHeld)) return [];
    return [{ unit, spans: [...places.flat(), ...having.flatMap((held) => held.get(unit) ?? [])] }];
  });
}

/** Headings and titles that hold one of the words, or all of them. */
export function headingsWith(
  { words, all }: Pick<Wanted, 'words' | 'all'>,
  { headings }: Knowledge,
): readonly string[] {
  const holds = (passage: Passage) => (word: HeldWord) => word.forms.some((form) => placesOf(form, passage).length > 0);
  return headings.filter((one) => (all ? words.every(holds(one)) : words.some(holds(one)))).map(({ unit }) => unit);
}

/** What no printed word runs across. */
const APART = /[。;；!！?？\n]/u;

/** Where a passage prints a word, whatever punctuation stands inside it. */
function placesOf(word: string, passage: Passage): readonly Span[] {
  const letters = word.replace(PUNCTUATION, '');
  const found: Span[] = [];
  for (let at = passage.letters.text.indexOf(letters); letters !== '' && at >= 0; ) {
    const local = unfold(passage.letters, at, at + letters.length - 1);
    if (!APART.test(passage.text.slice(local.start, local.end)))
      found.push({ start: passage.start + local.start, end: passage.start + local.end + 1 });
    at = passage.letters.text.indexOf(letters, at + letters.length);
  }
  return found;
}

/** Measures that print a day or a deadline in a stretch of days. */
function unitsIn({ from, to }: TimeSpan, { plan, facts }: Knowledge): ReadonlySet<string> {
  const month = (day: string) => Number(day.slice(5, 7));
  const [first, last] = [from === '' ? 1 : month(from), month(to)];
  const days = facts.times.filter((time) => time.month !== null && time.month >= first && time.month <= last);
  const due = readDeadlines(plan).filter((one) => one.due !== null && one.due >= from && one.due <= to);
  return new Set([...days.map(({ unit }) => unit), ...due.map(({ measure }) => measure)]);
}
