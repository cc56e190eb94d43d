import type { Citation, CitationSource } from '../../index/plan/cite.ts';
import type { Reply } from './reply.ts';

/** What is thought of a reply: right where nothing is wrong with it. */
export interface Verdict {
  readonly id: string;
  readonly asked: string;
  /** Under which names it is counted besides the whole: family, author, kind, plan. */
  readonly groups: Readonly<Record<string, string>>;
  readonly why: readonly string[];
  readonly reply: Reply | undefined;
}

/** How many of how many. */
export interface Figure {
  readonly part: number;
  readonly whole: number;
}

/** What a set gives: a verdict for each question, figures by name, and quotations that are not the plan's words. */
export interface Result {
  readonly name: string;
  /** What the figures mean, where the name does not tell. */
  readonly note?: string;
  readonly verdicts: readonly Verdict[];
  readonly figures: ReadonlyMap<string, Figure>;
  readonly badQuotes: number;
}

/** A figure in percent; nothing of nothing is all of it. */
export function percent({ part, whole }: Figure): number {
  return whole === 0 ? 100 : (100 * part) / whole;
}

/** How many of these things pass a test. */
export function count<T>(things: readonly T[], passes: (thing: T) => boolean): Figure {
  return { part: things.filter(passes).length, whole: things.length };
}

/** Whether nothing is wrong. */
export function isRight({ why }: Pick<Verdict, 'why'>): boolean {
  return why.length === 0;
}

/** Right verdicts by the name that a group gives them, the lowest first. */
export function byGroup(verdicts: readonly Verdict[], group: string): readonly (readonly [string, Figure])[] {
  const names = [...new Set(verdicts.flatMap(({ groups }) => groups[group] ?? []))];
  const figures = names.map((name) => [name, count(named(verdicts, group, name), isRight)] as const);
  return figures.toSorted(([, a], [, b]) => percent(a) - percent(b) || b.whole - a.whole);
}

function named(verdicts: readonly Verdict[], group: string, name: string): readonly Verdict[] {
  return verdicts.filter(({ groups }) => groups[group] === name);
}

/** A text as texts are compared: NFKC, lower case, without blanks. */
export function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** What is wrong with a quotation; null where it is the plan's text within its unit. */
export function quoteFault({ unit: id, start, end, quote }: Citation, { plan, units }: CitationSource): string | null {
  const unit = units.get(id);
  if (quote.trim() === '') return 'empty quote';
  if (plan.text.slice(start, end) !== quote) return `not the plan's text at ${start}-${end}`;
  return unit && start >= unit.start && end <= unit.end ? null : `outside unit ${id}`;
}

/** What is wrong with the quotations of a reply. */
export function quoteFaults(reply: Reply | undefined, source: CitationSource): readonly string[] {
  return (reply?.citations ?? []).flatMap((citation) => quoteFault(citation, source) ?? []);
}
