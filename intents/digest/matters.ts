import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import { readQuestion } from '../understand/question.ts';
import { POST_LIMITS } from './limits.ts';

/** A matter that several people asked about, and how many did. */
export interface AskedMatter {
  readonly name: string;
  readonly people: number;
}

/** Kinds of question whose own words are no matter. */
const KINDS = ['列举', '提到', '展开', '负责', '数量', '名词'] as const;

/**
 * The matters of a question, in words that anybody can read in the plan or in the word lists, never in the asker's own: all
 * that the lists hold and the plan lacks; where it lacks none, the one of the plan's words that is rarest.
 */
export function mattersOf(question: string, today: string, knowledge: Knowledge): readonly string[] {
  const { terms } = readQuestion({ text: question, today, focus: null }, knowledge).topic(...KINDS);
  const lacking = terms.filter((term) => term.by === 'nothing' && knowledge.lexicon.matters.has(term.said));
  if (lacking.length > 0) return lacking.map((term) => term.said).filter(isName);
  const [rarest] = terms
    .filter((term) => term.forms.length > 0 && term.weight >= POST_LIMITS.matterWeight && isName(printed(term)))
    .toSorted((a, b) => b.weight - a.weight);
  return rarest ? [printed(rarest)] : [];
}

/** Counts the people behind each matter; only what enough of them asked about is given, the most asked first. */
export function countMatters(
  asked: readonly { readonly matter: string; readonly person: string }[],
): readonly AskedMatter[] {
  const people = new Map<string, Set<string>>();
  for (const { matter, person } of asked) people.set(matter, (people.get(matter) ?? new Set()).add(person));
  return [...people]
    .map(([name, who]) => ({ name, people: who.size }))
    .filter((matter) => matter.people >= POST_LIMITS.matterPeople)
    .toSorted((a, b) => b.people - a.people);
}

/** The plan's own word for a term. */
function printed({ forms, strengths }: Term): string {
  const strongest = strengths.indexOf(Math.max(...strengths));
  return forms[strongest] ?? '';
}

function isName(word: string): boolean {
  return /^(?=.*\p{Script=Han}.*\p{Script=Han})[\p{Script=Han}a-z0-9]{2,12}$/u.test(word);
}
