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
export interface CitationSource {
  readonly plan: Plan;
  readonly units: ReadonlyMap<string, Unit>;
}

/** Cites a slice of a unit (the whole unit unless told otherwise). Throws RangeError for what is no slice of it. */
export function cite(source: CitationSource, unitId: string, start?: number, end?: number): Citation {
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
