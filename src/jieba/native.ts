import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Segmenter } from '../../index/search/tokens.ts';
import type { Dictionary } from './dictionary.ts';

/** What we use of nodejieba; its own types lack `useHMM`. */
interface Native {
  load(files: Record<'dict' | 'userDict' | 'idfDict' | 'stopWordDict', string>): void;
  cut(run: string, useHMM: boolean): string[];
  cutForSearch(run: string, useHMM: boolean): string[];
  tag(word: string): { word: string; tag: string }[];
}

/** jieba as built by nodejieba, one per process. Throws where the build is missing. It is loaded apart because it assigns undeclared globals. */
export function openNative(dictionary: Dictionary): Segmenter {
  const native = createRequire(import.meta.url)('nodejieba') as Native;
  load(native, dictionary);
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

/** It reads its dictionaries from files only, so they are written to a folder of their own for the moment. */
function load(native: Native, { bytes, files }: Dictionary): void {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  try {
    const [dict, userDict] = [join(folder, 'words.txt'), join(folder, 'none.txt')];
    writeFileSync(dict, bytes);
    writeFileSync(userDict, '');
    native.load({ dict, userDict, idfDict: files.idf, stopWordDict: files.stop });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
