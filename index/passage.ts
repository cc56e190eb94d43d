import { type Folded, fold, unfold } from './fold.ts';
import type { Plan, Span } from './plan.ts';

/** What is searched and read for facts: a measure or a front passage, with its match copy. */
export interface Passage extends Span {
  readonly unit: string;
  readonly item: string | null;
  readonly section: string | null;
  readonly text: string;
  readonly folded: Folded;
}

/** All measures and front passages in printed order. */
export function readPassages(plan: Plan): readonly Passage[] {
  const make = (unit: string, item: string | null, section: string | null, start: number, end: number): Passage => {
    const text = plan.text.slice(start, end);
    return { unit, item, section, start, end, text, folded: fold(text) };
  };
  const front = plan.front.map((part) => make(part.id, null, part.section, part.start, part.end));
  const measures = plan.measures.map((m) => make(m.id, m.item, m.section, m.from, m.end));
  return [...front, ...measures].sort((a, b) => a.start - b.start);
}

/** Every match of a pattern in the passage's match copy, with its span in the plan. Spans are of the group named `it`, else of all. */
export function scan(passage: Passage, pattern: RegExp): { match: RegExpExecArray; span: Span; text: string }[] {
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
