import type { Passage } from '../plan/passage.ts';
import { memoize } from '../text/memoize.ts';
import type { Lexicon, Thesaurus } from './lexicon.ts';

/** The shortest word that a changed form may stand for: two characters mean too much. */
const SAID = 3;
/** The shortest part of a term that is looked for by itself, and what remains of a term at least without its light words. */
const PART = 2;
/** How many characters may stand between and around the two parts of a term, so that they are still one thing. */
const BETWEEN = 4;

/** The part of a thesaurus that a text can use: what it does not print itself, and of what stands for it only what it prints. Light words need nothing to stand for them. */
export function usable({ thesaurus, light }: Pick<Lexicon, 'thesaurus' | 'light'>, text: string): Thesaurus {
  const print = printer(text, light);
  const used = new Map<string, readonly string[]>();
  for (const [said, forms] of thesaurus) {
    if (light.has(said) || text.includes(said)) continue;
    const whole = forms.filter(print.whole);
    const kept =
      whole.length > 0 || said.length < SAID ? whole : [...new Set(forms.flatMap((form) => print.near(form) ?? []))];
    if (kept.length > 0) used.set(said, kept);
  }
  return used;
}

/** How a text prints a term: whether as it is; or else without its light words or with its parts in another order (招聘教师 for 教师招聘). */
function printer(text: string, light: ReadonlySet<string>) {
  const whole = memoize((term) => text.includes(term));
  const near = memoize((term) => {
    const bare = withoutLight(term, light);
    return bare !== term && text.includes(bare) ? bare : inParts(bare, text);
  });
  return { whole, near };
}

/** A term without the light words at its ends: 交通拥堵治理 → 交通拥堵. */
function withoutLight(term: string, light: ReadonlySet<string>): string {
  const end = [2, 3].find((n) => term.length - n >= PART + 1 && light.has(term.slice(-n)));
  if (end !== undefined) return withoutLight(term.slice(0, -end), light);
  const start = [2, 3].find((n) => term.length - n >= PART + 1 && light.has(term.slice(0, n)));
  return start === undefined ? term : withoutLight(term.slice(start), light);
}

/** The shortest stretch of one clause that holds both parts of a term, wherever it is parted. */
function inParts(term: string, text: string): string | null {
  const stretches = Array.from({ length: Math.max(0, term.length - 2 * PART + 1) }, (_, i) => {
    const [first, second] = [term.slice(0, PART + i), term.slice(PART + i)];
    return stretch(first, second, text, term.length + BETWEEN) ?? stretch(second, first, text, term.length + BETWEEN);
  });
  return stretches.flatMap((one) => one ?? []).toSorted((a, b) => a.length - b.length)[0] ?? null;
}

function stretch(first: string, second: string, text: string, longest: number): string | null {
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const end = text.indexOf(second, at + first.length) + second.length;
    if (end < at + first.length) return null;
    if (end - at <= longest && !/[,。;:!?\n]/.test(text.slice(at, end))) return text.slice(at, end);
  }
  return null;
}

/** The text of passages that a thesaurus is held against. */
export function textOf(passages: readonly Passage[]): string {
  return passages.map((passage) => passage.folded.text).join('\n');
}
