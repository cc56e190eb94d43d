import type { Place } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { OWN_AREA } from './limits.ts';

/** The office's own district and city stand in many names and tell nothing. */
export function ownArea({ facts }: Knowledge): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const p of facts.places) counts.set(p.text, (counts.get(p.text) ?? 0) + 1);
  const common = [...counts].filter(([, n]) => n >= OWN_AREA).map(([text]) => text);
  const roots = common.map((text) => text.replace(/[区市县]$/, ''));
  return new Set([...counts.keys()].filter((text) => roots.includes(text.replace(/[区市县]$/, ''))));
}

/** How a place may be called: its own name, and those that it covers. */
export function placeNames(place: Place): readonly string[] {
  return [place.text, ...place.covers].filter((name) => name.length > 1);
}

/** Places of the plan that are not the office's own area and hold these words in their names. */
export function placesCalled(kind: string, knowledge: Knowledge): readonly Place[] {
  const home = ownArea(knowledge);
  return knowledge.facts.places.filter((p) => !home.has(p.text) && p.text.includes(kind));
}

/** All mentions of places by these names, abbreviations that cover them included. */
export function placesNamed(names: readonly string[], { facts }: Knowledge): readonly Place[] {
  return facts.places.filter((p) => placeNames(p).some((name) => names.includes(name)));
}
