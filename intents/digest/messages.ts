import { addDays, type Day, sayDay, yearOf } from '../../index/calendar/day.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer, Part } from '../answer/answer.ts';
import type { Effect, Schedule } from '../answer/effect.ts';
import { entry, say } from '../compose/parts.ts';
import { CALENDAR_LABEL, unknownHolidays } from './headline.ts';
import { COMMAND_LIMITS } from './limits.ts';
import { milestonesOf } from './milestone.ts';
import { hasScope, measuresIn } from './rotation.ts';
import { isPaused, type LocalDateTime, postingTimes, type Subscription } from './schedule.ts';

/** How the commands are written, for whoever asks or slips. */
export const USAGE = [
  '/digest 订阅 08:45 第7条 每日　（时间、范围、节奏都可省；范围可写第二部分、全部；节奏可写每周）',
  '/digest 退订 · /digest 暂停到 10-08 · /digest 恢复 · /digest 现在 · /digest 预览 4-24',
  '也可以直接说：每天8点半推送第7条、每周一早上九点推送第二部分、不要再推送了。',
].join('\n');

/** An answer of the bot's own words and headings, with what is to be done. */
export function commandAnswer(
  parts: readonly Part[],
  effect: Effect | null,
  suggestions: readonly string[] = [],
): Answer {
  return { kind: 'help', status: 'help', parts, suggestions, focus: null, effect };
}

/** One line that says what is wrong, with an example; nothing is changed. */
export function commandError(text: string, suggestions: readonly string[] = []): Answer {
  return { ...commandAnswer([say(text)], null, suggestions), status: 'clarify' };
}

/** A preview that has a post: of the first date that the plan prints, else of its first working day. */
export function previewExample(knowledge: Knowledge, today: Day): string {
  const year = knowledge.plan.year ?? yearOf(today);
  const dated = milestonesOf(knowledge, measuresIn(knowledge, null)).find((one) => one.name === null);
  return `/digest 预览 ${dated?.anchor ?? knowledge.calendar.workdays.inYear(year)[0]}`;
}

/** 每个工作日 08:45. */
export function sayRhythm({ at, rhythm }: Schedule): string {
  return `${rhythm === 'daily' ? '每个工作日' : '每周第一个工作日'} ${at}`;
}

/** What a schedule posts: all of the plan, or the heading of an item or a section. */
export function scheduleParts(knowledge: Knowledge, schedule: Schedule, lead: string): readonly Part[] {
  const { scope } = schedule;
  const { plan } = knowledge;
  const all = `全部（${plan.items.length}条、${plan.measures.length}点）`;
  if (scope === null) return [say(`${lead}${sayRhythm(schedule)}，${all}。`)];
  if (!hasScope(knowledge, scope))
    return [say(`${lead}${sayRhythm(schedule)}，原来的范围在现在的要点里没有，先推送${all}。`)];
  return [say(`${lead}${sayRhythm(schedule)}，范围是：`), { kind: 'outline', entries: [entry(knowledge, scope, 1)] }];
}

/** The next three posting times, or why there are none. */
export function timesPart(knowledge: Knowledge, schedule: Schedule, pausedUntil: Day | null, now: LocalDateTime): Part {
  const { plan, calendar } = knowledge;
  const times = postingTimes(schedule, pausedUntil, now, calendar.workdays, COMMAND_LIMITS.postingTimes, plan.year);
  if (times.length === 0)
    return say(`现在没有要推送的：载入的是${plan.year}年的要点，它的一年已经过完；放入新一年的要点后自动接上。`);
  const years = [...new Set(times.map(({ day }) => yearOf(day)))];
  const notes = years.flatMap((year) => unknownHolidays(calendar.workdays, year) ?? []);
  const year = (day: Day) => (yearOf(day) === yearOf(now.day) ? '' : `${yearOf(day)}年`);
  const named = times.map(({ day, time }) => `${year(day)}${sayDay(day)} ${time}`);
  return say([`接下来：${named.join('；')}${CALENDAR_LABEL}`, ...notes].join('\n'));
}

function pausePart(until: Day | null, now: LocalDateTime): readonly Part[] {
  if (until === null || !isPaused(until, now.day)) return [];
  return [say(`已暂停到${sayDay(until)}（含当天），${sayDay(addDays(until, 1))}起恢复。`)];
}

/** The state of a place: its subscription, the pause, who set it, and the next posting times. */
export function stateAnswer(knowledge: Knowledge, subscription: Subscription | null, now: LocalDateTime): Answer {
  if (subscription === null)
    return commandAnswer([say('这里没有订阅每日推送。'), say(USAGE)], null, [
      '/digest 订阅',
      previewExample(knowledge, now.day),
    ]);
  const by = subscription.setBy === null ? '' : `由${subscription.setBy}设置。`;
  const parts = [
    ...scheduleParts(knowledge, subscription, '已订阅：'),
    ...(by === '' ? [] : [say(by)]),
    ...pausePart(subscription.pausedUntil, now),
    timesPart(knowledge, subscription, subscription.pausedUntil, now),
  ];
  const paused = isPaused(subscription.pausedUntil, now.day);
  return commandAnswer(parts, null, ['/digest 现在', ...(paused ? ['/digest 恢复'] : []), '/digest 退订']);
}

/** What is asked before a subscription of a channel is set. */
export function confirmAnswer(knowledge: Knowledge, schedule: Schedule, now: LocalDateTime): Answer {
  const parts = [...scheduleParts(knowledge, schedule, '请确认订阅：'), timesPart(knowledge, schedule, null, now)];
  return commandAnswer([...parts, say('频道里的人都会看到推送；确认后生效，并注明由谁设置。')], {
    do: 'subscribe',
    schedule,
  });
}

/** How a change is acknowledged; null for what changes nothing. */
const DONE: Readonly<Record<Effect['do'], string | null>> = {
  subscribe: '好的。',
  pause: '好的，先停一停。',
  resume: '好的，已恢复。',
  unsubscribe: null,
  now: null,
  state: null,
  another: null,
};

/** What is told once a change was carried out: the new state with the next posting times. */
export function doneAnswer(
  knowledge: Knowledge,
  done: Effect['do'],
  subscription: Subscription | null,
  now: LocalDateTime,
): Answer {
  if (done === 'unsubscribe' || subscription === null)
    return commandAnswer([say('已退订，这里不再推送。要恢复请再订阅：/digest 订阅')], null, ['/digest 订阅']);
  const lead = DONE[done];
  const state = stateAnswer(knowledge, subscription, now);
  return lead === null ? state : { ...state, parts: [say(lead), ...state.parts] };
}
