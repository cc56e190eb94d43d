import type { Assignments } from '../../index/assignments/assignment.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { unknownHolidays } from '../../intents/digest/headline.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../config/logger.ts';
import type { Dictionary } from '../jieba/dictionary.ts';
import { type Growing, openGrowing, SEGMENTERS } from '../jieba/open.ts';
import { openCache } from '../seeds/cache.ts';
import { loadSeeds } from '../seeds/load.ts';
import { strayFiles } from '../seeds/plan-files.ts';
import { Seeds } from '../seeds/watch.ts';

/** The plans and word lists while the program runs. */
export interface Plans {
  readonly seeds: Seeds;
  /** What a person is told of them. */
  readonly lines: readonly string[];
  /** Does what need not be done before the first answer. */
  finish(): void;
}

/** Reads the office's files and begins to look for changes. Throws Fault for a file that is broken. */
export async function loadPlans({ seeds: folder, data, segmenter }: Config, log: Log): Promise<Plans> {
  const growing: Growing[] = [];
  const open = (dictionary: Dictionary) => {
    const opened = openGrowing(dictionary);
    growing.push(opened);
    return opened;
  };
  const keep = openCache(data, log);
  const { library, signature } = await loadSeeds(folder, segmenter === 'auto' ? open : SEGMENTERS[segmenter], keep);
  return {
    seeds: new Seeds({ folder, library, signature, log, keep }),
    lines: [...library.plans.flatMap(linesOf), ...strayFiles(folder).map(({ message }) => message)],
    finish() {
      for (const one of growing) one.grow();
    },
  };
}

/** What is loaded of a plan, and what is not known of its year. */
function linesOf({ plan, calendar, assignments }: Knowledge): readonly string[] {
  const unknown = plan.year === null ? null : unknownHolidays(calendar.workdays, plan.year);
  return [
    `《${plan.title}》已载入：${plan.items.length}条、${plan.measures.length}点。`,
    ...(assignments === null ? [] : [tableLoaded(assignments)]),
    ...(unknown === null ? [] : [`${unknown}每日推送照此发；把放假和调休写进 seeds/calendar.txt 就会改过来。`]),
  ];
}

/** What is loaded of the responsibility table, and that something in it is wrong. */
function tableLoaded({ file, date, rows, problems }: Assignments): string {
  const wrong = problems.length === 0 ? '' : `，${problems.length}处没有读入，运行 npm run assignments -- --check 查看`;
  return `任务分解表 ${file}（${date}）已载入：${rows.length}行${wrong}。`;
}
