import type { Knowledge } from '../../index/knowledge.ts';
import { itemsNumbered, sectionNumber } from '../../index/plan/lookup.ts';
import { partAt } from '../../index/plan/path.ts';
import type { Plan, Section } from '../../index/plan/plan.ts';
import { countedParts } from '../../index/plan/plan.ts';
import type { Reference, Selector } from '../query/slots.ts';

/** Resolves a reference in a plan. */
export function resolve(reference: Reference, knowledge: Knowledge): Selector {
  const { plan } = knowledge;
  const base = { reference, missing: null, pointless: false };
  switch (reference.kind) {
    case 'point':
      return { ...base, units: [] };
    case 'section':
      return { ...base, ...sectionTarget(plan, reference.section, reference.nth) };
    case 'unit':
      return { ...base, ...unitTarget(knowledge, reference.unit, reference.said) };
    case 'item':
      return { ...base, ...itemTarget(plan, reference.item, reference.point) };
  }
}

type Result = Pick<Selector, 'units' | 'missing' | 'pointless'>;

function unitTarget({ byId }: Knowledge, unit: string | null, said: string): Result {
  if (unit === null) return { units: [], missing: `要点里没有“${said}”。`, pointless: false };
  return { units: byId.items.get(unit)?.measures ?? [unit], missing: null, pointless: false };
}

function itemTarget(plan: Plan, number: number, point: number | null): Result {
  const items = itemsNumbered(plan, number);
  const last = Math.max(...plan.items.map((item) => item.number));
  if (items.length === 0)
    return {
      units: [],
      missing: `要点共${plan.items.length}条，编号到第${last}条，没有第${number}条。`,
      pointless: false,
    };
  if (point === null) return { units: items.flatMap((item) => item.measures), missing: null, pointless: false };
  const bare = items.filter((item) => item.measures.includes(item.id));
  const units = items
    .flatMap((item) => item.measures[point - 1] ?? [])
    .filter((id) => !bare.some((item) => item.id === id));
  if (units.length > 0) return { units, missing: null, pointless: false };
  if (bare.length > 0) return { units: bare.map((item) => item.id), missing: null, pointless: true };
  const counts = items.map((item) => item.measures.length).join('、');
  return {
    units: items.flatMap((item) => item.measures),
    missing: `第${number}条共${counts}点，没有第${point}点。`,
    pointless: false,
  };
}

function sectionTarget(plan: Plan, number: number, nth: number | null): Result {
  const sections = countedParts(plan);
  const section = numbered(sections, number);
  if (!section)
    return { units: [], missing: `要点的工作分为${sections.length}个部分，没有第${number}部分。`, pointless: false };
  if (nth === null) return { units: [section.id], missing: null, pointless: false };
  const items = plan.items.filter((item) => item.section === section.id);
  const item = items[nth - 1];
  if (item) return { units: item.measures, missing: null, pointless: false };
  const part = items.length === 0 ? partAt(plan, section.id, nth) : null;
  if (part !== null) return { units: [part], missing: null, pointless: false };
  return { units: [section.id], missing: `${section.label}共${items.length}条，没有第${nth}条。`, pointless: false };
}

function numbered(sections: readonly Section[], number: number): Section | undefined {
  return sections.find((section) => sectionNumber(section) === number);
}

/** Says what a reply goes on with: 接上：6.2. */
export function continued(units: readonly string[], { byId }: Knowledge): string {
  const items = [...new Set(units.map((unit) => byId.measures.get(unit)?.item ?? unit))];
  const named = units.length === 1 ? units : items;
  return `接上：${named
    .slice(0, 3)
    .map((unit) => (/^\d/.test(unit) ? (unit.includes('.') ? unit : `第${unit}条`) : unit))
    .join('、')}`;
}
