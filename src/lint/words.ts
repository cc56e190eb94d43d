import { basename, join } from 'node:path';
import { LISTS, type List } from '../../index/lexicon/lexicon.ts';
import { type ListEntry, readPairs, readSingles } from '../../index/lexicon/lists.ts';
import { Fault } from '../../index/text/fault.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import { SEEDS } from '../seeds/load.ts';
import { readThesaurus, readWords, unreadWords } from '../seeds/words.ts';
import { duplicates } from './duplicates.ts';
import type { LintSeeds } from './finding.ts';

/** Lists of pairs, and lists of single words. */
const PAIRS: readonly List[] = ['synonyms', 'places', 'roles', 'questions', 'outside', 'contrasts', 'english'];
const SINGLES: readonly List[] = ['dictionary', 'stop', 'matters', 'light', 'names', 'gazetteer'];

/** The word lists: every bad line, and what stands twice. */
export function checkWords(seeds: LintSeeds): void {
  for (const list of [...PAIRS, ...SINGLES]) {
    for (const sheet of seeds.open(() => readWords(seeds.folder, list, SEEDS)) ?? []) {
      const entries = (PAIRS.includes(list) ? readPairs : readSingles)(sheet.file, sheet.text, seeds.broken);
      for (const fault of duplicates(sheet.file, entries.flatMap(standing))) seeds.hint(fault);
      if (list === 'synonyms') checkSynonyms(sheet.file, entries, seeds);
    }
  }
  for (const sheet of seeds.open(() => readThesaurus(seeds.folder, SEEDS)) ?? []) {
    const entries = readPairs(sheet.file, sheet.text, seeds.broken);
    for (const fault of duplicates(sheet.file, entries.flatMap(standing))) seeds.hint(fault);
  }
}

function standing({ line, left, right }: ListEntry) {
  if (right.length === 0) return left.map((word) => ({ key: word, said: `“${word}”`, line }));
  return left.flatMap((a) => right.map((b) => ({ key: `${a} = ${b}`, said: `“${a} = ${b}”`, line })));
}

/** Synonyms of which the plans hold no word on the right: they find nothing. */
function checkSynonyms(file: string, entries: readonly ListEntry[], { plans, hint }: LintSeeds): void {
  if (plans.length === 0) return;
  const text = plans.map(({ plan }) => foldPlain(plan.text)).join('\n');
  for (const { line, right } of entries) {
    const lacking = right.filter((word) => !text.includes(word)).map((word) => `“${word}”`);
    if (lacking.length === 0) continue;
    const rest = lacking.length < right.length ? '其余照常' : '这一行不起作用';
    hint(new Fault(file, line, `等号右边的${lacking.join('、')}要点里没有，${rest}`, '换成要点的用词，或删去'));
  }
}

/** Files beside the word lists that nothing reads: a slip in a name makes a list vanish. */
export function checkNames({ folder, hint }: LintSeeds): void {
  const known = LISTS.map((list) => `${list}.txt`).join('、');
  for (const name of unreadWords(folder, LISTS))
    hint(
      new Fault(
        join(basename(folder), 'words', name),
        null,
        '不是词表的文件名，不会读它',
        `改成 ${known} 之一，或移走`,
      ),
    );
}
