import { names } from '../duties/clause.ts';
import type { Plan } from '../plan/plan.ts';
import { foldPlain } from '../text/normalize.ts';
import type { Assignment, Assignments } from './assignment.ts';

/** An office of the responsibility table, and in how many rows it leads and helps. */
interface Office {
  readonly name: string;
  readonly leads: number;
  readonly helps: number;
}

/** A row that is about a measure; `inherited` is the item whose row it is where the measure has none of its own. */
export interface Applied {
  readonly row: Assignment;
  readonly inherited: string | null;
}

const whole = (name: string) => foldPlain(name).replace(/\s/g, '');
/** A name without what stands in brackets behind it. */
const base = (name: string) => whole(name).replace(/\([^()]*\)$/, '');

/** All offices of a table in the order in which they are named. */
export function offices({ rows }: Assignments): readonly Office[] {
  const found = new Map<string, Office>();
  const count = (name: string, leads: number, helps: number) => {
    const before = found.get(whole(name)) ?? { name, leads: 0, helps: 0 };
    found.set(whole(name), { ...before, leads: before.leads + leads, helps: before.helps + helps });
  };
  for (const { owner, partner } of rows) {
    for (const name of owner) count(name, 1, 0);
    for (const name of partner) count(name, 0, 1);
  }
  return [...found.values()];
}

/** Rows in which an office or a person is named, in the order of the table. */
export function rowsNaming({ rows }: Assignments, name: string): readonly Assignment[] {
  return rows.filter((row) => isAmong(name, namesOf(row)));
}

/** Whether a name is among others; what stands in brackets behind them may be missing. */
export function isAmong(name: string, others: readonly string[]): boolean {
  return others.some((other) => whole(other) === whole(name) || base(other) === whole(name));
}

/** Every name of a table, as it is asked for: with and without what stands in brackets behind it. */
export function callings({ rows }: Assignments): readonly string[] {
  return [...new Set(rows.flatMap(namesOf).flatMap((name) => [whole(name), base(name)]))].filter((n) => n.length > 1);
}

function namesOf({ owner, partner, person }: Assignment): readonly string[] {
  return [...owner, ...partner, ...names(person ?? '')];
}

/** The row of a measure: its own, or the one of its item. */
export function rowFor({ rows }: Assignments, plan: Plan, measure: string): Applied | null {
  const own = rows.find((row) => row.unit === measure);
  if (own) return { row: own, inherited: null };
  const item = plan.measures.find(({ id }) => id === measure)?.item;
  const row = rows.find(({ unit }) => unit === item);
  return row ? { row, inherited: row.unit } : null;
}

/** The rows of all measures at once, by measure: for whoever wants many of them. */
export function rowsByMeasure({ rows }: Assignments, plan: Plan): ReadonlyMap<string, Applied> {
  const byUnit = new Map(rows.toReversed().map((row) => [row.unit, row]));
  const applied = plan.measures.flatMap(({ id, item }): [string, Applied][] => {
    const own = byUnit.get(id);
    const row = own ?? byUnit.get(item);
    return row ? [[id, { row, inherited: own ? null : row.unit }]] : [];
  });
  return new Map(applied);
}
