import type { Passage } from '../plan/passage.ts';
import type { Lexicon, Thesaurus } from './lexicon.ts';

/** The part of a thesaurus that a text can use: what it does not print itself, and of what stands for it only what it prints. Light words need nothing to stand for them. */
export function usable({ thesaurus, light }: Pick<Lexicon, 'thesaurus' | 'light'>, text: string): Thesaurus {
  const printed = new Map<string, boolean>();
  const stands = (word: string) => {
    const before = printed.get(word);
    if (before !== undefined) return before;
    const found = text.includes(word);
    printed.set(word, found);
    return found;
  };
  const used = new Map<string, readonly string[]>();
  for (const [said, forms] of thesaurus) {
    const kept = forms.filter(stands);
    if (kept.length > 0 && !light.has(said) && !stands(said)) used.set(said, kept);
  }
  return used;
}

/** The text of passages that a thesaurus is held against. */
export function textOf(passages: readonly Passage[]): string {
  return passages.map((passage) => passage.folded.text).join('\n');
}
