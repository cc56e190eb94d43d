import type { Passage } from '../plan/passage.ts';

/** What people say → what plans of the genre say, as the thesaurus has it. */
export type Thesaurus = ReadonlyMap<string, readonly string[]>;

/** The part of a thesaurus that a text can use: what it does not print itself, and of what stands for it only what it prints. */
export function usable(thesaurus: Thesaurus, text: string): Thesaurus {
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
    if (kept.length > 0 && !stands(said)) used.set(said, kept);
  }
  return used;
}

/** The text of passages that a thesaurus is held against. */
export function textOf(passages: readonly Passage[]): string {
  return passages.map((passage) => passage.folded.text).join('\n');
}
