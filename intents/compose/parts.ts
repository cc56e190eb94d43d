import type { Document, Figure } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { cite } from '../../index/plan/cite.ts';
import type { Span } from '../../index/plan/plan.ts';
import type { Term } from '../../index/search/query.ts';
import { unfold } from '../../index/text/normalize.ts';
import type { Answer, Entry, Focus, Kind, Part, Quote, Row } from '../answer/answer.ts';
import type { Slots } from '../query/slots.ts';
import { sentence } from '../retrieval/figures.ts';
import { passageOf } from '../retrieval/holding.ts';

/** The bot's own words. */
export function say(text: string): Part {
  return { kind: 'say', text };
}

/** Where words stand in a unit, for marking; none where the unit holds none of them. */
export function marksOf(knowledge: Knowledge, unit: string, words: readonly string[]): readonly Span[] {
  const passage = passageOf(unit, knowledge);
  if (!passage) return [];
  const spans = words
    .filter((word) => word.length > 1 || words.length === 1)
    .flatMap((word) => {
      const found: Span[] = [];
      for (
        let at = passage.folded.text.indexOf(word);
        at >= 0;
        at = passage.folded.text.indexOf(word, at + word.length)
      ) {
        const local = unfold(passage.folded, at, at + word.length);
        found.push({ start: passage.start + local.start, end: passage.start + local.end });
      }
      return found;
    });
  return merge(spans);
}

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** Quotes whole units, with the terms marked. */
export function quote(
  knowledge: Knowledge,
  units: readonly string[],
  terms: readonly Term[] = [],
  spans: readonly Span[] = [],
): Part {
  const words = terms.flatMap((term) => term.forms);
  const quotes = units.map((unit): Quote => {
    const citation = cite(knowledge, unit);
    const inside = spans.filter((span) => span.start >= citation.start && span.end <= citation.end);
    return { citation, marks: merge([...marksOf(knowledge, unit, words), ...inside]) };
  });
  return { kind: 'quotes', label: null, quotes };
}

/** The label of what the plan does not say but what stands nearest to it. */
const NEAR = '相近内容，非直接提及';

/** Quotes units under the label of the nearest. */
export function near(knowledge: Knowledge, units: readonly string[], terms: readonly Term[] = []): Part {
  const part = quote(knowledge, units, terms);
  return part.kind === 'quotes' ? { ...part, label: NEAR } : part;
}

/** A row for a fact: its words, what they are, and the sentence around them. */
export function row(knowledge: Knowledge, fact: Span & { readonly unit: string }, note: string): Row {
  const { start, end } = sentence(knowledge, fact);
  const words = cite(knowledge, fact.unit, fact.start, fact.end);
  return { words, note, citation: cite(knowledge, fact.unit, start, end) };
}

/** Rows of figures with their role. */
export function figureRows(knowledge: Knowledge, figures: readonly Figure[]): readonly Row[] {
  return figures.map((figure) => row(knowledge, figure, figure.role));
}

/** Rows of documents with what is done with them. */
export function documentRows(knowledge: Knowledge, documents: readonly Document[]): readonly Row[] {
  return documents.map((document) => row(knowledge, document, document.action || '提到'));
}

/** The heading of a section or the title of an item, as an entry of an outline. */
export function entry(knowledge: Knowledge, unit: string, depth: 0 | 1): Entry {
  const { sections, items, measures } = knowledge.byId;
  const section = sections.get(unit);
  if (section) return { depth, citation: cite(knowledge, unit, section.start, section.headingEnd) };
  const item = items.get(unit);
  if (!item && measures.has(unit)) return { depth, citation: cite(knowledge, unit) };
  return { depth, citation: cite(knowledge, unit, item?.start, item?.titleEnd) };
}

/** A section's heading and the titles of its items. */
export function sectionEntries(knowledge: Knowledge, section: string): readonly Entry[] {
  const items = knowledge.plan.items.filter((item) => item.section === section && item.id !== section);
  return [entry(knowledge, section, 0), ...items.map((item) => entry(knowledge, item.id, 1))];
}

/** What may be asked next about a unit. */
export function next(units: readonly string[], { plan, byId }: Knowledge): readonly string[] {
  const measure = byId.measures.get(units[0] ?? '');
  const home = byId.items.get(measure?.item ?? '');
  if (!measure || !home) return [];
  const whole = units.length < home.measures.length ? [`第${home.number}条`] : [];
  const step = home === plan.items.at(-1) ? '上一条' : '下一条';
  return [...whole, `${measure.id}谁负责`, step];
}

/** Puts an answer together; the focus for follow-ups is what it cites unless told otherwise, or null for what was spoken of before. */
export function answer(
  { note }: Pick<Slots, 'note'>,
  kind: Kind,
  status: Answer['status'],
  parts: readonly Part[],
  more: Partial<Pick<Answer, 'suggestions'>> & {
    readonly units?: readonly string[];
    readonly rest?: readonly string[];
  } = {},
): Answer {
  const cited = parts.flatMap((part) =>
    part.kind === 'quotes'
      ? part.quotes.map((q) => q.citation.unit)
      : part.kind === 'facts'
        ? part.rows.map((r) => r.citation.unit)
        : [],
  );
  const units = more.units ?? [...new Set(cited)];
  const focus: Focus | null = units.length > 0 ? { units, kind, asked: '', more: more.rest ?? [] } : null;
  const told = note === null ? [] : [say(note)];
  return { kind, status, parts: [...told, ...parts], suggestions: more.suggestions ?? [], focus };
}
