import { createRequire } from 'node:module';
import type { Segmenter } from '../../index/segment.ts';
import type { Dictionary } from './dictionary.ts';

/** What we use of nodejieba; its own types lack `useHMM`. */
interface Native {
  load(files: Record<'dict' | 'userDict' | 'idfDict' | 'stopWordDict', string>): void;
  insertWord(word: string, tag: string): boolean;
  cut(run: string, useHMM: boolean): string[];
  cutForSearch(run: string, useHMM: boolean): string[];
  tag(word: string): { word: string; tag: string }[];
}

/** jieba as built by nodejieba, one per process. Throws where the build is missing. It is loaded apart because it assigns undeclared globals. */
export function openNative(dictionary: Dictionary): Segmenter {
  const native = createRequire(import.meta.url)('nodejieba') as Native;
  const { words: dict, user: userDict, idf: idfDict, stop: stopWordDict } = dictionary.files;
  native.load({ dict, userDict, idfDict, stopWordDict });
  for (const word of dictionary.added) native.insertWord(word, 'n');
  return {
    name: 'nodejieba',
    cut: (run) => native.cut(run, true),
    cutForSearch: (run) => native.cutForSearch(run, true),
    tag: (word) => {
      const [only, ...more] = native.tag(word);
      return only && more.length === 0 && only.tag !== 'x' ? only.tag : '';
    },
  };
}
