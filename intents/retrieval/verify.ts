import type { Knowledge } from '../../index/knowledge.ts';
import { type Citation, cite } from '../../index/plan/cite.ts';
import { type Passage, PUNCTUATION, pairsOf } from '../../index/plan/passage.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import { SENTENCE_MOST, SENTENCE_SAME, SENTENCE_SHORTEST, SLACK } from './limits.ts';

/** A stretch in which a sentence and the plan differ; `printed` is the plan's, empty where the plan has nothing there. */
interface Difference {
  readonly said: string;
  readonly printed: string;
}

/** Whether a sentence is the plan's: word for word but for punctuation and width, with differences, or not at all. */
export interface Verdict {
  readonly verdict: 'verbatim' | 'differs' | 'absent';
  /** Whether it is the plan's to the last sign. */
  readonly exact: boolean;
  readonly differences: readonly Difference[];
  /** What the plan prints instead or as well; several where the sentence stands in several places or runs over several units. */
  readonly citations: readonly Citation[];
}

/** The letters of all that is printed, in order, and for each where it stands. */
interface Printed {
  readonly text: string;
  readonly at: readonly { readonly passage: Passage; readonly offset: number }[];
}

const ABSENT: Verdict = { verdict: 'absent', exact: false, differences: [], citations: [] };

/** Holds a sentence against the plan: punctuation, width and traditional characters do not count. */
export function verify(sentence: string, knowledge: Knowledge): Verdict {
  const letters = foldPlain(sentence).replace(PUNCTUATION, '').slice(0, SENTENCE_MOST);
  if (letters.length < SENTENCE_SHORTEST) return ABSENT;
  const printed = printedLetters(knowledge);
  const starts = occurrences(letters, printed.text);
  if (starts.length > 0) {
    const citations = starts.flatMap((from) => citeLetters(knowledge, printed, from, from + letters.length));
    const exact = knowledge.plan.text.includes(sentence.trim());
    return { verdict: 'verbatim', exact, differences: [], citations };
  }
  const { from, to } = nearest(letters, printed.text);
  const found = align(letters, printed.text.slice(from, to));
  if (found.same < SENTENCE_SAME * letters.length) return ABSENT;
  const [start, end] = [from + found.start, from + found.end];
  return {
    ...{ verdict: 'differs', exact: false, differences: found.differences },
    citations: citeLetters(knowledge, printed, start, end),
  };
}

function printedLetters({ passages, headings }: Knowledge): Printed {
  const all = [...passages, ...headings].sort((a, b) => a.start - b.start);
  const at = all.flatMap((passage) =>
    Array.from({ length: passage.letters.text.length }, (_, i) => ({ passage, offset: passage.letters.at[i] ?? 0 })),
  );
  return { text: all.map(({ letters }) => letters.text).join(''), at };
}

function occurrences(letters: string, text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + letters.length)) found.push(at);
  return found;
}

/** The stretch that holds most of a sentence's pairs of letters, with room on both sides for what it leaves out. */
function nearest(letters: string, text: string): { from: number; to: number } {
  const pairs = new Set(pairsOf(letters));
  const width = letters.length;
  let [sum, most, end] = [0, -1, 0];
  for (let i = 0; i + 1 < text.length; i++) {
    sum += Number(pairs.has(text.slice(i, i + 2)));
    if (i >= width) sum -= Number(pairs.has(text.slice(i - width, i - width + 2)));
    if (sum > most) [most, end] = [sum, i + 2];
  }
  const room = Math.ceil(SLACK * width);
  return { from: Math.max(0, end - width - room), to: Math.min(text.length, end + room) };
}

/** One step of an alignment: letters that are the same, or that only one side has. */
type Step = { readonly said: string; readonly printed: string };

/** Aligns a whole sentence with the best part of a text, at the fewest changes. */
function align(said: string, text: string) {
  const steps = trace(said, text, distances(said, text));
  const same = steps.list.filter((step) => step.said === step.printed).length;
  return { same, start: steps.start, end: steps.end, differences: differencesOf(steps.list) };
}

/** Fewest changes between the beginning of a sentence and a stretch of the text that ends at each place; what stands in front costs nothing. */
function distances(said: string, text: string): readonly Uint16Array[] {
  const rows = [new Uint16Array(text.length + 1)];
  for (let i = 1; i <= said.length; i++) {
    const above = rows[i - 1] ?? new Uint16Array();
    const row = new Uint16Array(text.length + 1);
    row[0] = i;
    for (let j = 1; j <= text.length; j++) {
      const change = (above[j - 1] ?? 0) + (said[i - 1] === text[j - 1] ? 0 : 1);
      row[j] = Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    }
    rows.push(row);
  }
  return rows;
}

function trace(said: string, text: string, rows: readonly Uint16Array[]) {
  const cost = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  const last = rows[said.length] ?? new Uint16Array();
  const end = last.indexOf(Math.min(...last));
  const list: Step[] = [];
  let [i, j] = [said.length, end];
  while (i > 0) {
    const [a, b] = [said.charAt(i - 1), text.charAt(j - 1)];
    if (j > 0 && cost(i, j) === cost(i - 1, j - 1) + (a === b ? 0 : 1)) {
      list.push({ said: a, printed: b });
      [i, j] = [i - 1, j - 1];
    } else if (j > 0 && cost(i, j) === cost(i, j - 1) + 1) {
      list.push({ said: '', printed: b });
      j -= 1;
    } else {
      list.push({ said: a, printed: '' });
      i -= 1;
    }
  }
  return { list: list.reverse(), start: j, end };
}

const NUMBER = /[0-9.%]/;

/** Steps that differ, neighbours together; a number is one thing, even where only one of its digits differs. */
function differencesOf(steps: readonly Step[]): readonly Difference[] {
  const differs = steps.map((step) => step.said !== step.printed);
  const numeric = steps.map((step) => NUMBER.test(step.said) || NUMBER.test(step.printed));
  const spread = (order: readonly number[]) => {
    order.forEach((i, k) => {
      const before = order[k - 1];
      if (before !== undefined && differs[before] && numeric[before] && numeric[i]) differs[i] = true;
    });
  };
  const forward = steps.map((_, i) => i);
  spread(forward);
  spread(forward.toReversed());
  const found: Difference[] = [];
  steps.forEach((step, i) => {
    if (!differs[i]) return;
    const open = differs[i - 1] ? found.pop() : undefined;
    found.push({ said: (open?.said ?? '') + step.said, printed: (open?.printed ?? '') + step.printed });
  });
  return found;
}

/** Cites a stretch of letters: a slice of each unit over which it runs. */
function citeLetters(knowledge: Knowledge, { at }: Printed, from: number, to: number): readonly Citation[] {
  const places = at.slice(from, to);
  const passages = [...new Set(places.map(({ passage }) => passage))];
  return passages.map((passage) => {
    const own = places.filter((place) => place.passage === passage);
    const start = passage.start + (own[0]?.offset ?? 0);
    return cite(knowledge, passage.unit, start, passage.start + (own.at(-1)?.offset ?? 0) + 1);
  });
}
