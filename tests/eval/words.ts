import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Knowledge } from '../../index/knowledge.ts';
import { readCue } from '../../index/lexicon/phrases.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import { openRust } from '../../src/jieba/rust.ts';
import { SEEDS } from '../../src/seeds/load.ts';
import { loadKnowledge } from '../knowledge.ts';

/** Lists of the plan and the office, not of how people ask. */
export const SPARED: readonly string[] = ['places.txt', 'roles.txt', 'glossary.txt', 'pinned.txt'];
/** The list in which what is said stands right of the mark. */
export const REVERSED = 'questions.txt';

/** Whether a folded text says a phrase of a word list; … in it is a gap, ^ and $ are the ends of a turn. */
export function saysPhrase(phrase: string): (text: string) => boolean {
  const folded = foldPlain(phrase);
  if (!/\.\.\.|^\^|\$$/.test(folded)) return (text) => text.includes(folded);
  const cue = readCue([folded]);
  return (text) => text.split('\n').some((turn) => cue.find(turn) !== null);
}

/** A word list without the phrases that are to be dropped; a line that has none left is left out. */
export function thin(file: string, text: string, drops: (phrase: string) => boolean): string {
  const keep = (side: string) => {
    const phrases = side.split('、').map((phrase) => phrase.trim());
    return phrases.filter((phrase) => !drops(phrase)).join('、');
  };
  const lines = text.split('\n').flatMap((line) => {
    if (/^\s*(?:[#＃﹟]|$)/.test(line)) return [line];
    const [left = '', right] = line.split(/[=＝]/);
    if (right === undefined) return drops(line.trim()) ? [] : [line];
    const said = keep(file === REVERSED ? right : left);
    if (said === '') return [];
    return [file === REVERSED ? `${left.trim()} = ${said}` : `${said} = ${right.trim()}`];
  });
  return lines.join('\n');
}

/** The shipped plan with word lists from which phrases were dropped. */
export async function knowledgeWithout(drops: (phrase: string) => boolean): Promise<Knowledge> {
  const folder = mkdtempSync(join(tmpdir(), 'fold-'));
  try {
    cpSync(SEEDS, folder, { recursive: true, filter: (path) => basename(path) !== 'jieba' });
    for (const name of readdirSync(join(folder, 'words'), { recursive: true }).map(String)) {
      const file = join(folder, 'words', name);
      if (!name.endsWith('.txt') || SPARED.includes(basename(name))) continue;
      writeFileSync(file, thin(basename(name), readFileSync(file, 'utf8'), drops));
    }
    return await loadKnowledge(folder, openRust);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
