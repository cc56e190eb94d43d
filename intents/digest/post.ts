import { addDays, type Day, partsOf, sayDay } from '../../index/calendar/day.ts';
import { weekOf } from '../../index/calendar/workdays.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer, Part, Quote } from '../answer/answer.ts';
import { say } from '../compose/parts.ts';
import { type Frame, frameOf, kindIn, kindOf, type Notice, postsOn, type Settings } from './agenda.ts';
import { excerpt, LIMIT, sizeOf } from './budget.ts';
import { addBlocks, allDates, blocksOf, itemOf, targets } from './coming-dates.ts';
import { keyFacts } from './facts.ts';
import { CALENDAR, quoteOf, sayWeek, sayWhen, uncharted, yearOf } from './post-lines.ts';
import { hasScope, measureAfter } from './rotation.ts';

/** How a post of each kind of day begins. */
const HEADS = {
  on: '今天',
  eve: '提前一步',
  before: '预告',
  week: '本周',
  month: '本月',
  ordinary: '每日一条',
} as const;
/** At most so many announced measures are quoted in one post. */
const QUOTED = 2;
/** Characters kept free for the lines below the measures, and the least that a cut measure shows. */
const RESERVE = 200;
const LEAST = 80;
/** Characters around a measure: quotation marks, and the note on what was cut. */
const AROUND = 30;

/** The post of a day, or null where the day has none. Pure: the same for every channel of the same settings. */
export function digest(knowledge: Knowledge, today: Day, settings: Settings): Answer | null {
  if (!postsOn(today, settings.rhythm, knowledge.calendar.workdays, knowledge.plan.year)) return null;
  const frame = frameOf(knowledge, today, settings);
  const kind = kindIn(frame);
  if (kind === 'over') return closing(frame);
  const head = settings.rhythm === 'weekly' ? HEADS.week : HEADS[kind];
  const lead = [say(`【${head}】${dateLine(frame)}`), ...warnings(frame)];
  const notices = frame.notices.slice(0, QUOTED).map((notice) => announced(notice, frame));
  const told = [...lead, ...notices, ...unquoted(frame)];
  const label = kind === 'ordinary' || settings.rhythm === 'weekly' ? null : '今天轮到的一条';
  const main = mainParts(frame, told, label);
  return finish(
    frame,
    addBlocks([...told, ...main, ...(kind === 'ordinary' ? keyFacts(frame, main) : [])], blocksOf(frame)),
  );
}

/** The day, its place in week, month and year. */
function dateLine({ today, workdays, isWeekStart, isMonthEnd, settings }: Frame): string {
  const { year, month } = partsOf(today);
  const week = weekOf(today);
  const odd = sayWeek(week, workdays);
  const inWeek = week.filter(workdays.isWorkday).length;
  const inMonth = workdays.inYear(year).filter((day) => day.slice(0, 7) === today.slice(0, 7)).length;
  const all = workdays.inYear(year).length;
  const facts = [
    sayDay(today),
    ...(isWeekStart ? [`本周${inWeek}个工作日${odd === '' ? '' : `（${odd}）`}`] : []),
    ...(isMonthEnd ? [`${month}月${inMonth}个工作日的最后一个`] : []),
    ...(settings.rhythm === 'daily' ? [`全年${all}个工作日的第${workdays.nth(today)}个`] : []),
  ];
  return `${facts.join('，')}${CALENDAR}`;
}

/** What a reader must know before he relies on the post. */
function warnings({ knowledge, today, workdays, settings }: Frame): readonly Part[] {
  const year = uncharted(workdays, yearOf(today));
  const gone = hasScope(knowledge, settings.scope) ? [] : [say('订阅的范围在现在的要点里没有，先推送全部。')];
  return [...(year === null ? [] : [say(year)]), ...gone];
}

function announced({ occasion, words, ahead }: Notice, { knowledge, today, workdays }: Frame): Part {
  const when = sayWhen(occasion, workdays);
  const late = `${when}不上班，今天是之前最后一个工作日`;
  const now = occasion.name === null && occasion.counted === null ? '要点写明的日子，就在今天' : `就在今天：${when}`;
  const due = occasion.start === today ? now : late;
  const label = ahead === 0 ? due : `还有${ahead}个工作日：${when}`;
  return { kind: 'quotes', label: `${label}${CALENDAR}`, quotes: [quoteOf(knowledge, words)] };
}

/** Announced measures for which there is no room are named by their numbers. */
function unquoted({ notices }: Frame): readonly Part[] {
  const rest = notices.slice(QUOTED);
  if (rest.length === 0) return [];
  const named = rest
    .slice(0, 10)
    .map(({ words, ahead }) => `${words.measure}${ahead === 0 ? '（今天）' : `（${ahead}）`}`);
  return [say(`另有${rest.length}处写明的日子临近（括号里是还有几个工作日${CALENDAR}）：${named.join('、')}`)];
}

/** The measures whose turn it is, cut where they are too long, and how much was cut. */
function mainParts(frame: Frame, before: readonly Part[], label: string | null): readonly Part[] {
  const { knowledge, notices, shown } = frame;
  const said = notices.slice(0, QUOTED).map(({ words }) => words.measure);
  const units = shown.filter((unit) => !said.includes(unit));
  if (units.length === 0) return [];
  const quotes = excerpts(knowledge, units, LIMIT.characters - sizeOf(before).characters - RESERVE);
  const cut = quotes.flatMap((quote) => cutNote(quote, knowledge));
  return [{ kind: 'quotes', label, quotes }, ...(cut.length === 0 ? [] : [say(`${cut.join('，')}，见原文。`)])];
}

/** The measures within the room they have together: short ones stand whole, and leave what they do not need to the long. */
function excerpts(knowledge: Knowledge, units: readonly string[], all: number): readonly Quote[] {
  const lengthOf = (unit: string) => {
    const { start = 0, end = 0, address = '' } = knowledge.units.get(unit) ?? {};
    return { quote: end - start, around: address.length + AROUND };
  };
  const shortest = units.toSorted((a, b) => lengthOf(a).quote - lengthOf(b).quote);
  const rooms = new Map<string, number>();
  let room = all;
  shortest.forEach((unit, i) => {
    const { quote, around } = lengthOf(unit);
    const most = Math.max(LEAST, Math.floor(room / (units.length - i)) - around);
    rooms.set(unit, most);
    room -= Math.min(most, quote) + around;
  });
  return units.map((unit) => excerpt(knowledge, unit, rooms.get(unit) ?? LEAST));
}

function cutNote({ citation }: Quote, knowledge: Knowledge): readonly string[] {
  const left = (knowledge.units.get(citation.unit)?.end ?? citation.end) - citation.end;
  return left > 0 ? [`${citation.unit}后面还有${left}字`] : [];
}

/** The one post after the year: what the plan had set, to be held against what was done. */
function closing(frame: Frame): Answer {
  const { plan } = frame.knowledge;
  const inYear = frame.workdays.inYear(plan.year ?? 0).length;
  const lead = say(
    `【年终】${sayDay(frame.today)}，${plan.year}年${inYear}个工作日已过${CALENDAR}，这份要点的推送到此为止。`,
  );
  const next = say('要点写的是年初的安排，不含结果；放入新一年的要点后，推送自动接上。');
  const parts = addBlocks([lead, next], [...allDates(frame), ...targets(frame)]);
  return { kind: 'item', status: 'answered', parts, suggestions: ['目录', '有哪些时间节点', '退订推送'], focus: null };
}

/** Puts the post together with what may be asked next: 原文, 同条其他, 谁负责, 换一条, 退订. */
function finish(frame: Frame, parts: readonly Part[]): Answer {
  const announcedUnits = frame.notices.slice(0, QUOTED).map(({ words }) => words.measure);
  const units = [...new Set([...announcedUnits, ...frame.shown])].filter((unit) => unit !== '');
  return {
    kind: 'item',
    status: 'answered',
    parts,
    suggestions: offers(frame.knowledge, units[0] ?? '', frame.shown.at(-1) ?? ''),
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
export function another(knowledge: Knowledge, after: string | null, today: Day, settings: Settings): Answer {
  const frame = frameOf(knowledge, today, settings);
  const unit = measureAfter(knowledge, after ?? frame.shown.at(-1) ?? '', settings.scope);
  const lead = say('【换一条】');
  const parts = [lead, ...mainParts({ ...frame, notices: [], shown: [unit] }, [lead], null)];
  return finish({ ...frame, notices: [], shown: [unit] }, parts);
}

/** Why a day has no post, and which day is next; null where it has one. */
export function whyNone(knowledge: Knowledge, day: Day, settings: Settings): string | null {
  if (kindOf(knowledge, day, settings) !== 'none') return null;
  const { workdays } = knowledge.calendar;
  const { year } = knowledge.plan;
  if (year !== null && yearOf(day) !== year)
    return `载入的是${year}年的要点，${sayDay(day)}（${yearOf(day)}年）不推送；放入${yearOf(day)}年的要点后自动接上。`;
  const off = `${workdays.holiday(day) ?? '休息'}${CALENDAR}`;
  const why = workdays.isWorkday(day) ? '不是这一周的第一个工作日' : off;
  let next = addDays(day, 1);
  while (kindOf(knowledge, next, settings) === 'none') next = addDays(next, 1);
  return `${sayDay(day)}，${why}，不推送。下一次：${sayDay(next)}${CALENDAR}。`;
}
