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
