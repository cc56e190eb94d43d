import { toNumber } from '../text/numeral.ts';
import type { Item, Measure, Plan, Section } from './plan.ts';

/** The parts of a plan by their ids. */
export interface PlanIndex {
  readonly sections: ReadonlyMap<string, Section>;
  readonly items: ReadonlyMap<string, Item>;
  readonly measures: ReadonlyMap<string, Measure>;
}

/** Indexes a plan by id, once for all look-ups. */
export function indexPlan({ sections, items, measures }: Plan): PlanIndex {
  const byId = <Part extends { readonly id: string }>(parts: readonly Part[]) =>
    new Map(parts.map((part) => [part.id, part]));
  return { sections: byId(sections), items: byId(items), measures: byId(measures) };
}

/** The printed number of a section: （三） → 3; 0 where its label holds none. */
export function sectionNumber(section: Section): number {
  return toNumber(section.label.normalize('NFKC').replace(/[()、.]/g, '')) ?? 0;
}

/** Items with a printed number; several where numbers restart in every section. */
export function itemsNumbered(plan: Plan, number: number): readonly Item[] {
  return plan.items.filter((item) => item.number === number);
}

/** Number of the nth item from the end; 0 where there are fewer. */
export function itemFromEnd(plan: Plan, nth: number): number {
  return plan.items.at(-nth)?.number ?? 0;
}

/** How many measures the item of a number has, which is the number of its last point; null where there is no such item. */
export function lastPoint(plan: Plan, number: number): number | null {
  return itemsNumbered(plan, number)[0]?.measures.length ?? null;
}

/** Number of the last section of the plan. */
export function lastSection(plan: Plan): number {
  const last = plan.sections.at(-1);
  return last ? sectionNumber(last) : 0;
}

/** How many items the section of a number holds, which is the place of its last one. */
export function lastItem(plan: Plan, number: number): number {
  const home = plan.sections.find((section) => section.level === 2 && sectionNumber(section) === number);
  return plan.items.filter((item) => item.section === home?.id).length;
}

/** Number of the nth item of the section of a number; null where there is none. */
export function itemInSection(plan: Plan, section: number, nth: number): number | null {
  const home = plan.sections.find((s) => s.level === 2 && sectionNumber(s) === section);
  return plan.items.filter((item) => item.section === home?.id)[nth - 1]?.number ?? null;
}

/** Whether a chapter of one number holds a section of another: 二(二). */
export function hasPath(plan: Plan, chapter: number, section: number): boolean {
  const home = plan.sections.find((s) => s.level === 1 && sectionNumber(s) === chapter);
  return plan.sections.some((s) => home !== undefined && s.parent === home.id && sectionNumber(s) === section);
}

/** Whether the plan prints a day as month and day with a point between: 4.26. */
export function printsDay(plan: Plan, month: number, day: number): boolean {
  return new RegExp(`(?<!\\d)${month}[.·．]${day}(?!\\d)`).test(plan.text);
}
