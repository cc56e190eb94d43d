import { type Holding, holdings, type Property } from '../../index/facts/property.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import { holdsAll, unitText } from './holding.ts';

/** Units that hold one of these words, in printed order. */
export function unitsWith(forms: readonly string[], { passages }: Knowledge): readonly string[] {
  return passages.filter((p) => forms.some((form) => p.folded.text.includes(form))).map((p) => p.unit);
}

/** Measures of a scope, or of the whole plan where it is empty, that have a property; `named` are those that hold the terms, too. */
export function unitsHaving(
  property: Property,
  terms: readonly Term[],
  scope: readonly string[],
  knowledge: Knowledge,
): { readonly all: readonly Holding[]; readonly named: readonly Holding[] } {
  const all = holdings(property, knowledge.plan, knowledge.passages, knowledge.facts).filter(
    ({ unit }) => scope.length === 0 || scope.includes(unit),
  );
  return { all, named: all.filter(({ unit }) => holdsAll(unitText(unit, knowledge), terms)) };
}
