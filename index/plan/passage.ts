import { type Folded, fold, foldPlain, unfold } from '../text/normalize.ts';
import { readImprints } from './imprint.ts';
import type { Duty, Plan, Span } from './plan.ts';

/** What is searched and read for facts: a measure or a front passage, with its match copy. */
export interface Passage extends Span {
  readonly unit: string;
  readonly item: string | null;
  readonly section: string | null;
  readonly text: string;
  readonly folded: Folded;
  /** The folded titles of the item and the section above, where they are not the passage itself. */
  readonly title: string;
  /** The folded headings of all sections above, and the words on who does it and until when, without the names. */
  readonly around: string;
  /** The match copy without punctuation and blanks; `at` as in `folded`. */
  readonly letters: Folded;
  /** Pairs of neighbouring letters. */
  readonly pairs: ReadonlySet<string>;
}

const LETTER = /[\p{Script=Han}a-z0-9%+]/u;
/** What is no letter, digit or Chinese character. */
export const PUNCTUATION = /[^\p{Script=Han}a-z0-9%+]/gu;

/** All measures and front passages in printed order. */
export function readPassages(plan: Plan): readonly Passage[] {
  const make = maker(plan);
  const titles = new Map(plan.items.map((item) => [item.id, item.title]));
  const notices = readImprints(plan).filter(({ id }) => id === '通知' || id === '题注');
  const around = notices.map(({ id, start, end }) => make(id, null, null, start, end));
  const front = [...plan.front.map((part) => make(part.id, null, part.section, part.start, part.end)), ...around];
  const sections = new Map(plan.sections.map((section) => [section.id, section]));
  const above = (id: string | null): string => {
    const section = id === null ? undefined : sections.get(id);
    return section ? `${above(section.parent)}${section.title}\n` : '';
  };
  const measures = plan.measures.map((m) => {
    const title = m.item === m.id ? '' : (titles.get(m.item) ?? '');
    const own = { title: foldPlain(title), around: foldPlain(`${above(m.section)}${remarks(plan, m.duty)}`) };
    return { ...make(m.id, m.item, m.section, m.from, m.end), ...own };
  });
  return [...front, ...measures].sort((a, b) => a.start - b.start);
}

/** Headings of sections and titles of items that have points, as passages of their units. */
export function readHeadings(plan: Plan): readonly Passage[] {
  const make = maker(plan);
  const sections = plan.sections.filter((s) => !plan.front.some((part) => part.id === s.id));
  const titled = plan.items.filter((item) => !item.measures.includes(item.id));
  return [
    ...sections.map((s) => make(s.id, null, s.id, s.start, s.headingEnd)),
    ...titled.map((item) => make(item.id, item.id, item.section, item.start, item.titleEnd)),
  ];
}

/** The words of a duty without the names in it: heads, times, remarks. */
function remarks({ text }: Plan, duty: Duty | null): string {
  if (!duty) return '';
  const names = [...duty.owner, ...duty.partner].toSorted((a, b) => b.length - a.length);
  return names.reduce((words, name) => words.replaceAll(name, ' '), text.slice(duty.start, duty.end));
}

function maker(plan: Plan) {
  return (unit: string, item: string | null, section: string | null, start: number, end: number): Passage => {
    const text = plan.text.slice(start, end);
    const folded = fold(text);
    const letters = strip(folded);
    return {
      unit,
      item,
      section,
      start,
      end,
      text,
      folded,
      title: '',
      around: '',
      letters,
      pairs: new Set(pairsOf(letters.text)),
    };
  };
}

/** Pairs of neighbouring characters of a text. */
export function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}

function strip(folded: Folded): Folded {
  const kept = folded.text.split('').flatMap((c, i) => (LETTER.test(c) ? [i] : []));
  return { text: kept.map((i) => folded.text.charAt(i)).join(''), at: kept.map((i) => folded.at[i] ?? 0) };
}

/** Every match of a pattern in the passage's match copy, with its span in the plan. Spans are of the group named `it`, else of all. */
export function scan(
  passage: Pick<Passage, 'start' | 'text' | 'folded'>,
  pattern: RegExp,
): { match: RegExpExecArray; span: Span; text: string }[] {
  return [...passage.folded.text.matchAll(pattern)].map((found) => {
    const match = found as RegExpExecArray;
    const whole = match[0];
    const it = match.groups?.it ?? whole;
    const from = match.index + (match.groups?.it === undefined ? 0 : whole.lastIndexOf(it));
    const local = unfold(passage.folded, from, from + it.length);
    const span = { start: passage.start + local.start, end: passage.start + local.end };
    return { match, span, text: passage.text.slice(local.start, local.end) };
  });
}

/** Longest term of a plan that is kept as one word. */
const LONGEST = 8;

/** Words that a plan coins: what it puts in quotation marks, and the names of its days. */
export function planWords(plan: Plan): readonly string[] {
  const quoted = [...plan.text.matchAll(/“([^“”]{2,24})”/gu)].map(([, term = '']) => term.replace(/^[\d.·]+/, ''));
  return quoted.flatMap((term) => term.split(/[、,，]/)).filter((term) => term.length > 1 && term.length <= LONGEST);
}
