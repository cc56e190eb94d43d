import { toNumber } from '../text/numeral.ts';
import type { Plan } from './plan.ts';

/** A unit and the numbers on the way down to it: chapter, section, item, point. */
interface NumberPath {
  readonly unit: string;
  readonly numbers: readonly number[];
}

/** The printed number of a label: （三） → 3; 0 where it holds none. */
function labelNumber(label: string): number {
  return toNumber(label.normalize('NFKC').replace(/[第()、.章节部分条项]/g, '')) ?? 0;
}

/** The paths of all sections, items and points of a plan, in printed order; a unit that is section and item stands once. */
function numberPaths(plan: Plan): readonly NumberPath[] {
  const sections = new Map(plan.sections.map((section) => [section.id, section]));
  const down = (id: string | null): readonly number[] => {
    const section = id === null ? undefined : sections.get(id);
    return section ? [...down(section.parent), labelNumber(section.label)] : [];
  };
  const items = plan.items.flatMap((item): NumberPath[] => {
    const own = sections.has(item.id) ? down(item.id) : [...down(item.section), item.number];
    const points = item.measures.length > 1 ? item.measures : [];
    return [{ unit: item.id, numbers: own }, ...points.map((unit, i) => ({ unit, numbers: [...own, i + 1] }))];
  });
  const above = plan.sections.filter(({ id }) => !plan.items.some((item) => item.id === id));
  return [...above.map(({ id }) => ({ unit: id, numbers: down(id) })), ...items];
}

/** The units whose path is these numbers, several where a plan prints a number twice; or where no path is and not the `whole` is given, the one that ends in them. */
export function unitsAt(plan: Plan, numbers: readonly number[], whole = false): readonly string[] {
  const paths = numberPaths(plan);
  const same = (a: readonly number[]) => a.length === numbers.length && a.every((n, i) => n === numbers[i]);
  const exact = paths.filter((path) => same(path.numbers));
  if (exact.length > 0 || whole) return exact.map(({ unit }) => unit);
  const ending = paths.filter((path) => same(path.numbers.slice(-numbers.length)));
  return ending.length === 1 ? ending.map(({ unit }) => unit) : [];
}

/** The part of a unit that bears a number, or that stands at its place; null where it has none. */
export function partAt({ sections, items }: Plan, unit: string, number: number): string | null {
  const points = items.find(({ id }) => id === unit)?.measures ?? [];
  const below = [
    ...sections
      .filter(({ parent }) => parent === unit)
      .map(({ id, label, start }) => ({ id, number: labelNumber(label), start })),
    ...items.filter(({ id, section }) => section === unit && !sections.some((one) => one.id === id)),
  ].toSorted((a, b) => a.start - b.start);
  const part = below.find((one) => one.number === number) ?? below[number - 1];
  return part?.id ?? (points.length > 1 ? points[number - 1] : undefined) ?? null;
}

/** Whether some part of a plan stands at these numbers and has parts of its own. */
export function hasParts(plan: Plan, numbers: readonly number[]): boolean {
  return numberPaths(plan).some(
    (path) => path.numbers.length === numbers.length + 1 && numbers.every((n, i) => n === path.numbers[i]),
  );
}
