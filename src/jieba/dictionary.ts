import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What both segmenters are loaded with. */
export interface Dictionary {
  readonly files: Readonly<Record<'words' | 'idf' | 'stop', string>>;
  readonly bytes: Uint8Array;
  /** The office's own words, added at the median frequency, as cppjieba does. */
  readonly added: readonly string[];
  readonly median: number;
}

/** Median frequency of the trimmed list (see `npm run dictionary`), which cppjieba gives to a word added by a user. */
const MEDIAN = 246;

/** Collects the dictionary files of a folder and the office's words. Throws where a file cannot be read. */
export function readDictionary(folder: string, added: readonly string[]): Dictionary {
  const file = (name: string) => join(folder, `${name}.txt`);
  const files = { words: file('words'), idf: file('idf'), stop: file('stop') };
  const chinese = [...new Set(added)].filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
  return { files, bytes: readFileSync(files.words), added: chinese, median: MEDIAN };
}
