/** Splits Chinese into words. Two implementations give the same words; both are made in src/. */
export interface Segmenter {
  readonly name: string;
  /** Words of a run of Chinese characters, none overlapping. */
  cut(run: string): readonly string[];
  /** The same with the shorter words inside long ones added, for an index. */
  cutForSearch(run: string): readonly string[];
  /** Part of speech of a word of the dictionary (n, v, a, ns, …); empty for a word that is not in it. */
  tag(word: string): string;
}

/** A piece of a text: a run of Chinese characters, or a word of Latin letters and digits. */
interface Run {
  readonly text: string;
  readonly chinese: boolean;
}

const RUNS = /\p{Script=Han}+|[a-z0-9]+(?:[.+\\·][a-z0-9]+)*%?/gu;

/** The runs of a folded text; what is neither Chinese nor Latin nor a digit falls out. */
function readRuns(text: string): readonly Run[] {
  return [...text.matchAll(RUNS)].map(([run]) => ({ text: run, chinese: /\p{Script=Han}/u.test(run) }));
}

/** Words of a folded text, none overlapping. */
export function cutText(segmenter: Segmenter, text: string): readonly string[] {
  return readRuns(text).flatMap((run) => (run.chinese ? segmenter.cut(run.text) : [run.text]));
}

/** The three kinds of tokens that a text is indexed by. */
export interface Tokens {
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
  readonly characters: readonly string[];
}

/** Tokens of a folded text. */
export function tokenize(segmenter: Segmenter, text: string): Tokens {
  const words: string[] = [];
  const bigrams: string[] = [];
  const characters: string[] = [];
  for (const run of readRuns(text)) {
    if (!run.chinese) words.push(run.text);
    else {
      words.push(...segmenter.cutForSearch(run.text).filter((word) => word.length > 1));
      for (let i = 0; i + 1 < run.text.length; i++) bigrams.push(run.text.slice(i, i + 2));
      characters.push(...run.text);
    }
  }
  return { words, bigrams, characters };
}
