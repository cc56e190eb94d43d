import { Jieba } from '@node-rs/jieba';
import type { Segmenter } from '../../index/search/tokens.ts';
import type { Dictionary } from './dictionary.ts';

/** jieba as prebuilt by @node-rs/jieba. */
export function openRust(dictionary: Dictionary): Segmenter {
  const jieba = Jieba.withDict(dictionary.bytes);
  return {
    name: '@node-rs/jieba',
    cut: (run) => jieba.cut(run, true),
    cutForSearch: (run) => jieba.cutForSearch(run, true),
    tag: (word) => {
      const [only, ...more] = jieba.tag(word, false);
      return only && more.length === 0 && only.tag !== 'x' ? only.tag : '';
    },
  };
}
