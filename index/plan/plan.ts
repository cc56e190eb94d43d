/** UTF-16 offsets into the decoded text of a plan: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a suffix such as （责任科室：…；完成时限：…） says, and where it stands with its brackets. */
export interface Duty extends Span {
  readonly owner: readonly string[];
  readonly partner: readonly string[];
  readonly deadline: string | null;
  /** True where the plan says that `owner[0]` leads. */
  readonly leads: boolean;
  /** What it was said about. */
  readonly scope: 'measure' | 'item' | 'section';
  /** The item or section in which it stands. */
  readonly unit: string;
  /** Cells of a table under the words of its head; empty in running text. */
  readonly cells: readonly DutyCell[];
}

/** A cell of a table that says who or when, under the printed head of its column. */
export interface DutyCell extends Span {
  readonly head: string;
}

/** A heading above the items: a chapter 一、 or a section （一）. `level` counts from 1 at the top. */
export interface Section extends Span {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly level: number;
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

/** A part of the plan that is no measure: 前言, 总体思路, the words of an item in front of its points. */
export interface Front extends Span {
  readonly id: string;
  readonly section: string | null;
  /** The item whose points it introduces; null elsewhere. */
  readonly item: string | null;
}

/** What stands around the plan's units: its title, what is in front and behind (number, signature, attachments), its tables. */
export interface Matter extends Span {
  readonly kind: 'title' | 'head' | 'back' | 'table';
}

/** What the reader could not place, with its offset, and its end where a piece of text is meant. */
export interface Problem {
  readonly at: number;
  readonly end?: number;
  readonly message: string;
}

/** A plan as read: `text` is what all offsets refer to. */
export interface Plan {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly year: number | null;
  /** Who issued it, as printed; null where nothing says so. */
  readonly issuer: string | null;
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
  readonly measures: readonly Measure[];
  readonly front: readonly Front[];
  readonly matter: readonly Matter[];
  readonly problems: readonly Problem[];
}

/** From so many chapters on the chapters are what a reader counts; fewer are a frame around the sections. */
const CHAPTERS = 3;

/** The parts that a reader counts: the chapters, or where these are few, the sections that hold items. */
export function countedParts(plan: Plan): readonly Section[] {
  const chapters = plan.sections.filter((section) => section.level === 1);
  return chapters.length < CHAPTERS ? workSections(plan) : chapters;
}

/** Sections that hold items themselves: the ones a reader counts. */
export function workSections(plan: Plan): readonly Section[] {
  const holding = new Set(plan.items.map((item) => item.section));
  return plan.sections.filter((section) => holding.has(section.id));
}
