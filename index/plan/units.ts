import { readImprints } from './imprint.ts';
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
  const sections = new Map(plan.sections.map((section) => [section.id, section]));
  const items = new Map(plan.items.map((item) => [item.id, item]));
  const path = (id: string | null) => (id === null ? '' : sectionPath(sections, id));
  const put = (unit: Unit) => {
    const title = `《${plan.title}》`;
    units.set(unit.id, { ...unit, address: `${title}${unit.address}`, short: `${title}${unit.short}` });
  };
  const itemAddress = (item: Item) => {
    const own = sections.get(item.id);
    return `${own ? path(own.parent) : path(item.section)}${item.label}${item.title}`;
  };
  for (const part of plan.front) {
    const section = part.section === null ? undefined : sections.get(part.section);
    const item = part.item === null ? undefined : items.get(part.item);
    const address = item ? `${itemAddress(item)} 导语` : section ? `${section.label}${section.title}` : part.id;
    put({ id: part.id, kind: 'front', start: part.start, end: part.end, address, short: address });
  }
  for (const { id, start, end } of readImprints(plan)) put({ id, kind: 'front', start, end, address: id, short: id });
  for (const section of plan.sections) {
    if (units.has(section.id)) continue;
    const address = `${path(section.parent)}${section.label}${section.title}`;
    const short = bare(`${path(section.parent)}${section.label}`);
    put({ id: section.id, kind: 'section', start: section.start, end: section.end, address, short });
  }
  // An id that begins with no digit holds its path already, because the plan's numbers begin anew in each section.
  const short = (id: string, section: string | null) => (/^\d/.test(id) ? `${bare(path(section))}${id}` : id);
  for (const item of plan.items) {
    const { id, start, end, section } = item;
    put({ id, kind: 'item', start, end, address: `${itemAddress(item)}（${id}）`, short: short(id, section) });
  }
  for (const measure of plan.measures) {
    const item = items.get(measure.item);
    if (!item) continue;
    put({ ...measureUnit(measure, item, itemAddress(item)), short: short(measure.id, item.section) });
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

/** Labels on the way down to a section: 二、(二). */
function sectionPath(sections: ReadonlyMap<string, Section>, id: string): string {
  const section = sections.get(id);
  if (!section) return '';
  return `${section.parent === null ? '' : sectionPath(sections, section.parent)}${section.label}`;
}
