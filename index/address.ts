import type { Item, Measure, Plan, Section, Span } from './plan.ts';

/** Anything that can be cited: its span is where a quotation may stand, its address is how it is printed in papers. */
export interface Unit extends Span {
  readonly id: string;
  readonly kind: 'measure' | 'item' | 'section' | 'front';
  readonly address: string;
}

/** All units of a plan by id, in printed order. An item without points is its own measure. */
export function readUnits(plan: Plan): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>();
  const path = (id: string | null) => (id === null ? '' : sectionPath(plan, id));
  const put = (unit: Unit) => units.set(unit.id, { ...unit, address: `《${plan.title}》${unit.address}` });
  for (const part of plan.front) {
    const section = plan.sections.find((s) => s.id === part.section);
    const address = section ? `${section.label}${section.title}` : part.id;
    put({ id: part.id, kind: 'front', start: part.start, end: part.end, address });
  }
  for (const section of plan.sections) {
    if (units.has(section.id)) continue;
    put({
      id: section.id,
      kind: 'section',
      start: section.start,
      end: section.end,
      address: sectionLine(plan, section),
    });
  }
  for (const item of plan.items) {
    const address = `${path(item.section)}${item.label}${item.title}`;
    put({ id: item.id, kind: 'item', start: item.start, end: item.end, address: `${address}（${item.id}）` });
    for (const measure of plan.measures.filter((m) => m.item === item.id)) put(measureUnit(measure, item, address));
  }
  return units;
}

function measureUnit(measure: Measure, item: Item, address: string): Unit {
  const label = measure.label === '' ? '' : ` ${measure.label}`;
  return {
    id: measure.id,
    kind: 'measure',
    start: measure.from,
    end: measure.id === item.id ? item.end : measure.end,
    address: `${address}${label}（${measure.id}）`,
  };
}

function sectionLine(plan: Plan, section: Section): string {
  const parent = section.parent === null ? '' : sectionPath(plan, section.parent);
  return `${parent}${section.label}${section.title}`;
}

/** Labels on the way down to a section: 二、(二). */
function sectionPath(plan: Plan, id: string): string {
  const section = plan.sections.find((s) => s.id === id);
  if (!section) return '';
  return `${section.parent === null ? '' : sectionPath(plan, section.parent)}${section.label}`;
}
