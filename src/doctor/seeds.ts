import { Fault } from '../../index/text/fault.ts';
import { unknownHolidays } from '../../intents/digest/headline.ts';
import type { Config } from '../config/config.ts';
import { openZone } from '../config/timezone.ts';
import { SEGMENTERS } from '../jieba/open.ts';
import { lintSeeds } from '../lint/seeds.ts';
import { type Loaded, loadSeeds } from '../seeds/load.ts';
import { bad, type Checkup, hint, reasonOf, well } from './checkup.ts';

/** The office's files: the plans, the word lists and tables, the calendar. */
export async function checkSeeds(config: Config): Promise<readonly Checkup[]> {
  const { files, findings } = await lintSeeds(config.seeds);
  const [broken, hints] = (['broken', 'hint'] as const).map((level) => findings.filter((one) => one.level === level));
  const lists = broken?.map(({ file, line, problem, mend }) =>
    bad('词表', `${file}${line === null ? '' : ` 第${line}行`}：${problem}`, mend),
  );
  if (lists !== undefined && lists.length > 0) return lists;
  try {
    const loaded = await loadSeeds(config.seeds, SEGMENTERS[config.segmenter]);
    const count = hints?.length ?? 0;
    const words =
      count === 0
        ? well('词表', `检查了${files}个文件，没有问题`)
        : hint('词表', `检查了${files}个文件，提示${count}处`, '运行 npm run lint:seeds 查看');
    return [...checkPlans(loaded), words, ...checkCalendar(loaded, config)];
  } catch (error) {
    if (error instanceof Fault) return [bad('计划', `${error.file}：${error.problem}`, error.mend)];
    return [bad('计划', `读不出来（${reasonOf(error)}）`, '检查 SEEDS_DIR 和读取权限')];
  }
}

function checkPlans({ library }: Loaded): readonly Checkup[] {
  return library.plans.map(({ plan, version }) => {
    const text = `《${plan.title}》 ${plan.items.length}条、${plan.measures.length}点，版本 ${version}`;
    return plan.problems.length === 0
      ? well('计划', text)
      : hint('计划', `${text}，${plan.problems.length}处没有读入`, '运行 npm run -s plan -- 文件 查看');
  });
}

/** The years that matter: this one and those of the plans. */
function checkCalendar({ library }: Loaded, config: Config): readonly Checkup[] {
  const now = Number(openZone(config.zone).at(Date.now()).day.slice(0, 4));
  const years = new Set([now, ...library.plans.flatMap(({ plan }) => plan.year ?? [])]);
  const [first] = library.plans;
  if (first === undefined) return [];
  return [...years].toSorted().map((year) => {
    const unknown = unknownHolidays(first.calendar.workdays, year);
    return unknown === null
      ? well('日历', `${year}年的放假和调休已录入`)
      : hint('日历', unknown.replace(/。$/, ''), '把放假和调休写进 seeds/calendar.txt');
  });
}
