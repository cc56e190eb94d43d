import { MARKER_KINDS, type MarkerKind } from './marker.ts';

/** A heading number as far as its level is concerned. */
interface Numbered {
  readonly kind: MarkerKind;
  readonly number: number;
}

/** Kinds of headings from the top down. Kinds below the last one are points of an item. */
export type Levels = readonly MarkerKind[];

/** Which kind stands above which: the order of the genre, unless the plan nests two kinds the other way. */
export function readLevels(headings: readonly Numbered[]): Levels {
  const first = new Map<MarkerKind, number>();
  headings.forEach(({ kind }, i) => {
    if (!first.has(kind)) first.set(kind, i);
  });
  const used = MARKER_KINDS.filter((kind) => first.has(kind));
  const clause = first.get('clause');
  if (clause !== undefined) return used.filter((kind) => (first.get(kind) ?? 0) <= clause);
  const levels: MarkerKind[] = [];
  for (const kind of used) {
    const under = levels.findIndex((higher) => isUnder(headings, higher, kind, first));
    if (under < 0) levels.push(kind);
    else levels.splice(under, 0, kind);
  }
  return levels;
}

/** Whether a kind that the genre puts higher is printed below another: （一）（二） begin anew under each 1. 2. */
function isUnder(
  headings: readonly Numbered[],
  high: MarkerKind,
  low: MarkerKind,
  first: ReadonlyMap<MarkerKind, number>,
): boolean {
  if ((first.get(low) ?? 0) > (first.get(high) ?? 0)) return false;
  let seen = false;
  let between = 0;
  let restarts = 0;
  let broken = first.get(low) !== 0;
  for (const { kind, number } of headings) {
    if (kind === low) {
      if (seen && number === 1) broken = true;
      between++;
    } else if (kind === high) {
      if (seen && number === 1 && between > 0) restarts++;
      seen = true;
      between = 0;
    } else if (MARKER_KINDS.indexOf(kind) < MARKER_KINDS.indexOf(high)) {
      seen = false;
      between = 0;
    }
  }
  return restarts > 0 || (!broken && seen);
}
