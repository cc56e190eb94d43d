import type { CoinedTerm as Use } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Gloss, Name } from '../../index/lexicon/glossary.ts';
import { unfold } from '../../index/text/normalize.ts';

/** An entry of the glossary, and the name by which a question asks for it. */
export interface Glossed {
  readonly gloss: Gloss;
  readonly name: Name;
}

/** What a name as printed does not run across. */
const APART = /[。;；,，!！?？\n]/u;

/** Where the plan uses terms, as extracted. */
export function usesOf(named: readonly string[], { facts }: Knowledge): readonly Use[] {
  return facts.terms.filter(({ text }) => named.includes(text));
}

/** The entries of the glossary by the names that a question uses. */
export function entriesOf(names: readonly Name[], { lexicon }: Knowledge): readonly Glossed[] {
  return lexicon.glossary.flatMap((gloss): readonly Glossed[] => {
    const said = gloss.names.filter(({ letters }) => names.some((name) => name.letters === letters));
    const name = said.toSorted((a, b) => b.letters.length - a.letters.length)[0];
    return name ? [{ gloss, name }] : [];
  });
}

/** Where the plan prints a name, whatever punctuation stands inside it: in measures, front matter, headings and titles. */
export function printedUses({ letters }: Name, { passages, headings }: Knowledge): readonly Use[] {
  return [...passages, ...headings].flatMap((passage): readonly Use[] => {
    const at = passage.letters.text.indexOf(letters);
    if (at < 0) return [];
    const local = unfold(passage.letters, at, at + letters.length - 1);
    const [start, end] = [passage.start + local.start, passage.start + local.end + 1];
    const text = passage.text.slice(local.start, local.end + 1);
    return APART.test(text) ? [] : [{ unit: passage.unit, start, end, text }];
  });
}
