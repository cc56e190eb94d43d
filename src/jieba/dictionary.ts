import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keep } from '../../index/knowledge.ts';
import { FREQUENCY } from './limits.ts';

/** What both segmenters are loaded with. */
export interface Dictionary {
  readonly files: Readonly<Record<'idf' | 'stop', string>>;
  /** `word frequency tag` a line, the office's words at its end. Both read the same bytes, so that both give the same words. */
  readonly bytes: Uint8Array;
}

/** Reads the dictionary of a folder and adds the office's words to it, unless that is `keep`t. Throws where a file cannot be read. */
export function readDictionary(folder: string, added: readonly string[], keep?: Keep): Dictionary {
  const file = (name: string) => join(folder, `${name}.txt`);
  const base = readFileSync(file('words'), 'utf8');
  const compute = () => addWords(base, added);
  const text = keep?.('dictionary', [base, ...added], compute) ?? compute();
  return { files: { idf: file('idf'), stop: file('stop') }, bytes: Buffer.from(text) };
}

function addWords(base: string, added: readonly string[]): string {
  const known = new Set(base.split('\n').map((line) => line.slice(0, line.indexOf(' '))));
  const fresh = [...new Set(added)].filter((word) => /^\p{Script=Han}{2,}$/u.test(word) && !known.has(word));
  return base + fresh.map((word) => `${word} ${FREQUENCY.added} n\n`).join('');
}
