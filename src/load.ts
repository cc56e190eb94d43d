import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { type Calendar, readCalendar } from '../index/calendar.ts';
import { Fault } from '../index/fault.ts';
import { buildKnowledge, type Knowledge } from '../index/knowledge.ts';
import { LISTS, type List, readLexicon, type Sheet } from '../index/lexicon.ts';
import { parse } from '../index/parse.ts';
import { planWords } from '../index/passage.ts';
import type { Plan } from '../index/plan.ts';
import type { Segmenter } from '../index/segment.ts';
import type { Pronounce } from '../index/sound.ts';
import type { Source } from '../index/source.ts';
import { decode } from '../index/text.ts';
import { type Dictionary, readDictionary } from './jieba/dictionary.ts';
import { openSegmenter } from './jieba/open.ts';
import { FORMATS, readSource } from './read/file.ts';
import { ROOT } from './root.ts';

/** Where the plans and word lists lie that come with the product. */
export const SEEDS = join(ROOT, 'seeds');

/** The State Council's holidays by day, as a package keeps them. */
const HOLIDAYS = 'chinese-days/dist/chinese-days.json';

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

/** Reads one plan of any format. Throws Fault where the file cannot be read or no item is found in it. */
export async function loadPlan(path: string, file = basename(path)): Promise<Plan> {
  const source = await readSource(path, file);
  return toPlan(file, source);
}

/** Parses what a reader made of a file. Throws Fault where no item is found in it. */
export function toPlan(file: string, { text, tables, problems }: Source): Plan {
  const id = basename(file).replace(/\.[^.]+$/, '');
  const read = parse(id, text, tables);
  const plan = read.title === '' ? { ...read, title: id } : read;
  if (plan.measures.length > 0)
    return { ...plan, problems: [...problems, ...plan.problems].sort((a, b) => a.at - b.at) };
  const flattened = /序号/.test(text) && /(?:牵头|责任|配合)(?:单位|部门|科室|处室)/.test(text);
  if (flattened)
    throw new Fault(file, null, '里面的表格已经拆散，不能可靠地还原', '放入原来的 .xlsx、.csv 或 .docx 文件');
  throw new Fault(file, null, '没有找到“1.”或“（一）”这样的条目标题', '检查是不是工作要点的全文，每条从“1.标题。”开始');
}

/** Opens the segmenter with the office's words; `open` chooses which. */
export type OpenSegmenter = (dictionary: Dictionary) => Segmenter;

/** The plan of the latest year in the folder. Throws Fault where there is none or one is broken. */
async function newestPlan(folder: string): Promise<Plan> {
  const names = readNames(join(folder, 'plans')).filter((name) => !/^[.~]/.test(name));
  const plans = await Promise.all(
    names.map((name) => loadPlan(join(folder, 'plans', name), join(basename(folder), 'plans', name))),
  );
  const newest = plans.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))[0];
  if (newest) return newest;
  const mend = `放入一份工作要点的全文（${FORMATS.join('、')}）`;
  throw new Fault(join(basename(folder), 'plans'), null, '里面没有计划', mend);
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** Reads all of a seeds folder into a snapshot. Throws Fault for a file that is broken. */
export async function loadKnowledge(folder = SEEDS, open: OpenSegmenter = openSegmenter): Promise<Knowledge> {
  const sheets = Object.fromEntries(LISTS.map((list) => [list, readSheet(folder, 'words', `${list}.txt`)]));
  const lexicon = readLexicon(sheets as Record<List, Sheet>);
  const plan = await newestPlan(folder);
  const words = [...lexicon.dictionary, ...planWords(plan)];
  const segmenter = open(readDictionary(join(SEEDS, 'jieba'), words));
  return buildKnowledge(plan, lexicon, segmenter, pronounce, loadCalendar(folder));
}

/** The published holidays, of which only the data is used, and the office's calendar. Throws Fault. */
export function loadCalendar(folder = SEEDS): Calendar {
  const holidays = readFileSync(createRequire(import.meta.url).resolve(HOLIDAYS), 'utf8');
  return readCalendar(HOLIDAYS, JSON.parse(holidays), readSheet(folder, 'calendar.txt'));
}

/** Readings by pinyin-pro, which takes 80 ms to load: only when a question holds a word that nothing else explains. */
const pronounce: Pronounce = (text) => {
  const { pinyin } = createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro');
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
};
