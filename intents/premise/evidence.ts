import type { Knowledge } from '../../index/knowledge.ts';
import type { Passage } from '../../index/plan/passage.ts';
import { type Answer, citations } from '../answer/answer.ts';
import type { Asked } from '../understand/question.ts';

/** What a premise is held against: the passages that an answer quotes, the question, and the snapshot. */
export interface Evidence {
  readonly asked: Asked;
  readonly knowledge: Knowledge;
  readonly passages: readonly Passage[];
  /** The folded text of all of them. */
  readonly text: string;
  /** Whether it is asked if something is so, not what, who or how much. */
  readonly verifies: boolean;
}

/** Questions of whether something is so. */
const WHETHER =
  /吗|吧[?？。!]*$|么[?？]*$|是不是|会不会|要不要|有没有|有无|对不对|是否|能不能|可不可以|没记错|属实|请核|对伐|核对一?下|真的|了没[有]?[?？]*$|没错/;
/** Words that ask for a thing, a person or a number. */
const WH = /什么|哪|谁|多少|几(?!乎)|怎么|怎样|如何|啥|何时|为何/;

/** A question that takes something for granted and wants it confirmed: 是10月15日吧, 没记错吧. */
const GRANTED = /吧[?？。!]*$|对吗|对不对|是不是|没错|没记错|听说|是[^,。?]{2,20}(?:吗)?[?？]*$|就行了?/;

/** Whether a question asserts something rather than asking if there is such a thing. */
export function asserts(text: string): boolean {
  return GRANTED.test(text) && !WH.test(text) && !/有没有|有[^,。]{0,12}吗/.test(text);
}

/** Whether a question asks if something is so. */
export function verifies(text: string): boolean {
  const clause = text
    .split(/[,，。;；]/)
    .filter((part) => WHETHER.test(part))
    .at(-1);
  if (clause === undefined && /[?？]$/.test(text) && asserts(text)) return true;
  const last =
    text
      .split(/[,，。;；?？!！]/)
      .filter((part) => part.trim() !== '')
      .at(-1) ?? '';
  if (clause !== last && WH.test(last)) return false;
  return clause !== undefined && !WH.test(clause.replace(/有没有什么|有什么.*吗/, ''));
}

/** The evidence of an answer; null where it quotes no measure. */
export function evidenceOf(asked: Asked, answer: Answer, knowledge: Knowledge): Evidence | null {
  const units = [...new Set(citations(answer).map(({ unit }) => unit))];
  const passages = units.flatMap((unit) => knowledge.passages.find((p) => p.unit === unit) ?? []);
  if (passages.length === 0) return null;
  const text = passages.map((p) => p.folded.text).join('\n');
  return { asked, knowledge, passages, text, verifies: verifies(asked.text) };
}

/** The plan's own words for a stretch of a passage's folded text. */
export function printedAt(passage: Passage, start: number, end: number): string {
  const from = passage.folded.at[start] ?? 0;
  const to = passage.folded.at[end] ?? passage.text.length;
  return passage.text.slice(from, to);
}

/** The clause of a passage around an offset of its folded text, as printed, without marks at its ends. */
export function clauseAt(passage: Passage, at: number): string {
  const { text } = passage.folded;
  let [start, end] = [at, at];
  while (start > 0 && !/[,。;:\n]/.test(text.charAt(start - 1))) start--;
  while (end < text.length && !/[,。;:\n]/.test(text.charAt(end))) end++;
  return printedAt(passage, start, end);
}

/** A clause of a passage: where it begins and ends in the folded text. */
interface Clause {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** How many pairs of neighbouring characters of the question it holds. */
  readonly score: number;
}

/** The clauses of a passage, folded, with where they begin. */
export function clausesOf({ folded }: Passage): readonly { readonly start: number; readonly text: string }[] {
  return [...folded.text.matchAll(/[^,。;:\n]+/g)].map(({ 0: text, index: start }) => ({ start, text }));
}

/** The clause of some passages that holds most of a question; null where there is none. */
export function nearestClause(passages: readonly Passage[], question: string): Clause | null {
  let best: Clause | null = null;
  for (const passage of passages)
    for (const { text, start } of clausesOf(passage)) {
      const score = sharedPairs(question, text);
      if (best === null || score > best.score) best = { passage, start, end: start + text.length, score };
    }
  return best;
}

/** How many pairs of neighbouring characters two texts share. */
export function sharedPairs(question: string, clause: string): number {
  const letters = question.replace(/[^\p{Script=Han}a-z0-9]/gu, '');
  const pairs = new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
  const text = clause.toLowerCase();
  return [...pairs].filter((pair) => text.includes(pair)).length;
}
