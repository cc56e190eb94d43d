import type { Passage } from '../plan/passage.ts';
import type { Term, Topic } from './query.ts';
import type { Scored, Search } from './search.ts';
import { type Segmenter, type Tokens, tokenize } from './tokens.ts';
import { ABOVE, FRONT, HELD, LONG, MOSTLY, PARTLY, SHARE, TITLED } from './weights.ts';

/** A passage that speaks of the terms. */
export interface Hit {
  readonly unit: string;
  readonly passage: Passage;
  /** BM25+ score and share together; only good for comparing hits of one question. */
  readonly score: number;
  /** Share of the question's weight that the passage holds, 0 to 1. */
  readonly share: number;
  /** The terms it holds. */
  readonly held: readonly Term[];
}

/** Passages that hold something of the terms, best first. */
export function findHits(
  topic: Topic,
  passages: readonly Passage[],
  search: Search,
  segmenter: Segmenter,
): readonly Hit[] {
  const { terms } = topic;
  const scored = search(queryTokens(topic, segmenter));
  const best = scored[0]?.score ?? 1;
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1;
  const byUnit = new Map(passages.map((passage) => [passage.unit, passage]));
  const found = new Set(scored.map(({ unit }) => unit));
  const titled = passages.filter(
    ({ unit, title, around }) =>
      !found.has(unit) &&
      terms.some(({ forms, by }) => forms.some((form) => (by === 'above' ? title + around : title).includes(form))),
  );
  const candidates = [...scored, ...titled.map(({ unit }) => ({ unit, score: 0 }))];
  const hits = candidates.flatMap(({ unit, score }: Scored): Hit[] => {
    const passage = byUnit.get(unit);
    if (!passage) return [];
    const held = terms.filter((term) => strength(passage, term) >= HELD);
    const share = terms.reduce((sum, term) => sum + term.weight * strength(passage, term), 0) / total;
    const part = passage.item === null ? FRONT : 1;
    return [{ unit, passage, score: part * (score / best + SHARE * share), share, held }];
  });
  return hits.sort((a, b) => b.score - a.score);
}

/** How far a passage holds a term: 1 in any of its forms, less where it holds most of a long form. */
function strength(passage: Passage, term: Term): number {
  if (term.by === 'above')
    return term.forms.some((form) => `${passage.title}\n${passage.around}`.includes(form)) ? ABOVE : 0;
  const held = term.forms.map((form, i) => {
    const part = passage.folded.text.includes(form) ? 1 : Math.max(partly(passage, form), titledBy(passage, form));
    return part * (term.strengths[i] ?? 1);
  });
  return Math.max(0, ...held);
}

/** How far the title above a passage holds a form for it. */
function titledBy({ title }: Passage, form: string): number {
  return form.length > 1 && title.includes(form) ? TITLED : 0;
}

function partly(passage: Passage, form: string): number {
  if (form.length < LONG) return 0;
  const part = likeness(passage.folded.text, form);
  return part < MOSTLY ? 0 : part * PARTLY;
}

/** Share of a form's pairs of neighbouring characters that stand in a text. */
export function likeness(text: string, form: string): number {
  let hits = 0;
  for (let i = 0; i + 1 < form.length; i++) if (text.includes(form.slice(i, i + 2))) hits++;
  return hits / Math.max(1, form.length - 1);
}

function once(tokens: readonly string[]): readonly string[] {
  return [...new Set(tokens)];
}

function queryTokens({ terms, text }: Topic, segmenter: Segmenter): Tokens {
  const forms = terms.flatMap((term) => term.forms.filter((form) => form !== term.said));
  const parts = [text, ...forms].map((piece) => tokenize(segmenter, piece));
  return {
    words: once(parts.flatMap((part) => part.words)),
    bigrams: once(parts.flatMap((part) => part.bigrams)),
    characters: once(parts.flatMap((part) => part.characters)),
  };
}
