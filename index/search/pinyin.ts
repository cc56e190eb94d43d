import { NEAR_SOUND } from './weights.ts';

/** Tells how a run of Chinese characters is read: a syllable a character, no tones. Given by src/, which loads it late. */
export type Pronounce = (text: string) => readonly string[];

/** Finds words of the plan that sound like something else. */
export interface Sounds {
  /** A word of the plan that reads like `text`, or differs in one character that nearly does; null where there is none. */
  like(text: string): string | null;
  /** A word of the plan that reads exactly like `text`; null where there is none. */
  same(text: string): string | null;
  /** A word of the plan by typed pinyin without tones or blanks: dianti → 电梯. */
  spelled(letters: string): string | null;
}

interface Table {
  readonly byKey: ReadonlyMap<string, string>;
  readonly bySpelling: ReadonlyMap<string, string>;
  readonly byLength: ReadonlyMap<number, readonly { word: string; syllables: readonly string[] }[]>;
}

/** Builds the table from the plan's words when it is first needed. */
export function buildSounds(vocabulary: () => readonly string[], pronounce: Pronounce): Sounds {
  let table: Table | null = null;
  const get = () => {
    table ??= readTable(vocabulary(), pronounce);
    return table;
  };
  return {
    like(text) {
      const syllables = pronounce(text);
      return get().byKey.get(syllables.join(' ')) ?? near(text, syllables, get());
    },
    same: (text) => get().byKey.get(pronounce(text).join(' ')) ?? null,
    spelled: (letters) => get().bySpelling.get(letters) ?? null,
  };
}

function readTable(vocabulary: readonly string[], pronounce: Pronounce): Table {
  const byKey = new Map<string, string>();
  const bySpelling = new Map<string, string>();
  const byLength = new Map<number, { word: string; syllables: readonly string[] }[]>();
  for (const word of vocabulary) {
    const syllables = pronounce(word);
    if (!byKey.has(syllables.join(' '))) byKey.set(syllables.join(' '), word);
    if (!bySpelling.has(syllables.join(''))) bySpelling.set(syllables.join(''), word);
    byLength.set(word.length, [...(byLength.get(word.length) ?? []), { word, syllables }]);
  }
  return { byKey, bySpelling, byLength };
}

/** A word of three or more characters that differs in one, whose reading shares its initial or its final. */
function near(text: string, syllables: readonly string[], table: Table): string | null {
  if (text.length < NEAR_SOUND) return null;
  for (const { word, syllables: other } of table.byLength.get(text.length) ?? []) {
    const wrong = [...word].flatMap((character, i) => (character === text[i] ? [] : [i]));
    const at = wrong[0];
    if (wrong.length === 1 && at !== undefined && akin(syllables[at] ?? '', other[at] ?? '')) return word;
  }
  return null;
}

const INITIAL = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?/;

function akin(a: string, b: string): boolean {
  const initial = (s: string) => INITIAL.exec(s)?.[0] ?? '';
  const final = (s: string) => s.slice(initial(s).length);
  return initial(a) === initial(b) || final(a) === final(b);
}
