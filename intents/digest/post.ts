import { addDays, type Day, sayDay, yearOf } from '../../index/calendar/day.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Span } from '../../index/plan/plan.ts';
import type { Answer, Part, Quote, Row } from '../answer/answer.ts';
import { row, say } from '../compose/parts.ts';
import { addBlocks } from './blocks.ts';
import { sizeOf } from './budget.ts';
import { allDates, comingDates, reminderParts } from './coming-dates.ts';
import { type DigestSettings, dayKind, hasPost, kindOfPost, type PostContext, postContext } from './day-kind.ts';
import { shareRoom } from './excerpts.ts';
import { CALENDAR_LABEL, headline, unknownHolidays } from './headline.ts';
import { POST_LIMITS, POST_SIZE } from './limits.ts';
import { overviews, targets } from './overviews.ts';
import { hasScope, itemOf, measureAfter } from './rotation.ts';

/** How a post of each kind of day begins. */
const HEADS = {
  on: '今天',
  eve: '提前一步',
  before: '预告',
  week: '本周',
  month: '本月',
  ordinary: '每日一条',
} as const;

/** The post of a day, or null where the day has none. Pure: the same for every channel of the same settings. */
export function digest(knowledge: Knowledge, today: Day, settings: DigestSettings): Answer | null {
  if (!hasPost(today, settings.rhythm, knowledge.calendar.workdays, knowledge.plan.year)) return null;
  const context = postContext(knowledge, today, settings);
  const kind = kindOfPost(context);
  if (kind === 'over') return closing(context);
  const head = settings.rhythm === 'weekly' ? HEADS.week : HEADS[kind];
  const lead = [say(`【${head}】${headline(context)}`), ...warnings(context)];
  const above = [...lead, ...reminderParts(context)];
  const label = kind === 'ordinary' || settings.rhythm === 'weekly' ? null : '今天轮到的一条';
  const main = mainParts(context, above, label);
  return finish(
    context,
    addBlocks(
      [...above, ...main, ...(kind === 'ordinary' ? keyFacts(context, main) : [])],
      [...comingDates(context), ...overviews(context)],
    ),
  );
}

/** What a reader must know before he relies on the post. */
function warnings({ knowledge, today, workdays, settings }: PostContext): readonly Part[] {
  const year = unknownHolidays(workdays, yearOf(today));
  const gone = hasScope(knowledge, settings.scope) ? [] : [say('订阅的范围在现在的要点里没有，先推送全部。')];
  return [...(year === null ? [] : [say(year)]), ...gone];
}

/** The measures whose turn it is, cut where they are too long, and how much was cut. */
function mainParts(context: PostContext, before: readonly Part[], label: string | null): readonly Part[] {
  const { knowledge, reminders, shown } = context;
  const said = reminders.slice(0, POST_LIMITS.quotedReminders).map(({ words }) => words.measure);
  const units = shown.filter((unit) => !said.includes(unit));
  if (units.length === 0) return [];
  const quotes = shareRoom(knowledge, units, POST_SIZE.characters - sizeOf(before).characters - POST_LIMITS.reserve);
  const cut = quotes.flatMap((quote) => cutNote(quote, knowledge));
  return [{ kind: 'quotes', label, quotes }, ...(cut.length === 0 ? [] : [say(`${cut.join('，')}，见原文。`)])];
}

function cutNote({ citation }: Quote, knowledge: Knowledge): readonly string[] {
  const left = (knowledge.units.get(citation.unit)?.end ?? citation.end) - citation.end;
  return left > 0 ? [`${citation.unit}后面还有${left}字`] : [];
}

/** Relations that tell with whom something is done. */
const TOGETHER = ['会同', '合作', '对接', '配合'];

/** What to note in the measures that are quoted: numbers set as targets, documents to be made, partners. */
function keyFacts({ knowledge, shown }: PostContext, main: readonly Part[]): readonly Part[] {
  const quoted = main.flatMap((part) => (part.kind === 'quotes' ? part.quotes.map((quote) => quote.citation) : []));
  const rows = quoted
    .filter(({ unit }) => shown.includes(unit))
    .flatMap(({ unit, start, end }) => rowsOf(knowledge, unit).filter(({ words }) => inside(words, { start, end })));
  return rows.length === 0 ? [] : [{ kind: 'facts', rows: rows.slice(0, POST_LIMITS.keyFacts) }];
}

function rowsOf(knowledge: Knowledge, unit: string): readonly Row[] {
  const { figures, documents, bodies } = knowledge.facts;
  return [
    ...figures.filter((one) => one.unit === unit && one.role === '目标').map((one) => row(knowledge, one, '目标')),
    ...documents.filter((one) => one.unit === unit && one.deliverable).map((one) => row(knowledge, one, one.action)),
    ...bodies
      .filter((one) => one.unit === unit && TOGETHER.includes(one.relation))
      .map((one) => row(knowledge, one, one.relation)),
  ];
}

function inside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** The one post after the year: what the plan had set, to be held against what was done. */
function closing(context: PostContext): Answer {
  const { plan } = context.knowledge;
  const inYear = context.workdays.inYear(plan.year ?? 0).length;
  const lead = say(
    `【年终】${sayDay(context.today)}，${plan.year}年${inYear}个工作日已过${CALENDAR_LABEL}，这份要点的推送到此为止。`,
  );
  const next = say('要点写的是年初的安排，不含结果；放入新一年的要点后，推送自动接上。');
  const parts = addBlocks([lead, next], [...allDates(context), ...targets(context)]);
  return { kind: 'item', status: 'answered', parts, suggestions: ['目录', '有哪些时间节点', '退订推送'], focus: null };
}

/** Puts the post together with what may be asked next: 原文, 同条其他, 谁负责, 换一条, 退订. */
function finish(context: PostContext, parts: readonly Part[]): Answer {
  const announcedUnits = context.reminders.slice(0, POST_LIMITS.quotedReminders).map(({ words }) => words.measure);
  const units = [...new Set([...announcedUnits, ...context.shown])].filter((unit) => unit !== '');
  return {
    kind: 'item',
    status: 'answered',
    parts,
    suggestions: offers(context.knowledge, units[0] ?? '', context.shown.at(-1) ?? ''),
    focus: { units, kind: 'item', asked: '', more: [] },
  };
}

function offers(knowledge: Knowledge, unit: string, last: string): readonly string[] {
  const item = knowledge.byId.items.get(itemOf(knowledge, unit));
  const whole = `第${item?.number ?? ''}条`;
  const isPoint = item !== undefined && item.id !== unit;
  const asked = isPoint ? [unit, whole, `${unit}谁负责`] : [whole, `${whole}谁负责`];
  return [...asked, `换一条（${last}）`, '退订推送'];
}

/** Another measure than the one shown, the next of the rotation; after that of the day where none is named. */
export function anotherMeasure(
  knowledge: Knowledge,
  after: string | null,
  today: Day,
  settings: DigestSettings,
): Answer {
  const context = postContext(knowledge, today, settings);
  const unit = measureAfter(knowledge, after ?? context.shown.at(-1) ?? '', settings.scope);
  const lead = say('【换一条】');
  const parts = [lead, ...mainParts({ ...context, reminders: [], shown: [unit] }, [lead], null)];
  return finish({ ...context, reminders: [], shown: [unit] }, parts);
}

/** Why a day has no post, and which day is next; null where it has one. */
export function noPostReason(knowledge: Knowledge, day: Day, settings: DigestSettings): string | null {
  if (dayKind(knowledge, day, settings) !== 'none') return null;
  const { workdays } = knowledge.calendar;
  const { year } = knowledge.plan;
  if (year !== null && yearOf(day) !== year)
    return `载入的是${year}年的要点，${sayDay(day)}（${yearOf(day)}年）不推送；放入${yearOf(day)}年的要点后自动接上。`;
  const off = `${workdays.holiday(day) ?? '休息'}${CALENDAR_LABEL}`;
  const why = workdays.isWorkday(day) ? '不是这一周的第一个工作日' : off;
  let next = addDays(day, 1);
  while (dayKind(knowledge, next, settings) === 'none') next = addDays(next, 1);
  return `${sayDay(day)}，${why}，不推送。下一次：${sayDay(next)}${CALENDAR_LABEL}。`;
}
