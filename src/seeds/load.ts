import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Calendar, readCalendar } from '../../index/calendar/calendar.ts';
import { buildKnowledge, type Keep, type Knowledge } from '../../index/knowledge.ts';
import { type Lexicon, LISTS, type List, readLexicon, type Sheet } from '../../index/lexicon/lexicon.ts';
import { usable } from '../../index/lexicon/thesaurus.ts';
import { type Library, openLibrary } from '../../index/library.ts';
import type { Source } from '../../index/parse/document.ts';
import { parse } from '../../index/parser.ts';
import { planWords } from '../../index/plan/passage.ts';
import type { Plan } from '../../index/plan/plan.ts';
import type { Pronounce } from '../../index/search/pinyin.ts';
import type { Segmenter } from '../../index/search/tokens.ts';
import { Fault } from '../../index/text/fault.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import { ROOT } from '../config/root.ts';
import { type Dictionary, readDictionary } from '../jieba/dictionary.ts';
import { openSegmenter } from '../jieba/open.ts';
import { FORMATS, readBytes, toSource } from '../read/file.ts';
import { loadAssignments } from './assignments.ts';
import { signatureOf } from './fingerprint.ts';
import { SEEDS_LIMITS } from './limits.ts';
import { changedOn } from './modified.ts';
import { planFiles, strayFiles } from './plan-files.ts';
import { readSheet } from './sheet.ts';
import { readThesaurus, readWords } from './words.ts';

/** Where the plans and word lists lie that come with the product. */
export const SEEDS = join(ROOT, 'seeds');

/** The State Council's holidays by day, as a package keeps them. */
const HOLIDAYS = 'chinese-days/dist/chinese-days.json';

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

/** A plan with the version of its file. */
type Versioned = Pick<Knowledge, 'plan' | 'version'>;

/** All plans of the folder. Throws Fault where there is none, one is broken, or two have one name. */
async function loadPlans(folder: string): Promise<readonly Versioned[]> {
  const names = planFiles(folder);
  const plans = await Promise.all(names.map((name) => loadVersioned(folder, name)));
  const place = join(basename(folder), 'plans');
  if (plans.length === 0) {
    const [stray] = strayFiles(folder);
    if (stray) throw new Fault(place, null, `里面没有计划，${stray.problem}`, stray.mend);
    throw new Fault(place, null, '里面没有计划', `放入一份工作要点的全文（${FORMATS.join('、')}）`);
  }
  plans.forEach(({ plan: { id } }, i) => {
    if (plans.findIndex(({ plan }) => plan.id === id) === i) return;
    throw new Fault(join(place, names[i] ?? ''), null, `另有一份同名的“${id}”`, '改名，或只留一份');
  });
  return plans;
}

async function loadVersioned(folder: string, name: string): Promise<Versioned> {
  const path = join(folder, 'plans', name);
  const file = join(basename(folder), 'plans', name);
  const bytes = await readBytes(path, file);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const plan = toPlan(file, await toSource(file, bytes));
  return { plan, version: `${changedOn(path)} ${digest.slice(0, SEEDS_LIMITS.versionDigits)}` };
}

/** Reads the word lists of a folder and the thesaurus. Throws Fault for a line that is broken. */
function loadLexicon(folder: string): Lexicon {
  const sheets = Object.fromEntries(LISTS.map((list) => [list, readWords(folder, list, SEEDS)]));
  return readLexicon(sheets as Record<List, readonly Sheet[]>, readThesaurus(folder, SEEDS));
}

/** The published holidays, of which only the data is used, and the office's calendar. Throws Fault. */
export function loadCalendar(folder = SEEDS): Calendar {
  const holidays = readFileSync(createRequire(import.meta.url).resolve(HOLIDAYS), 'utf8');
  return readCalendar(HOLIDAYS, JSON.parse(holidays), readSheet(folder, 'calendar.txt'));
}

/** Reads all of a seeds folder into a snapshot, pausing between its parts so that questions are answered meanwhile. Throws Fault for a file that is broken. */
export async function loadLibrary(
  folder = SEEDS,
  open: OpenSegmenter = openSegmenter,
  table: typeof loadAssignments = loadAssignments,
  keep: Keep = (_name, _sources, compute) => compute(),
): Promise<Library> {
  const lexicon = loadLexicon(folder);
  const calendar = loadCalendar(folder);
  const plans = await loadPlans(folder);
  const text = plans.map(({ plan }) => foldPlain(plan.text)).join('\n');
  const everyday = [...usable(lexicon, text).keys()];
  const words = [...lexicon.dictionary, ...everyday, ...plans.flatMap(({ plan }) => planWords(plan))];
  const dictionary = readDictionary(join(SEEDS, 'jieba'), words, keep);
  await breathe();
  const segmenter = open(dictionary);
  // An index is of the words that the dictionary holds.
  const digest = createHash('sha256').update(dictionary.bytes).digest('hex');
  const keepIndex: Keep = (name, sources, compute) => keep(name, [segmenter.name, digest, ...sources], compute);
  const loaded: Knowledge[] = [];
  for (const versioned of plans) {
    await breathe();
    const assignments = await table(folder, versioned.plan);
    loaded.push(
      buildKnowledge({ ...versioned, lexicon, calendar, assignments, segmenter, pronounce, keep: keepIndex }),
    );
  }
  return openLibrary(loaded);
}

/** A snapshot and what the files were just before they were read. */
export interface Loaded {
  readonly library: Library;
  readonly signature: string;
}

/** Reads a seeds folder as `loadLibrary` does, for whoever looks for changes afterwards. */
export async function loadSeeds(folder: string, open: OpenSegmenter, keep?: Keep): Promise<Loaded> {
  const signature = await signatureOf(folder).catch(() => '');
  return { library: await loadLibrary(folder, open, loadAssignments, keep), signature };
}

/** Readings by pinyin-pro, which takes 80 ms to load: only when a question holds a word that nothing else explains. */
const pronounce: Pronounce = (text) => {
  const { pinyin } = createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro');
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
};
