import type { FigureRole } from '../facts/figure.ts';
import type { Region } from '../facts/place.ts';
import { type Gloss, readGlossary } from './glossary.ts';
import { type ListEntry, readList, readPairs } from './lists.ts';
import { type Cue, readCue } from './phrases.ts';
import { type Pin, readPins } from './pinned.ts';

/** The word lists of the office, by their file names without ending. */
export const LISTS = [
  ...(['dictionary', 'synonyms', 'stop', 'places', 'roles', 'questions', 'outside', 'matters'] as const),
  ...(['light', 'contrasts', 'names', 'gazetteer', 'english'] as const),
  ...(['broader', 'glossary', 'pinned'] as const),
];
export type List = (typeof LISTS)[number];

/** Lists of the office and its plan, which it may do without; the others hold for any plan of the genre. */
export const SPARE: readonly List[] = ['synonyms', 'broader', 'dictionary', 'places', 'glossary', 'pinned'];

/** What people say → what plans of the genre say. */
export type Thesaurus = ReadonlyMap<string, readonly string[]>;

/** The office's words as read. */
export interface Lexicon {
  readonly dictionary: readonly string[];
  /** What people say → what the plan says. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
  /** What people ask about → the class of things that plans name instead: near, and never the thing itself. */
  readonly broader: ReadonlyMap<string, readonly string[]>;
  /** The genre's thesaurus, which serves where the office's synonyms have nothing. */
  readonly thesaurus: Thesaurus;
  readonly stop: ReadonlySet<string>;
  /** What people often ask about, whether the plan speaks of it or not. */
  readonly matters: ReadonlySet<string>;
  /** Words that tell no matter from another: where the plan lacks them nothing is missing. */
  readonly light: ReadonlySet<string>;
  /** What is said → what excludes it: 废止 → 制定, 出台. */
  readonly contrasts: ReadonlyMap<string, readonly string[]>;
  /** Names that offices of any place have: 税务局, 民政. */
  readonly names: ReadonlySet<string>;
  /** Places of the country: 萧山, 大理. */
  readonly gazetteer: ReadonlySet<string>;
  /** English words and phrases and what plans call them, the longest first. */
  readonly english: readonly { readonly said: string; readonly means: string }[];
  readonly regions: readonly Region[];
  readonly roles: readonly FigureRole[];
  /** Kind of question → what asks it. */
  readonly questions: ReadonlyMap<string, Cue>;
  /** How the reply calls what no work plan says → what asks for it. */
  readonly outside: ReadonlyMap<string, Cue>;
  /** What the office says that names mean; never the plan's words. */
  readonly glossary: readonly Gloss[];
  /** Questions for which the office chose the units that answer. */
  readonly pins: readonly Pin[];
}

/** A file of the office: its name for messages, and its decoded text. */
export interface Sheet {
  readonly file: string;
  readonly text: string;
}

/** Reads all word lists. Throws Fault with file, line and mend. */
export function readLexicon(
  sheets: Readonly<Record<List, readonly Sheet[]>>,
  thesaurus: readonly Sheet[] = [],
): Lexicon {
  const pairs = (list: List) => sheets[list].flatMap(({ file, text }) => readPairs(file, text));
  const singles = (list: List) => sheets[list].flatMap(({ file, text }) => readList(file, text));
  const synonyms = byLeft(pairs('synonyms'));
  const broader = byLeft(pairs('broader'));
  const regions = pairs('places').flatMap(({ left, right }) => left.map((name) => ({ name, covers: right })));
  regions.sort((a, b) => b.name.length - a.name.length);
  const roles = pairs('roles').flatMap(({ left, right }) => left.map((name) => ({ name, words: right })));
  const matters = new Set(singles('matters'));
  const stop = new Set(singles('stop'));
  const names = new Set(singles('names'));
  const outside = pairs('outside').map(({ left, right }) => [right[0] ?? '', readCue(left)] as const);
  const questions = [...byLeft(pairs('questions'))].map(([kind, said]) => [kind, readCue(said)] as const);
  return {
    dictionary: [...singles('dictionary'), ...synonyms.keys(), ...broader.keys(), ...matters, ...stop],
    synonyms,
    broader,
    matters,
    stop,
    light: new Set(singles('light')),
    contrasts: byLeft(pairs('contrasts')),
    names,
    gazetteer: new Set(singles('gazetteer')),
    english: readEnglish(pairs('english')),
    regions,
    roles,
    questions: new Map(questions),
    outside: new Map(outside),
    glossary: sheets.glossary.flatMap(({ file, text }) => readGlossary(file, text)),
    pins: sheets.pinned.flatMap(({ file, text }) => readPins(file, text)),
    thesaurus: byLeft(thesaurus.flatMap(({ file, text }) => readPairs(file, text))),
  };
}

function readEnglish(entries: readonly ListEntry[]): Lexicon['english'] {
  const all = entries.flatMap(({ left, right }) =>
    left.map((said) => ({ said: said.replaceAll('_', ' '), means: right[0] ?? '' })),
  );
  return all.sort((a, b) => b.said.length - a.said.length);
}

function byLeft(entries: readonly ListEntry[]): Map<string, readonly string[]> {
  const map = new Map<string, readonly string[]>();
  for (const { left, right } of entries)
    for (const said of left) {
      const before = map.get(said);
      map.set(said, before ? [...new Set([...before, ...right])] : right);
    }
  return map;
}
