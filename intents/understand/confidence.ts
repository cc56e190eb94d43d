import type { Knowledge } from '../../index/knowledge.ts';
import type { Term, Topic } from '../../index/search/query.ts';
import type { Hit } from '../../index/search/rank.ts';

/** How sure a reply is: answer from the plan · show the nearest under a label · the plan does not say. */
export type Band = 'answer' | 'nearest' | 'none';

/** What a search gave. `hits` are those to be shown; `all` is the whole ranking. */
export interface Found {
  readonly band: Band;
  readonly hits: readonly Hit[];
  readonly all: readonly Hit[];
  readonly topic: Topic;
}

/** Share of the question's weight that a passage must hold to answer it, and to be shown as near. Tuned on the public set and tests/eval/second.jsonl. */
const ANSWER = 0.26;
const NEAREST = 0.1;
/** Weight that the held words must have together: one common word is no answer. */
const HEAVY = 1.6;
/** A further hit is shown with the best where it comes this close to it in score, and in share. */
const CLOSE = 0.86;
const SHARED = 0.8;
/** A rare word that the best hit lacks brings the best hit for it: two things asked at once. */
const RARE = 2.8;
/** A list takes what holds this part of the best share, and at most so many. */
const LISTABLE = 0.5;
const LISTED = 0.7;
const MANY = 10;
/** What such a further hit must hold of what the best holds. */
const ASIDE = 0.4;
/** A topic of so few words is shown in all measures that hold as much as the best, up to six. */
const SINGLE = 2;
const SAME = 0.97;
const SIX = 6;
/** At most this many hits as good as the best are shown. */
const FEW = 3;

/** Searches for a topic and decides how sure the result is. `text` tells whether several things are named, and `every` asks for all that speak of it as much as the best does. */
export function find(topic: Topic, knowledge: Knowledge, text = '', every = false): Found {
  const all = knowledge.hits(topic);
  const best = all[0];
  if (!best || topic.terms.length === 0) return { band: 'none', hits: [], all, topic };
  const heavy = weight(best.held) >= HEAVY;
  if (!heavy || best.share < NEAREST) return { band: 'none', hits: [], all, topic };
  if (best.share < ANSWER) return { band: 'nearest', hits: [best], all, topic };
  const hits = every && best.share >= LISTABLE ? together(all) : choose(all, topic, text);
  return { band: 'answer', hits, all, topic };
}

/** All hits that hold nearly as much as the best: what a list needs. */
function together(all: readonly Hit[]): readonly Hit[] {
  const best = all[0]?.share ?? 0;
  return all.filter((hit) => hit.share >= LISTED * best).slice(0, MANY);
}

/** The hits to show: the best, those as good, and the best for each rare word that is still missing. */
function choose(all: readonly Hit[], topic: Topic, text: string): readonly Hit[] {
  const best = all[0];
  if (!best) return [];
  const alone = topic.terms.length <= SINGLE && best.share >= LISTABLE;
  const chosen = alone
    ? all.filter((hit) => hit.share >= SAME * best.share).slice(0, SIX)
    : all.filter((hit) => hit.score >= CLOSE * best.score && hit.share >= SHARED * best.share).slice(0, FEW);
  const held = weight(best.held);
  const covered = new Set(chosen.flatMap((hit) => hit.held));
  for (const term of topic.terms) {
    if (covered.has(term) || term.weight < RARE || term.forms.length === 0 || !beside(term, covered, text)) continue;
    const hit = all.find((candidate) => candidate.held.includes(term) && weight(candidate.held) >= ASIDE * held);
    if (hit && chosen.length < FEW + 1) chosen.push(hit);
    for (const other of hit?.held ?? []) covered.add(other);
  }
  return chosen;
}

/** Whether a term is named side by side with one of the others: 电梯和气瓶. */
function beside(term: Term, others: ReadonlySet<Term>, text: string): boolean {
  const joint = (a: string, b: string) =>
    ['和', '与', '及', '以及', '、', '还有', '跟'].some((and) => text.includes(a + and + b));
  return [...others].some((other) => joint(other.said, term.said) || joint(term.said, other.said));
}

/** Weight of terms together. */
export function weight(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.weight, 0);
}
