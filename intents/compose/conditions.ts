import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import { type Answer, citations } from '../answer/answer.ts';
import type { Slots } from '../query/slots.ts';
import { sameTime } from '../retrieval/dates.ts';
import { holdsAll, holdsTerm, measuresOf, unitText } from '../retrieval/holding.ts';
import { CONDITION } from './limits.ts';
import { say } from './parts.ts';

/** The slots by which a question narrows what it asks for. */
export type Narrowing = 'of' | 'scope' | 'times' | 'place' | 'quoted' | 'property' | 'except';

/** One condition of a question: its words, how it is told that it was not used, and whether a unit meets it. */
interface Condition {
  readonly slot: Narrowing;
  readonly said: string;
  readonly unused: string;
  meets(unit: string): boolean;
}

/** An answer that says of each condition of the question which its handler did not use, and which not all that is shown meets, that it was not used. */
export function tellUnused(query: Slots, answer: Answer, uses: readonly Narrowing[], knowledge: Knowledge): Answer {
  if (answer.status !== 'answered') return answer;
  // What stands in quotation marks is among the words of the matter, too.
  const isUsed = (slot: Narrowing, said: string) =>
    uses.includes(slot) ||
    (slot === 'quoted' && uses.includes('of') && query.of.terms.some((term) => said.includes(term.said)));
  const words = answer.parts.map((part) => (part.kind === 'say' ? part.text : '')).join('\n');
  const units = [...new Set(citations(answer).map(({ unit }) => unit))];
  const unmet = conditionsOf(query, knowledge).filter(
    ({ slot, said, meets }) =>
      !isUsed(slot, said) && !words.includes(said) && !(units.length > 0 && units.every(meets)),
  );
  if (unmet.length === 0) return answer;
  const filters = unmet.flatMap(({ unused }) => (unused === '' ? [] : [`“${unused}”`]));
  const kept = unmet.flatMap(({ unused, said }) => (unused === '' ? [`“${said}”`] : []));
  const lines = [
    ...(filters.length > 0 ? [`没有按${[...new Set(filters)].join('、')}筛选。`] : []),
    ...(kept.length > 0 ? [`没有除去${kept.join('、')}。`] : []),
  ];
  const front = query.note === null ? 0 : 1;
  const parts = [...answer.parts.slice(0, front), say(lines.join('')), ...answer.parts.slice(front)];
  return { ...answer, parts };
}

function conditionsOf(query: Slots, knowledge: Knowledge): readonly Condition[] {
  const { properties, except } = query.where;
  const text = memo((unit: string) => textOfUnit(unit, knowledge));
  const narrow = (slot: Narrowing, said: string, meets: Condition['meets']) => ({ slot, said, unused: said, meets });
  return [
    ...query.of.terms
      .filter((term) => narrows(term, knowledge))
      .map((term) => narrow('of', term.said, (unit) => holdsTerm(text(unit), term))),
    ...query.times
      .filter(({ said }) => !query.claim.includes(said))
      .map((time) => {
        const same = knowledge.facts.times.filter((one) => sameTime(one, time)).map((one) => one.unit);
        return narrow('times', time.said, (unit) => same.includes(unit) || text(unit).includes(time.said));
      }),
    ...query.quoted
      .filter((said) => !ASKS.test(said))
      .map((said) => narrow('quoted', said, (unit) => text(unit).includes(said))),
    ...query.place.map((said) => narrow('place', said, (unit) => text(unit).includes(said))),
    ...properties.map((property) => narrow('property', property, () => false)),
    ...scopeConditions(query, knowledge),
    ...(except === null
      ? []
      : [
          {
            ...narrow(
              'except',
              except.said,
              (unit) => except.terms.length === 0 || !holdsAll(text(unit), except.terms),
            ),
            unused: '',
          },
        ]),
  ];
}

/** A scope that the question itself names; one that the conversation gives stands in the note. */
function scopeConditions({ scope }: Slots, knowledge: Knowledge): readonly Condition[] {
  const named = scope.selectors.flatMap(({ units }) => units);
  if (named.length === 0) return [];
  const inside = new Set([...named, ...measuresOf(named, knowledge)]);
  const items = [...new Set([...inside].map((unit) => knowledge.byId.measures.get(unit)?.item ?? unit))];
  const said =
    scope.units.length === 1 || named.length === 1 ? (named[0] ?? '') : items.map((id) => `第${id}条`).join('、');
  return [{ slot: 'scope', said, unused: said, meets: (unit) => inside.has(unit) || items.includes(unit) }];
}

/** What stands in quotation marks and asks itself: “几责联动”. */
const ASKS = /[几哪]|什么/;
/** Parts of speech that name a matter. */
const NOUN = /^(?:n|vn|j)/;

/** Whether a word narrows what is asked for: a noun, or what people often ask about; common ones do not. */
function narrows({ said, forms, by, weight }: Term, { lexicon, vocabulary }: Knowledge): boolean {
  if (said.length < 2 || weight < CONDITION || lexicon.light.has(said)) return false;
  return lexicon.matters.has(said) || NOUN.test(vocabulary.segmenter.tag(by === 'synonym' ? (forms[0] ?? said) : said));
}

/** What a unit says, with the title above it: a heading or an item stands for all of its measures. */
function textOfUnit(unit: string, knowledge: Knowledge): string {
  const { measures, items } = knowledge.byId;
  const title = items.get(measures.get(unit)?.item ?? unit)?.title.toLowerCase() ?? '';
  // What is left out has no passage, and may be shown all the same: by its number.
  const whole = (one: string) => {
    const { start, end } = knowledge.units.get(one) ?? { start: 0, end: 0 };
    return foldPlain(knowledge.plan.text.slice(start, end));
  };
  const texts = measuresOf([unit], knowledge).map((one) => unitText(one, knowledge) || whole(one));
  return [title, ...texts].join('\n');
}

function memo(of: (unit: string) => string): (unit: string) => string {
  const known = new Map<string, string>();
  return (unit) => {
    const text = known.get(unit) ?? of(unit);
    known.set(unit, text);
    return text;
  };
}
