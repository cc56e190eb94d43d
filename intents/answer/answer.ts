import type { Citation } from '../../index/plan/cite.ts';
import type { Span } from '../../index/plan/plan.ts';
import type { Effect } from './effect.ts';

/** Names of the kinds of questions, as programs see them. */
export const KINDS = [
  ...(['topic', 'owner', 'partner', 'item', 'section', 'outline', 'figure'] as const),
  ...(['date', 'place', 'document', 'term', 'quote', 'none', 'help'] as const),
];
export type Kind = (typeof KINDS)[number];

/** answered: the plan says this; not_in_plan: it does not, quotations are the nearest; clarify: the bot asks back. */
type Status = 'answered' | 'not_in_plan' | 'clarify' | 'help';

/** A quotation with the words to be marked in it; marks are offsets into the plan, inside the citation. */
export interface Quote {
  readonly citation: Citation;
  readonly marks: readonly Span[];
}

/** A fact: words of the plan (a slice of it), what they are, and the sentence that they stand in. */
export interface Row {
  readonly words: Citation;
  readonly note: string;
  readonly citation: Citation;
}

/** One line of an outline; the quotation is a heading or a line as printed, behind the bot's own words where it has any. */
export interface Entry {
  readonly depth: 0 | 1;
  readonly citation: Citation;
  /** The bot's own words in front: the number, a day of the calendar. With them the words of the plan stand in quotation marks. */
  readonly note?: string;
}

/** A cell of the office's responsibility table under its printed head. */
export interface TableField {
  readonly head: string;
  readonly text: string;
}

/** A row of the office's responsibility table, which is no part of the plan. */
export interface Assigned {
  readonly plan: string;
  /** The measure or item that it is about. */
  readonly unit: string;
  /** Its row in the file, with its sheet where there are several, and the day of the file's last change. */
  readonly row: number;
  readonly sheet: string;
  readonly file: string;
  readonly date: string;
  /** The item whose row it is, where it is shown for a point that has none of its own. */
  readonly inherited: string | null;
  readonly fields: readonly TableField[];
}

/** A piece of an answer. `say` holds the bot's own words, never a fact of the plan. */
export type Part =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'quotes'; readonly label: string | null; readonly quotes: readonly Quote[] }
  | { readonly kind: 'facts'; readonly rows: readonly Row[] }
  | { readonly kind: 'assigned'; readonly rows: readonly Assigned[] }
  | { readonly kind: 'outline'; readonly entries: readonly Entry[] }
  | Supplement;

/** Words of the office, never of the plan: they stand behind the plan's own, under a label and with their source. */
export interface Supplement {
  readonly kind: 'supplement';
  readonly label: string;
  readonly text: string;
  /** The file and line that they stand in. */
  readonly source: string;
}

/** What a follow-up refers to: the units last shown and how they were asked for. */
export interface Focus {
  readonly units: readonly string[];
  readonly kind: Kind;
  /** The last question, with what it took from the ones before; folded. */
  readonly asked: string;
  /** Units that were found but not yet shown. */
  readonly more: readonly string[];
  /** The plan that the units stand in; absent where only one is loaded or in older conversations. */
  readonly plan?: string | undefined;
}

/** A value that the question asserts, and what the plan prints instead; `printed` is a slice of the plan, or null where it has nothing of the kind. */
export interface Assertion {
  readonly said: string;
  readonly printed: string | null;
}

/** A reply as data; platforms draw it. */
export interface Answer {
  readonly kind: Kind;
  readonly status: Status;
  readonly parts: readonly Part[];
  /** Questions that may be asked next; each works as typed. */
  readonly suggestions: readonly string[];
  readonly focus: Focus | null;
  /** What is to be done besides; absent or null for an answer that only tells. */
  readonly effect?: Effect | null;
  /** What the question asserts and the plan prints otherwise; absent where nothing differs. */
  readonly claims?: readonly Assertion[];
  /** Date and digest of the plan's file that was asked; absent where no one plan was. */
  readonly version?: string;
}

/** An entry as one line of text. */
export function lineOf({ note, citation }: Entry): string {
  return note === undefined ? citation.quote : `${note}“${citation.quote}”`;
}

/** All citations of an answer in the order in which they are shown, none twice. */
export function citations(answer: Answer): readonly Citation[] {
  const all = answer.parts.flatMap(cited);
  const key = (c: Citation) => `${c.plan} ${c.unit} ${c.start} ${c.end}`;
  return all.filter((citation, i) => all.findIndex((other) => key(other) === key(citation)) === i);
}

function cited(part: Part): readonly Citation[] {
  switch (part.kind) {
    case 'say':
    case 'supplement':
    case 'assigned':
      return [];
    case 'quotes':
      return part.quotes.map((quote) => quote.citation);
    case 'facts':
      return part.rows.map((row) => row.citation);
    case 'outline':
      return part.entries.map((entry) => entry.citation);
  }
}

/** Units that an answer quotes whole: a fact of one of them needs no sentence of its own. */
export function quotedUnits(answer: Answer): ReadonlySet<string> {
  const units = answer.parts.flatMap((part) => (part.kind === 'quotes' ? part.quotes.map((q) => q.citation.unit) : []));
  return new Set(units);
}
