import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type List, type Sheet, SPARE } from '../../index/lexicon/lexicon.ts';
import { readSheet } from './sheet.ts';

/** Folder of the words that hold for any plan of the genre, inside of a folder of word lists. */
const GENRE = 'genre';
/** Folder of the thesaurus by domain, inside of the genre's. */
const THESAURUS = 'thesaurus';

/**
 * The files of a word list: the genre's, then what the office adds. `own` is the seeds folder of the product, whose
 * genre serves folders that have none. Throws Fault where a list is missing that nobody may do without.
 */
export function readWords(folder: string, list: List, own: string): readonly Sheet[] {
  const name = `${list}.txt`;
  const genre = genreOf(folder, own);
  const general = existsSync(join(genre, 'words', GENRE, name)) ? [readSheet(genre, 'words', GENRE, name)] : [];
  const office = existsSync(join(folder, 'words', name)) ? [readSheet(folder, 'words', name)] : [];
  if (general.length + office.length > 0 || SPARE.includes(list)) return [...general, ...office];
  return [readSheet(folder, 'words', GENRE, name)];
}

/** The files of the thesaurus, by name. Throws Fault where one cannot be read. */
export function readThesaurus(folder: string, own: string): readonly Sheet[] {
  const genre = genreOf(folder, own);
  const place = join(genre, 'words', GENRE, THESAURUS);
  if (!existsSync(place)) return [];
  const names = readdirSync(place).filter((name) => name.endsWith('.txt') && !/^[.~]/.test(name));
  return names.toSorted().map((name) => readSheet(genre, 'words', GENRE, THESAURUS, name));
}

function genreOf(folder: string, own: string): string {
  return existsSync(join(folder, 'words', GENRE)) ? folder : own;
}

/** Names of files in the folder of word lists that nothing reads, relative to it. */
export function unreadWords(folder: string, lists: readonly string[]): readonly string[] {
  const known = new Set(lists.map((list) => `${list}.txt`));
  const stray = (inside: string) =>
    names(join(folder, 'words', inside))
      .filter((name) => !known.has(name) && !/^[.~]/.test(name) && ![GENRE, THESAURUS].includes(basename(name)))
      .map((name) => join(inside, name));
  return [...stray(''), ...stray(GENRE)];
}

function names(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}
