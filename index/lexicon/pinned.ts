import { PUNCTUATION } from '../plan/passage.ts';
import type { Unit } from '../plan/units.ts';
import { Fault, raise, type Tell } from '../text/fault.ts';
import { foldPlain } from '../text/normalize.ts';
import { toNumber } from '../text/numeral.ts';
import { readPairs } from './lists.ts';
import { type Cue, readCue } from './phrases.ts';

/** A line of the office: how a question is put, and the places of the plan that answer it, as written. */
export interface Pin {
  readonly file: string;
  readonly line: number;
  readonly phrases: readonly string[];
  readonly places: readonly string[];
}

/** The office's choices as far as the plan has what they name. */
export interface Pinned {
  /** Units of the first line whose question this is; null where it is none. */
  find(text: string): readonly string[] | null;
  /** Lines that name what the plan does not have. */
  readonly problems: readonly Fault[];
}

/** Letters that a phrase must have besides its gaps and ends, and gaps that it may have. */
const SHORTEST = 2;
const GAPS = 3;
/** A line as it is to be written, for mends. */
const EXAMPLE = '^老旧电梯…归谁管$ = 6.1、6.2';

/** Reads `问法、问法 = 6.1、6.2` a line; … is a gap, ^ and $ are the ends. Tells faults with file, line and mend. */
export function readPins(file: string, text: string, tell: Tell = raise): readonly Pin[] {
  return readPairs(file, text, tell, EXAMPLE).flatMap(({ line, left, right }) => {
    const phrases = left.map(clean);
    const wrong = phrases.map(phraseFault).find((fault) => fault !== null);
    if (!wrong) return [{ file, line, phrases, places: right }];
    tell(new Fault(file, line, ...wrong));
    return [];
  });
}

/** Folded, without the mark of a question at its end, a long … as one gap. */
function clean(phrase: string): string {
  return foldPlain(phrase)
    .replace(/[?!。]+(?=\$?$)/u, '')
    .replace(/\.{4,}/g, '...');
}

function phraseFault(phrase: string): readonly [string, string] | null {
  if (phrase.lastIndexOf('^') > 0) return ['“^”不在问法的开头', '“^”只写在最前面，或删去它'];
  if (/\$./u.test(phrase)) return ['“$”不在问法的末尾', '“$”只写在最后面，或删去它'];
  if (phrase.split('...').length > GAPS + 1) return ['问法里的“…”太多', `一个问法最多写${GAPS}个“…”`];
  return [...phrase.replace(PUNCTUATION, '')].length < SHORTEST
    ? ['问法太短，会答非所问', `除“…”“^”“$”以外至少写${SHORTEST}个字`]
    : null;
}

/** Finds what the lines name in a plan. A place that it lacks is a problem; a line that has no other is left out. */
export function placePins(pins: readonly Pin[], units: ReadonlyMap<string, Unit>): Pinned {
  const known = new Map<string, string>();
  for (const unit of units.values())
    for (const key of [unit.id, unit.short.replace(/^《.*?》/u, '')].map(keyOf))
      if (!known.has(key)) known.set(key, unit.id);
  const problems: Fault[] = [];
  const placed: { readonly cue: Cue; readonly units: readonly string[] }[] = [];
  for (const { file, line, phrases, places } of pins) {
    const found = places.flatMap((place) => known.get(keyOf(place)) ?? []);
    const missing = places.filter((place) => !known.has(keyOf(place))).map((place) => `“${place}”`);
    if (found.length > 0) placed.push({ cue: readCue(phrases), units: [...new Set(found)] });
    const rest = found.length > 0 ? '其余照常' : '这一行不起作用';
    if (missing.length > 0)
      problems.push(
        new Fault(file, line, `要点没有${missing.join('、')}，${rest}`, '写要点里有的编号，如 6.1、6、(二)'),
      );
  }
  return { find: (text) => placed.find(({ cue }) => cue.find(text) !== null)?.units ?? null, problems };
}

/** A place as it is compared: 第六条 and 6 are the same, and so are （二） and (二). */
function keyOf(place: string): string {
  const bare = place.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  const number = /^第(.+?)[条项]$/u.exec(bare)?.[1];
  return number === undefined ? bare : String(toNumber(number) ?? number);
}
