import type { Passage } from '../plan/passage.ts';
import type { Sounds } from './pinyin.ts';
import { cutText, type Segmenter } from './tokens.ts';
import {
  ALIKE,
  HEAVIEST,
  LIGHT,
  LONGEST_SYNONYM,
  MATTER,
  MISHEARD,
  NUMBER,
  SINGLE_CHARACTER,
  SLIGHT,
  SLIGHT_WEIGHT,
  UNHEARD,
  UNKNOWN,
} from './weights.ts';

/** One thing that a question speaks of, and the words of the plan that stand for it. */
export interface Term {
  /** As asked, folded. */
  readonly said: string;
  /** What is searched for: the word itself where the plan has it, and words of the plan that mean it. */
  readonly forms: readonly string[];
  /** How much of the meaning each form carries, 0 to 1, in the order of `forms`: a common word stands for less. */
  readonly strengths: readonly number[];
  /** How the forms were found; `above` ones stand only in titles, headings and the words on who does it, `broader` ones name only the class that the thing belongs to. */
  readonly by: 'itself' | 'above' | 'synonym' | 'broader' | 'sound' | 'nothing';
  /** How much it tells passages apart: rarer is heavier, and an unknown noun is heaviest. */
  readonly weight: number;
}

/** What is needed to read terms. */
export interface Vocabulary {
  readonly passages: readonly Passage[];
  readonly segmenter: Segmenter;
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
  readonly broader: ReadonlyMap<string, readonly string[]>;
  readonly stop: ReadonlySet<string>;
  readonly matters: ReadonlySet<string>;
  readonly light: ReadonlySet<string>;
  readonly sounds: Sounds;
}

/** A question without its question and stop words: its terms in order, and its words with gaps where something was dropped. */
export interface Topic {
  readonly terms: readonly Term[];
  readonly text: string;
}

/** Reads the topic of a folded text. */
export function readTopic(text: string, vocabulary: Vocabulary): Topic {
  const terms: Term[] = [];
  let kept = '';
  for (const word of join(cutText(vocabulary.segmenter, text), vocabulary)) {
    const term = vocabulary.stop.has(word) ? null : readTerm(word, vocabulary);
    kept += term ? word : ' ';
    if (term && !terms.some((other) => other.said === term.said)) terms.push(term);
  }
  return { terms, text: kept.trim() };
}

/** Joins neighbouring words that together are a synonym. */
function join(words: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const { synonyms, broader, stop } = vocabulary;
  const joined: string[] = [];
  for (let i = 0; i < words.length; ) {
    let taken = 1;
    let phrase = '';
    for (let n = 0; i + n < words.length && phrase.length < LONGEST_SYNONYM; n++) {
      phrase += words[i + n];
      const apart = phrase.replace('个', '');
      const known = synonyms.has(phrase) || broader.has(phrase) || stop.has(phrase) || synonyms.has(apart);
      if (n > 0 && (known || (n === 1 && misheard(words[i] ?? '', words[i + 1] ?? '', vocabulary)))) taken = n + 1;
    }
    joined.push(words.slice(i, i + taken).join(''));
    i += taken;
  }
  return joined;
}

/** Whether two words, one of them unknown to the plan, together sound like one of its words: 双 + 随即. */
function misheard(first: string, second: string, vocabulary: Vocabulary): boolean {
  const together = first + second;
  if (together.length < MISHEARD.shortest || together.length > MISHEARD.longest || !/^\p{Script=Han}+$/u.test(together))
    return false;
  if (vocabulary.stop.has(second) || vocabulary.synonyms.has(second)) return false;
  if (frequency(first, vocabulary) > 0 && frequency(second, vocabulary) > 0) return false;
  return frequency(together, vocabulary) === 0 && vocabulary.sounds.same(together) !== null;
}

function readTerm(word: string, vocabulary: Vocabulary): Term | null {
  const meant = vocabulary.synonyms.get(word) ?? vocabulary.synonyms.get(word.replace('个', '')) ?? [];
  const known = frequency(word, vocabulary);
  if (known > 0 || meant.length > 0) {
    const forms = known > 0 ? [word, ...meant] : meant;
    const slight = meant.length === 0 && SLIGHT.test(vocabulary.segmenter.tag(word)) ? SLIGHT_WEIGHT : 1;
    const short = word.length === 1 && meant.length === 0 ? SINGLE_CHARACTER : slight;
    const counts = forms.map((form) => frequency(form, vocabulary));
    const rarities = counts.map((count) => (count === 0 ? 0 : rarity(count, vocabulary)));
    const most = Math.max(...rarities);
    const strengths = rarities.map((r, i) => (forms[i] === word ? 1 : r / (most || 1)));
    return { said: word, forms, strengths, by: known > 0 ? 'itself' : 'synonym', weight: short * most };
  }
  const classes = (vocabulary.broader.get(word) ?? []).filter((form) => frequency(form, vocabulary) > 0);
  if (classes.length > 0) return broader(word, classes, vocabulary);
  const above = heading(word, vocabulary);
  if (above > 0) return { said: word, forms: [word], strengths: [1], by: 'above', weight: rarity(above, vocabulary) };
  const tag = vocabulary.segmenter.tag(word);
  if (vocabulary.matters.has(word)) return nothing(word, MATTER, vocabulary);
  if (vocabulary.light.has(word)) return nothing(word, LIGHT, vocabulary);
  if (/^[a-z]+$/.test(word))
    return alike(word, vocabulary.sounds.spelled(word), 1, vocabulary) ?? nothing(word, 1, vocabulary);
  if (/^\d/.test(word)) return nothing(word, NUMBER, vocabulary);
  const whole = tag === '' && word.length > 2 ? vocabulary.sounds.same(word) : null;
  if (whole !== null) return alike(word, whole, 1, vocabulary);
  const bare = tag === '' ? trim(word, vocabulary.stop) : word;
  if (bare.length < 2) return null;
  if (bare !== word) return readTerm(bare, vocabulary);
  const heard = tag === '' || tag.startsWith('n') ? vocabulary.sounds.like(word) : null;
  const factor = tag === '' ? UNHEARD : (UNKNOWN.find(([tags]) => tags.test(tag))?.[1] ?? UNHEARD);
  return alike(word, heard, tag === '' ? 1 : ALIKE, vocabulary) ?? nothing(word, factor, vocabulary);
}

/** A thing that the plan does not name, with the class that it names: as heavy as its rarest form. */
function broader(said: string, forms: readonly string[], vocabulary: Vocabulary): Term {
  const weight = Math.max(...forms.map((form) => rarity(frequency(form, vocabulary), vocabulary)));
  return { said, forms, strengths: forms.map(() => 1), by: 'broader', weight };
}

function nothing(said: string, factor: number, vocabulary: Vocabulary): Term {
  return { said, forms: [], strengths: [], by: 'nothing', weight: factor * rarity(0, vocabulary) };
}

function alike(said: string, form: string | null, factor: number, vocabulary: Vocabulary): Term | null {
  if (form === null) return null;
  return {
    said,
    forms: [form],
    strengths: [1],
    by: 'sound',
    weight: factor * rarity(frequency(form, vocabulary), vocabulary),
  };
}

/** A word that no dictionary holds, without the stop characters at its ends: 要花 → 花; 查不查 → nothing. */
function trim(word: string, stop: ReadonlySet<string>): string {
  if (/^(.)[不没]\1$/.test(word)) return '';
  let [from, to] = [0, word.length];
  while (from < to && stop.has(word.charAt(from))) from++;
  while (to > from && stop.has(word.charAt(to - 1))) to--;
  return word.slice(from, to);
}

/** In how many passages a word stands. */
function frequency(word: string, vocabulary: Vocabulary): number {
  return vocabulary.passages.filter((passage) => passage.folded.text.includes(word)).length;
}

/** Above how many passages a word stands, or in the words on who does them. */
function heading(word: string, { passages }: Vocabulary): number {
  return word.length < 2 ? 0 : passages.filter(({ title, around }) => `${title}\n${around}`.includes(word)).length;
}

/** Inverse document frequency, scaled so that a word which no passage holds weighs `HEAVIEST` in a plan of any size. */
function rarity(frequency: number, { passages }: Vocabulary): number {
  const idf = (n: number) => Math.log(1 + passages.length / (n + 0.5));
  return (HEAVIEST * idf(frequency)) / idf(0);
}
