import { addDays, partsOf, sayWeekday } from '../../index/calendar/day.ts';
import { span, weekOf } from '../../index/calendar/workdays.ts';
import type { Entry, Part } from '../answer/answer.ts';
import { entry, say } from '../compose/parts.ts';
import type { Block } from './blocks.ts';
import type { PostContext } from './day-kind.ts';
import { clauseAround, opening } from './excerpts.ts';
import { POST_LIMITS } from './limits.ts';
import { itemOf, measuresOn } from './rotation.ts';

/** What a post shows besides measures and dates: on the first day of a week its questions and measures, on the last of a month a recap. */
export function overviews(context: PostContext): readonly (Block | Part)[] {
  const { isWeekStart, isMonthEnd, settings } = context;
  return [
    ...(isWeekStart ? unansweredLine(context) : []),
    ...(isMonthEnd ? recap(context) : []),
    ...(isWeekStart && settings.rhythm === 'daily' ? weekAhead(context) : []),
  ];
}

function unansweredLine({ settings: { matters } }: PostContext): readonly Part[] {
  const named = matters.slice(0, POST_LIMITS.matters).map(({ name, people }) => `${name}（${people}人）`);
  return named.length === 0 ? [] : [say(`近来问得最多、没有答上的事项：${named.join('、')}`)];
}

/** What comes on the other days of the week, by the beginnings of their measures. */
function weekAhead({ today, knowledge, settings, workdays }: PostContext): readonly Block[] {
  const days = span(addDays(today, 1), weekOf(today).at(-1) ?? today).filter((day) => workdays.isWorkday(day));
  const lines = days.flatMap((day) =>
    measuresOn(knowledge, day, settings).map(
      (unit): Entry => ({ depth: 1, citation: opening(knowledge, unit), note: `${sayWeekday(day)}（${unit}）` }),
    ),
  );
  const own = lines.filter((line) => !line.note?.endsWith(`（${measuresOn(knowledge, today, settings)[0]}）`));
  return own.length === 0
    ? []
    : [{ head: (shown) => `本周接着讲（只列开头${shown === null ? '' : `，先列${shown}条`}）：`, lines: own }];
}

/** The items that the month's posts went through, with the points that were shown. */
function recap({ knowledge, today, settings, workdays }: PostContext): readonly Block[] {
  const days = workdays.inYear(partsOf(today).year).filter((day) => day.slice(0, 7) === today.slice(0, 7));
  const units = days.flatMap((day) => measuresOn(knowledge, day, settings));
  const items = [...new Set(units.map((unit) => itemOf(knowledge, unit)))];
  const lines = items.map((item): Entry => {
    const own = [...new Set(units.filter((unit) => itemOf(knowledge, unit) === item))];
    return { ...entry(knowledge, item, 1), note: own.length === 1 ? `${own[0]} ` : `${own[0]}至${own.at(-1)} ` };
  });
  const head = (shown: number | null) =>
    shown === null ? '本月讲过：' : `本月讲过${lines.length}条，先列${shown}条：`;
  return [{ head, lines }];
}

/** The figures that the plan sets itself, by their sentences; for the end of the year. */
export function targets({ knowledge, measures }: PostContext): readonly Block[] {
  const figures = knowledge.facts.figures.filter((one) => one.role === '目标' && measures.includes(one.unit));
  const lines = figures.map(
    (one): Entry => ({ depth: 1, citation: clauseAround(knowledge, one), note: `（${one.unit}）` }),
  );
  // A bare number says nothing.
  const whole = lines.filter((line) => line.citation.quote.length > POST_LIMITS.bareFigure);
  const once = whole.filter((a, i) => whole.findIndex((b) => b.citation.start === a.citation.start) === i);
  return once.length === 0 ? [] : [{ head: () => '要点定下的数字：', lines: once }];
}
