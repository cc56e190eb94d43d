import type { FoundDuty } from '../duties/clause.ts';
import type { Span } from '../plan/plan.ts';
import { PARSE_LIMITS } from './limits.ts';
import { type Line, trim } from './lines.ts';

const STOP = /。|(?<=[\u4e00-\u9fff”）)])\.(?!\d)/;
const POINT = /[：:]?\s*(?=(?:一[是要]|首先[，,]|第一[，,、]|[（(]1[)）]|①|[●■◆]|——))/;
/** A number with what it counts: such a sentence states a task. */
const TARGET = /\d+(?:\.\d+)?\s*(?:[个家项台次场件万亿%％名人户亩套处条批吨座公里]|以上)/;

/** The title of an item and where its text begins; without a title both begin at the same place. */
interface Titled {
  readonly title: Span;
  readonly body: number;
}

/** Reads the title in front of an item's text. `more` tells whether lines of text follow, `duty` is a suffix of the title. */
export function readTitle(text: string, head: Line, more: boolean, duty: FoundDuty | null): Titled {
  const line = duty ? trim(text, head.start, duty.start) : head;
  const words = line.text;
  const behind = duty ? trim(text, duty.end, head.end) : null;
  const at = (title: number, body: number): Titled => ({
    title: { start: line.start, end: line.start + title },
    body: skip(text, line.start + body),
  });
  const stop = STOP.exec(words);
  const closes = stop !== null && stop.index >= words.length - 1;
  if ((behind?.text ?? '') !== '')
    return { ...at(words.replace(/。$/, '').length, 0), body: skip(text, behind?.start ?? 0) };
  if (more && (stop === null || closes) && words.length <= PARSE_LIMITS.ownLineTitle && !/[；;]/.test(words))
    return at(closes ? stop.index : words.replace(/[：:]$/, '').length, words.length);
  const bracketed = /^【([^【】]{2,40})】/.exec(words);
  if (bracketed) return at(bracketed[0].length, bracketed[0].length);
  const point = POINT.exec(words.slice(0, PARSE_LIMITS.runInTitle + PARSE_LIMITS.pointBehindTitle));
  if (stop && !closes && stop.index <= PARSE_LIMITS.runInTitle && !(point && point.index < stop.index)) {
    if (!isTask(words.slice(0, stop.index))) return at(stop.index, stop.index + 1);
  }
  if (point && point.index > 1 && !/[。；，,]$/.test(words.slice(0, point.index)))
    return at(point.index, point.index + point[0].length);
  const blank = /^[^，。；：\s]{3,30}(?=\s+\S{10})/.exec(words);
  if (blank && !/[a-z0-9]$/i.test(blank[0])) return at(blank[0].length, blank[0].length);
  const colon = /^[^，。；：:、\d（(]{2,24}(?=[：:].{4})/.exec(words);
  if (colon) return at(colon[0].length, colon[0].length + 1);
  return { ...at((/^[^，。；：,;]+/.exec(words)?.[0] ?? words).length, 0), body: line.start };
}

function isTask(sentence: string): boolean {
  return /[；;：:]/.test(sentence) || TARGET.test(sentence.replace(/[“"][^”"]*[”"]/g, ''));
}

function skip(text: string, offset: number): number {
  let at = offset;
  while (/[\s。：:]/.test(text.charAt(at))) at++;
  return at;
}
