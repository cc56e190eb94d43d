import type { Passage } from '../plan/passage.ts';
import { readTimes } from './date.ts';
import { readDocuments } from './document.ts';
import type { Facts } from './facts.ts';
import { type FigureRole, readFigures } from './figure.ts';
import { readBodies } from './organization.ts';
import { type Region, readPlaces } from './place.ts';
import { readTerms } from './term.ts';

/** Reads all facts of the passages, and the terms of the headings, in printed order. */
export function extract(
  passages: readonly Passage[],
  headings: readonly Passage[],
  roles: readonly FigureRole[],
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
