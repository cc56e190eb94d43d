import type { Assignments } from './assignments/assignment.ts';
import type { Calendar } from './calendar/calendar.ts';
import { extract } from './facts/extract.ts';
import type { Facts } from './facts/facts.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { type Pinned, placePins } from './lexicon/pinned.ts';
import { textOf, usable } from './lexicon/thesaurus.ts';
import type { CitationSource } from './plan/cite.ts';
import { indexPlan, type PlanIndex } from './plan/lookup.ts';
import { type Obligation, readObligations } from './plan/obligation.ts';
import { type Passage, readHeadings, readPassages } from './plan/passage.ts';
import type { Plan } from './plan/plan.ts';
import { readUnits } from './plan/units.ts';
import { buildSounds, type Pronounce } from './search/pinyin.ts';
import { readTopic, type Topic, type Vocabulary } from './search/query.ts';
import { findHits, type Hit } from './search/rank.ts';
import { indexPassages, openSearch } from './search/search.ts';
import { cutText, type Segmenter } from './search/tokens.ts';

/** An immutable snapshot of what can be asked: a plan, its facts, its index, and the office's words. */
export interface Knowledge extends CitationSource {
  readonly plan: Plan;
  /** Date of the plan's file and the beginning of its digest: 2026-11-24 1a2b3c4. */
  readonly version: string;
  /** The plan's sections, items and measures by id. */
  readonly byId: PlanIndex;
  readonly lexicon: Lexicon;
  readonly passages: readonly Passage[];
  /** Headings and titles, for quotations only. */
  readonly headings: readonly Passage[];
  readonly facts: Facts;
  /** Who does what by the plan's own words. */
  readonly obligations: readonly Obligation[];
  /** Questions that the office answers with units of its choice, and which of these the plan lacks. */
  readonly pinned: Pinned;
  readonly vocabulary: Vocabulary;
  readonly calendar: Calendar;
  /** The office's responsibility table; null where none is loaded. */
  readonly assignments: Assignments | null;
  topic(text: string): Topic;
  hits(topic: Topic): readonly Hit[];
}

/** What a snapshot is built from. */
interface Parts extends Pick<Knowledge, 'plan' | 'version' | 'lexicon' | 'calendar' | 'assignments'> {
  readonly segmenter: Segmenter;
  readonly pronounce: Pronounce;
  /** Whether an index may be read instead of being computed; computed where it is not given. */
  readonly keep?: Keep;
}

/** Gives what was kept under a name and was computed from the same sources, or computes and keeps it. */
export type Keep = (name: string, sources: readonly string[], compute: () => string) => string;

/** Builds the snapshot: reads the facts and indexes every passage. */
export function buildKnowledge({ segmenter, pronounce, keep, ...read }: Parts): Knowledge {
  const { plan, lexicon } = read;
  const { broader, stop, matters, light } = lexicon;
  const units = readUnits(plan);
  const passages = readPassages(plan);
  const headings = readHeadings(plan);
  const compute = () => indexPassages(passages, segmenter);
  const texts = passages.flatMap(({ unit, folded }) => [unit, folded.text]);
  const search = openSearch(keep?.(`index-${plan.id}`, texts, compute) ?? compute());
  const sounds = buildSounds(() => readVocabulary(passages, segmenter), pronounce);
  // Several intents rank the same topic of a question; it goes with the topic.
  const ranked = new WeakMap<Topic, readonly Hit[]>();
  const vocabulary = {
    passages,
    segmenter,
    synonyms: new Map([...usable(lexicon, textOf(passages)), ...lexicon.synonyms]),
    ...{ broader, stop, matters, light },
    sounds,
  };
  return {
    ...read,
    byId: indexPlan(plan),
    obligations: readObligations(plan),
    passages,
    headings,
    units,
    pinned: placePins(lexicon.pins, units),
    facts: extract(passages, headings, lexicon.roles, lexicon.regions),
    vocabulary,
    topic: (text) => readTopic(text, vocabulary),
    hits(topic) {
      const before = ranked.get(topic);
      if (before) return before;
      const hits = findHits(topic, passages, search, segmenter);
      ranked.set(topic, hits);
      return hits;
    },
  };
}

/** The loaded table; null where there is none or nothing in it could be read. */
export function tableOf({ assignments }: Knowledge): Assignments | null {
  return assignments !== null && assignments.rows.length > 0 ? assignments : null;
}

/** The same snapshot with only some of its passages: what is searched, listed and counted is these. */
export function restrict(knowledge: Knowledge, keeps: (passage: Passage) => boolean): Knowledge {
  const passages = knowledge.passages.filter(keeps);
  const units = new Set(passages.map((p) => p.unit));
  const of = <One extends { readonly unit: string }>(all: readonly One[]) => all.filter((one) => units.has(one.unit));
  const { figures, times, places, bodies, documents, terms } = knowledge.facts;
  const facts = {
    figures: of(figures),
    times: of(times),
    places: of(places),
    bodies: of(bodies),
    documents: of(documents),
    terms: of(terms),
  };
  return { ...knowledge, passages, facts, hits: (topic) => of(knowledge.hits(topic)) };
}

/** Words of two to five characters that the plan uses, single or two words together, for what sounds alike. */
function readVocabulary(passages: readonly Passage[], segmenter: Segmenter): readonly string[] {
  const found = new Set<string>();
  for (const passage of passages) {
    const words = cutText(segmenter, passage.folded.text);
    words.forEach((word, i) => {
      const two = word + (words[i + 1] ?? '');
      for (const candidate of [word, two])
        if (/^\p{Script=Han}{2,5}$/u.test(candidate) && passage.folded.text.includes(candidate)) found.add(candidate);
    });
  }
  return [...found];
}
