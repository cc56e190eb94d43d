import { type Passage, scan } from '../plan/passage.ts';
import type { CoinedTerm } from './facts.ts';

const QUOTED = /“(?<it>[^“”]{2,24})”/gu;
const LATIN = /(?<![a-z\d])(?<it>[a-z][a-z\d\\]{1,11})(?![a-z\d])/gu;

/** Terms of a passage: what stands in quotation marks, and words in Latin letters. */
export function readTerms(passage: Passage): CoinedTerm[] {
  const found = [...scan(passage, QUOTED), ...scan(passage, LATIN)];
  return found.map(({ span, text }) => ({ unit: passage.unit, ...span, text })).sort((a, b) => a.start - b.start);
}
