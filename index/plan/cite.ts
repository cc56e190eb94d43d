import type { Plan } from './plan.ts';
import type { Unit } from './units.ts';

/** A quotation of a plan, word for word, and where it stands. Only `cite` makes one. */
export interface Citation {
  readonly plan: string;
  readonly unit: string;
  readonly address: string;
  readonly quote: string;
  /** UTF-16 offsets into the plan's decoded text; `quote` is exactly that slice. */
  readonly start: number;
  readonly end: number;
}

/** What can be quoted from: a plan and its units. */
export interface Source {
  readonly plan: Plan;
  readonly units: ReadonlyMap<string, Unit>;
}

/** Cites a slice of a unit (the whole unit unless told otherwise). Throws RangeError for what is no slice of it. */
export function cite(source: Source, unitId: string, start?: number, end?: number): Citation {
  const unit = source.units.get(unitId);
  if (!unit) throw new RangeError(`No unit ${unitId} in plan ${source.plan.id}`);
  const from = start ?? unit.start;
  const to = end ?? unit.end;
  const whole = Number.isInteger(from) && Number.isInteger(to);
  if (!whole || from < unit.start || to > unit.end || from >= to)
    throw new RangeError(`${from}-${to} is no slice of unit ${unitId} (${unit.start}-${unit.end})`);
  const quote = source.plan.text.slice(from, to);
  if (quote.trim() === '') throw new RangeError(`${from}-${to} of unit ${unitId} is blank`);
  return { plan: source.plan.id, unit: unit.id, address: unit.address, quote, start: from, end: to };
}

/** Cites words that must stand in the unit verbatim. Throws RangeError where they do not. */
export function citeWords(source: Source, unitId: string, words: string): Citation {
  const unit = source.units.get(unitId);
  const at = unit ? source.plan.text.slice(unit.start, unit.end).indexOf(words) : -1;
  if (!unit || at < 0) throw new RangeError(`Unit ${unitId} does not hold ${JSON.stringify(words)}`);
  return cite(source, unitId, unit.start + at, unit.start + at + words.length);
}
