import MiniSearch, { type Query } from 'minisearch';
import type { Passage } from '../plan/passage.ts';
import { type Segmenter, type Tokens, tokenize } from './tokens.ts';
import { BM25, BOOST } from './weights.ts';

const FIELDS = ['words', 'bigrams', 'characters'] as const;

/** A passage with its score, best first. */
export interface Scored {
  readonly unit: string;
  readonly score: number;
}

/** Ranks passages by tokens of a query; the tokens come ready-made, so no tokenizer guesses. */
export type Search = (query: Tokens) => readonly Scored[];

const OPTIONS = {
  fields: [...FIELDS],
  tokenize: (text: string) => text.split(' ').filter((token) => token !== ''),
  processTerm: (term: string) => term,
};

/** Indexes all passages; the index as JSON. */
export function indexPassages(passages: readonly Passage[], segmenter: Segmenter): string {
  const index = new MiniSearch(OPTIONS);
  for (const passage of passages) {
    const tokens = tokenize(segmenter, passage.folded.text);
    const fields = FIELDS.map((field) => [field, tokens[field].join(' ')] as const);
    index.add({ id: passage.unit, ...Object.fromEntries(fields) });
  }
  return JSON.stringify(index);
}

/** Opens an index in memory. */
export function openSearch(indexed: string): Search {
  const index = MiniSearch.loadJSON(indexed, OPTIONS);
  return (query) => {
    const queries: Query[] = FIELDS.filter((field) => query[field].length > 0).map((field) => ({
      queries: [query[field].join(' ')],
      fields: [field],
      boost: { [field]: BOOST[field] },
    }));
    if (queries.length === 0) return [];
    const found = index.search({ combineWith: 'OR', queries }, { bm25: BM25, prefix: false, fuzzy: false });
    // MiniSearch multiplies a score by the number of terms that matched; that is divided back.
    const scored = found.map((hit) => ({
      unit: String(hit.id),
      score: hit.score / Math.max(1, hit.queryTerms.length),
    }));
    return scored.sort((a, b) => b.score - a.score);
  };
}
