import type { Item, Measure, Plan, Section, Span } from './plan.ts';

/** Anything that can be cited: its span is where a quotation may stand, its address is how it is printed in papers. */
export interface Unit extends Span {
  readonly id: string;
  readonly kind: 'measure' | 'item' | 'section' | 'front';
  readonly address: string;
  /** Its address in a line of text, without titles: 二(二)6.1. */
  readonly short: string;
}

/** All units of a plan by id, in printed order. An item without points is its own measure. */
export function readUnits(plan: Plan): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>();
  const path = (id: string | null) => (id === null ? '' : sectionPath(plan, id));
  const put = (unit: Unit) => {
    const title = `《${plan.title}》`;
    units.set(unit.id, { ...unit, address: `${title}${unit.address}`, short: `${title}${unit.short}` });
  };
  for (const part of plan.front) {
    const section = plan.sections.find((s) => s.id === part.section);
    const address = section ? `${section.label}${section.title}` : part.id;
    put({ id: part.id, kind: 'front', start: part.start, end: part.end, address, short: address });
  }
  for (const section of plan.sections) {
    if (units.has(section.id)) continue;
    put({
      id: section.id,
      kind: 'section',
      start: section.start,
      end: section.end,
      address: sectionLine(plan, section),
      short: bare(`${path(section.parent)}${section.label}`),
    });
  }
  for (const item of plan.items) {
    const address = `${path(item.section)}${item.label}${item.title}`;
    const short = bare(path(item.section));
    const span = { start: item.start, end: item.end };
    put({ id: item.id, kind: 'item', ...span, address: `${address}（${item.id}）`, short: `${short}${item.id}` });
    for (const measure of plan.measures.filter((m) => m.item === item.id))
      put({ ...measureUnit(measure, item, address), short: `${short}${measure.id}` });
  }
  return units;
}

/** Labels without the mark behind them: 二、(二) → 二(二). */
function bare(path: string): string {
  return path.replaceAll('、', '');
}

function measureUnit(measure: Measure, item: Item, address: string): Omit<Unit, 'short'> {
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
