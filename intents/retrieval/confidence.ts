import type { Knowledge } from '../../index/knowledge.ts';
import type { Term, Topic } from '../../index/search/query.ts';
import type { Hit } from '../../index/search/rank.ts';
import {
  ANSWER,
  ASIDE,
  CLOSE,
  FEW,
  FOREIGN_NOUN,
  HEAVY,
  LISTABLE,
  LISTED,
  MANY,
  NEAREST,
  RARE_TERM,
  SAME,
  SHARED,
  SINGLE,
  SIX,
} from './limits.ts';

/** How sure a reply is: answer from the plan · show the nearest under a label · the plan does not say. */
type Band = 'answer' | 'nearest' | 'none';

/** What a search gave. `hits` are those to be shown; `all` is the whole ranking. */
export interface Findings {
  readonly band: Band;
  readonly hits: readonly Hit[];
  readonly all: readonly Hit[];
  readonly topic: Topic;
}

/** What a search is told besides its topic: words that are named side by side, and whether all that speak of it as much as the best does are wanted. */
interface Wanted {
  readonly joined: readonly (readonly [string, string])[];
  readonly every: boolean;
}

/** Searches for a topic and decides how sure the result is. */
export function find(
  topic: Topic,
  knowledge: Knowledge,
  { joined, every }: Wanted = { joined: [], every: false },
): Findings {
  const all = knowledge.hits(topic);
  const best = all[0];
  if (!best || topic.terms.length === 0) return { band: 'none', hits: [], all, topic };
  const heavy = weight(best.held) >= HEAVY;
  if (!heavy || best.share < NEAREST) return { band: 'none', hits: [], all, topic };
  if (best.share < ANSWER) return { band: 'nearest', hits: [best], all, topic };
  const hits = every && best.share >= LISTABLE ? together(all) : choose(all, topic, joined);
  return { band: 'answer', hits, all, topic };
}

/** All hits that hold nearly as much as the best, at most so many: what a list needs. */
export function together(all: readonly Hit[], most: number = MANY): readonly Hit[] {
  const best = all[0]?.share ?? 0;
  return all.filter((hit) => hit.share >= LISTED * best).slice(0, most);
}

/** Nouns of a topic that nothing in the plan stands for: the matter is another one. */
export function foreignNouns({ terms }: Topic, { vocabulary, lexicon }: Knowledge): readonly Term[] {
  return terms.filter(
    (term) =>
      term.forms.length === 0 &&
      term.said.length > 1 &&
      term.weight >= FOREIGN_NOUN &&
      /^(?:n(?!r)|j|vn|l|i)/.test(vocabulary.segmenter.tag(term.said)) &&
      !lexicon.light.has(term.said),
  );
}

/** Whether what the best passage holds of a topic is nothing but what is done, and not to what. */
export function holdsDoingOnly({ all, topic }: Findings, knowledge: Knowledge): boolean {
  const held = all[0]?.held ?? [];
  const { tag } = knowledge.vocabulary.segmenter;
  return (
    foreignNouns(topic, knowledge).length > 0 &&
    held.every(({ said }) => said.length < 2 || /^(?:v(?!n)|d|f)/.test(tag(said)))
  );
}

/** The hits to show: the best, those as good, and the best for each rare word that is still missing. */
function choose(all: readonly Hit[], topic: Topic, joined: Wanted['joined']): readonly Hit[] {
  const best = all[0];
  if (!best) return [];
  const alone = topic.terms.length <= SINGLE && best.share >= LISTABLE;
  const chosen = alone
    ? all.filter((hit) => hit.share >= SAME * best.share).slice(0, SIX)
    : all.filter((hit) => hit.score >= CLOSE * best.score && hit.share >= SHARED * best.share).slice(0, FEW);
  const held = weight(best.held);
  const covered = new Set(chosen.flatMap((hit) => hit.held));
  for (const term of topic.terms) {
    if (covered.has(term) || term.weight < RARE_TERM || term.forms.length === 0 || !beside(term, covered, joined))
      continue;
    const hit = all.find((candidate) => candidate.held.includes(term) && weight(candidate.held) >= ASIDE * held);
    if (hit && chosen.length < FEW + 1) chosen.push(hit);
    for (const other of hit?.held ?? []) covered.add(other);
  }
  return chosen;
}

/** Whether a term is named side by side with one of the others: 电梯和气瓶. */
function beside(term: Term, others: ReadonlySet<Term>, joined: Wanted['joined']): boolean {
  const joint = (a: string, b: string) => joined.some(([one, other]) => one === a && other === b);
  return [...others].some((other) => joint(other.said, term.said) || joint(term.said, other.said));
}

/** Weight of terms together. */
export function weight(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.weight, 0);
}
