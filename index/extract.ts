import type { Facts } from './fact.ts';
import { readBodies } from './facts/body.ts';
import { readDocuments } from './facts/document.ts';
import { type Role, readFigures } from './facts/figure.ts';
import { type Region, readPlaces } from './facts/place.ts';
import { readTerms } from './facts/term.ts';
import { readTimes } from './facts/time.ts';
import type { Passage } from './passage.ts';

/** Reads all facts of the passages, and the terms of the headings, in printed order. */
export function extract(
  passages: readonly Passage[],
  headings: readonly Passage[],
  roles: readonly Role[],
  regions: readonly Region[],
): Facts {
  return {
    figures: passages.flatMap((passage) => readFigures(passage, roles)),
    times: passages.flatMap(readTimes),
    places: passages.flatMap((passage) => readPlaces(passage, regions)),
    bodies: passages.flatMap(readBodies),
    documents: passages.flatMap(readDocuments),
    terms: [...passages, ...headings].flatMap(readTerms),
  };
}
