import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FREQUENCY } from './limits.ts';

/** The trimmed jieba dictionary, derived from the one inside @node-rs/jieba: `word frequency tag` a line. */
export function trimDictionary(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('@node-rs/jieba/package.json'));
  const lines = readFileSync(join(folder, 'dict.txt'), 'utf8').split('\n');
  const kept = lines.filter((line) => {
    const [word = '', frequency = '0'] = line.split(' ');
    return word !== '' && (Number(frequency) >= FREQUENCY.rarest || [...word].length === 1);
  });
  return `${kept.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL('../../seeds/jieba/words.txt', import.meta.url));
  writeFileSync(file, trimDictionary());
  process.stdout.write(`${file}\n`);
}
