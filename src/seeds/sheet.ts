import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Sheet } from '../../index/lexicon/lexicon.ts';
import { decode } from '../../index/text/decode.ts';
import { Fault } from '../../index/text/fault.ts';

/** Reads a file of the office. Throws Fault where it is missing, not UTF-8 or empty. */
export function readSheet(folder: string, ...path: string[]): Sheet {
  const file = join(basename(folder), ...path);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(folder, ...path));
  } catch {
    throw new Fault(file, null, '文件不在或不能读', '把文件放回原处，并检查读取权限');
  }
  return { file, text: decode(file, bytes) };
}
