import type { Term } from '../../index/search/query.ts';
import type { Assertion } from '../answer/answer.ts';
import { clausesOf, type Evidence, printedAt } from './evidence.ts';
import { PREMISE_LIMITS } from './limits.ts';

/** What may stand between a word and its neighbours without a meaning of its own. */
const BETWEEN = /^(?:的|等|类|里|方面|这块|要|会|都|也|和|与|是|在)+/u;
const BEFORE = /(?:的|等|里|要|会|都|也|是|在)+$/u;
/** What is no word in place of another: marks and particles alone. */
const EMPTY = /^[的和与及、等“”"()《》\s]*$/u;
/** Where a frame ends. */
const BREAK = /[,。;:?!、《》“”"\s]/u;

/** Words that a clause of the evidence lacks and in whose place, between the same neighbours, it has another: 气瓶制造单位 for 气瓶充装单位. */
export function frameClaims({ asked, passages, text }: Evidence, terms: readonly Term[]): readonly Assertion[] {
  return terms.flatMap(({ said, by, forms }): Assertion[] => {
    const at = asked.rest.indexOf(said);
    if (at < 0 || (by !== 'synonym' && forms.some((form) => text.includes(form)))) return [];
    const left = (asked.rest.slice(0, at).split(BREAK).at(-1) ?? '').replace(BEFORE, '');
    const right = (asked.rest.slice(at + said.length).split(BREAK)[0] ?? '').replace(BETWEEN, '');
    for (const passage of passages)
      for (const clause of clausesOf(passage)) {
        if (forms.some((form) => clause.text.includes(form))) continue;
        // A word that was cut short leaves a character behind it: 注射 of 注射剂.
        const found = framed(said, left, right, clause.text) ?? framed(said, left, right.slice(1), clause.text);
        if (!found) continue;
        const [start, end] = [clause.start + found.start, clause.start + found.end];
        return [{ said: `${found.left}${said}${found.right}`, printed: printedAt(passage, start, end) }];
      }
    return [];
  });
}

interface Frame {
  readonly left: string;
  readonly right: string;
  readonly start: number;
  readonly end: number;
}

/** The stretch of a clause from the neighbour on the left to that on the right, with another word between them. */
function framed(said: string, before: string, behind: string, clause: string): Frame | null {
  const left = longest(before, (n) => before.slice(-n), clause);
  if (left === '') return null;
  const head = said.slice(-1);
  for (let at = clause.indexOf(left); at >= 0; at = clause.indexOf(left, at + 1)) {
    const from = at + left.length;
    const rest = clause.slice(from);
    const right = longest(behind, (n) => behind.slice(0, n), rest);
    const width = right === '' ? -1 : rest.indexOf(right);
    if (width > 0 && width <= PREMISE_LIMITS.between && !EMPTY.test(rest.slice(0, width)))
      return { left, right, start: at, end: from + width + right.length };
    // 古城北街 for 古城南街: the same kind of thing by its last character.
    if (said.length > 1 && rest.charAt(said.length - 1) === head && !EMPTY.test(rest.slice(0, said.length)))
      return { left, right: '', start: at, end: from + said.length };
  }
  return null;
}

/** The longest neighbour, of two characters or more, that a text has; empty where it has none. */
function longest(words: string, cut: (length: number) => string, text: string): string {
  for (let n = Math.min(words.length, PREMISE_LIMITS.neighbour); n > 1; n--) if (text.includes(cut(n))) return cut(n);
  return '';
}
