import type { Knowledge } from '../../index/knowledge.ts';
import { lettersOf, type Name } from '../../index/lexicon/glossary.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import type { GlossaryQuery, TermQuery } from '../query/query.ts';
import type { Asked } from '../understand/question.ts';
import { SLIGHT_WORD, TERM_REST } from './limits.ts';
import { apart } from './show.ts';
import { slotsOf } from './slots.ts';

/** Reads a question for what a name means, or where it stands: 双随机一公开是什么. */
export function readTerm(asked: Asked, knowledge: Knowledge): TermQuery | null {
  if (asked.scope.length > 0 || (!asked.asks('名词') && !asked.asks('出处'))) return null;
  const named = termsIn(asked, knowledge);
  const text = bare(asked.text);
  const rest = named.reduce((left, name) => left.replaceAll(bare(name), ''), text);
  // A question that says much more than the term asks for something about it, not what it is.
  if (named.length === 0 || rest.length > Math.max(TERM_REST, text.length / 2)) return null;
  const entries = entriesIn(asked, named, knowledge);
  return { ...slotsOf(asked, asked.topic('名词', '出处'), knowledge), act: 'define', intent: 'term', named, entries };
}

/** Reads the same where the office has an entry for it. */
export function readEntry(asked: Asked, knowledge: Knowledge): GlossaryQuery | null {
  if (asked.references.length > 0 || knowledge.lexicon.glossary.length === 0) return null;
  const named = termsIn(asked, knowledge);
  const entries = entriesIn(asked, named, knowledge);
  if (entries.length === 0) return null;
  const known = [...entries.map(({ letters }) => letters), ...named.map(lettersOf)];
  const rest = known
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, letters) => left.replaceAll(letters, ' '), lettersOf(asked.text));
  // A question that says more than the name asks for something about it, not what it is.
  const { terms } = knowledge.topic(knowledge.lexicon.questions.get('名词')?.strip(rest) ?? rest);
  if (terms.some(({ weight }) => weight > SLIGHT_WORD)) return null;
  const slots = { ...slotsOf(asked, asked.topic('名词', '出处'), knowledge), ...apart(asked) };
  return { ...slots, act: 'define', intent: 'glossary', named, entries };
}

/** Terms of the plan that a question names; of those inside one another the longest. */
function termsIn(asked: Asked, { facts }: Knowledge): readonly string[] {
  const text = bare(asked.text);
  const said = facts.terms.filter((name) => bare(name.text).length > 1 && text.includes(bare(name.text)));
  const longest = said.filter((name) => !said.some((other) => contains(bare(other.text), bare(name.text))));
  return [...new Set(longest.map((name) => name.text))];
}

/** Names of the glossary that a question uses where it asks what they are; of names inside one another the longest. */
function entriesIn(asked: Asked, named: readonly string[], { lexicon }: Knowledge): readonly Name[] {
  if (lexicon.glossary.length === 0 || !asked.asks('名词') || asked.asks('出处')) return [];
  const text = lettersOf(asked.text);
  const said = lexicon.glossary.flatMap((gloss): readonly Name[] => {
    const names = gloss.names.filter(({ letters }) => text.includes(letters));
    return names.toSorted((a, b) => b.letters.length - a.letters.length).slice(0, 1);
  });
  const all = [...named.map(lettersOf), ...said.map(({ letters }) => letters)];
  return said.filter(({ letters }) => !all.some((other) => contains(other, letters)));
}

function bare(text: string): string {
  return foldPlain(text).replace(/[^\p{Script=Han}a-z0-9+]/gu, '');
}

function contains(longer: string, shorter: string): boolean {
  return longer.length > shorter.length && longer.includes(shorter);
}
