import { type Passage, scan } from '../plan/passage.ts';
import { literal } from '../text/normalize.ts';
import type { Place } from './facts.ts';

/** A place of the office's list; `covers` names what an abbreviation stands for. */
export interface Region {
  readonly name: string;
  readonly covers: readonly string[];
}

const RURAL = /(?<it>[\u4e00-\u9fff]{2}(?:镇|街道|乡|(?<![农乡])村))/gu;
const NOT_A_PLACE = /^(各|全|跨|本|该|乡|城|农)/;

/** Places of a passage: those of the office's list, which must come longest first, and what ends in 镇, 街道 or 村. */
export function readPlaces(passage: Passage, regions: readonly Region[]): Place[] {
  const found: Place[] = [];
  const put = (text: string, start: number, end: number, covers: readonly string[]) => {
    if (!found.some((other) => start < other.end && other.start < end))
      found.push({ unit: passage.unit, text, start, end, covers });
  };
  for (const region of regions) {
    if (!passage.folded.text.includes(region.name)) continue;
    for (const { span, text } of scan(passage, new RegExp(literal(region.name), 'gu')))
      put(text, span.start, span.end, region.covers);
  }
  for (const { span, text } of scan(passage, RURAL)) if (!NOT_A_PLACE.test(text)) put(text, span.start, span.end, []);
  return found.sort((a, b) => a.start - b.start);
}
