/** UTF-16 offsets into the decoded text of a plan: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a suffix such as （责任科室：…；完成时限：…） says; `owner[0]` leads where the plan says so. */
export interface Duty extends Span {
  readonly owner: readonly string[];
  readonly partner: readonly string[];
  readonly deadline: string | null;
}

/** A heading above the items: a chapter 一、 or a section （一）. */
export interface Section extends Span {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly level: 1 | 2;
  readonly parent: string | null;
  readonly headingEnd: number;
}

/** A numbered item; `end` excludes the duty suffix of its last line only in the measures, not here. */
export interface Item extends Span {
  readonly id: string;
  readonly label: string;
  readonly number: number;
  readonly title: string;
  readonly titleEnd: number;
  readonly section: string | null;
  readonly measures: readonly string[];
}

/** The smallest unit that is answered with: a point of an item, or an item without points. */
export interface Measure extends Span {
  readonly id: string;
  /** As printed: 一是, （1）, ①, ——; empty for an item without points. */
  readonly label: string;
  readonly item: string;
  readonly section: string | null;
  /** Where a quotation of it may begin: the item's number where the item has no points, otherwise `start`. */
  readonly from: number;
  readonly duty: Duty | null;
}

/** A part of the plan in front of the measures: 前言, 总体思路. */
export interface Front extends Span {
  readonly id: string;
  readonly section: string | null;
}

/** What the reader could not place, with its offset. */
export interface Problem {
  readonly at: number;
  readonly message: string;
}

/** A plan as read: `text` is what all offsets refer to. */
export interface Plan {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly year: number | null;
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
  readonly measures: readonly Measure[];
  readonly front: readonly Front[];
  readonly problems: readonly Problem[];
}

/** Sections that hold items themselves: the ones a reader counts. */
export function workSections(plan: Plan): readonly Section[] {
  const holding = new Set(plan.items.map((item) => item.section));
  return plan.sections.filter((section) => holding.has(section.id));
}
