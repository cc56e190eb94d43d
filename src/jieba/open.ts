import type { Segmenter } from '../../index/search/tokens.ts';
import type { Dictionary } from './dictionary.ts';
import { openNative } from './native.ts';
import { openRust } from './rust.ts';

/** Opens nodejieba, or @node-rs/jieba where nodejieba was not built. Both give the same words. */
export function openSegmenter(dictionary: Dictionary): Segmenter {
  try {
    return openNative(dictionary);
  } catch {
    return openRust(dictionary);
  }
}

/** The segmenters by their names in the settings. */
export const SEGMENTERS = { auto: openSegmenter, nodejieba: openNative, rust: openRust } as const;

/** A segmenter that begins as @node-rs/jieba and becomes nodejieba. */
export interface Growing extends Segmenter {
  /** Puts nodejieba in its place where that was built. */
  grow(): void;
}

/** Opens @node-rs/jieba, which loads in a twentieth of nodejieba's time, so that the first answers need not wait; both give the same words. */
export function openGrowing(dictionary: Dictionary): Growing {
  let current = openRust(dictionary);
  return {
    get name() {
      return current.name;
    },
    cut: (run) => current.cut(run),
    cutForSearch: (run) => current.cutForSearch(run),
    tag: (word) => current.tag(word),
    grow() {
      current = openSegmenter(dictionary);
    },
  };
}
