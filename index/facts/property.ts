import type { Passage } from '../plan/passage.ts';
import type { Plan, Span } from '../plan/plan.ts';
import type { Facts } from './facts.ts';
import type { Property } from './properties.ts';

/** Something that a measure has or lacks, and where it stands in it; a property without words has no spans. */
export interface Holding {
  readonly unit: string;
  readonly spans: readonly Span[];
}

/** The measures that have a property, in printed order, complete. */
export function holdings(
  property: Property,
  plan: Plan,
  passages: readonly Passage[],
  facts: Facts,
): readonly Holding[] {
  if (property.whole === true)
    return plan.items.filter((item) => item.measures.includes(item.id)).map((item) => ({ unit: item.id, spans: [] }));
  const measures = new Set(plan.measures.map((m) => m.id));
  const own = passages.filter((p) => measures.has(p.unit));
  const told = new Map<string, Span[]>();
  for (const fact of property.fact?.(facts, plan) ?? []) told.set(fact.unit, [...(told.get(fact.unit) ?? []), fact]);
  const held = own.flatMap((passage): Holding[] => {
    const spans = [...worded(property, passage), ...(told.get(passage.unit) ?? [])];
    // What stands in a suffix or a cell outside the measure has no place in it.
    return spans.length === 0 ? [] : [{ unit: passage.unit, spans: spans.filter(({ start }) => start >= 0) }];
  });
  if (property.lacks !== true) return held;
  const having = new Set(held.map(({ unit }) => unit));
  return own.filter(({ unit }) => !having.has(unit)).map(({ unit }) => ({ unit, spans: [] }));
}

function worded({ words }: Property, passage: Passage): readonly Span[] {
  if (words === undefined) return [];
  return [...passage.folded.text.matchAll(words)].map(({ index, 0: said }) => ({
    start: passage.start + (passage.folded.at[index] ?? 0),
    end: passage.start + (passage.folded.at[index + said.length] ?? passage.text.length),
  }));
}
