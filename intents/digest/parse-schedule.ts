import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer } from '../answer/answer.ts';
import type { Schedule } from '../answer/effect.ts';
import { commandError } from './messages.ts';
import { DEFAULT_SCHEDULE } from './schedule.ts';
import { readScope } from './scope.ts';
import { readTime } from './time.ts';

const EXAMPLE = '例如：/digest 订阅 08:45 第7条 每日';
const DAILY = /每日|每天|每个?工作日|工作日|天天|日报/u;
const WEEKLY = /每个?(?:周|星期|礼拜)(?:的?第?([一二三四五六日天末1-7]))?|周报/u;
/** What people say besides when they order: fillers in front of the matter and behind it. */
const BEFORE =
  /^(?:请|麻烦|帮我们?|给我们?|为我们?|向我们?|往|到|在|于|把|我想|我们?要|想|要|收到|以后|今后|从今天起|从明天起|本群|这里|这个群|群里|频道|关于|有关|的|[\s,。!:;、])+/u;
const AFTER =
  /(?:的|相关|有关|内容|任务|部分的|消息|给我们?|到本群|到群里|到这里|到频道|一[条次下]|吧|了|谢谢|[\s,。!:;、])+$/u;

/** A part of the day without an hour: in the morning is the usual time, any other must be told. */
const MORNING = /^(?:早上|早晨|早间|清晨|上午)/u;
const OTHER = /^(?:凌晨|中午|午间|下午|午后|傍晚|晚上|晚间|夜里)/u;

/** Reads when and what is to be posted: time, rhythm and scope, in any order. */
export function readSchedule(
  text: string,
  today: string,
  knowledge: Knowledge,
): { readonly schedule: Schedule } | { readonly fault: Answer } {
  const time = readTime(text);
  if ('wrong' in time) return { fault: commandError(`${time.wrong}。${EXAMPLE}`) };
  const rhythm = readRhythm(time.rest);
  if ('wrong' in rhythm) return { fault: commandError(`${rhythm.wrong}。${EXAMPLE}`) };
  const part = rhythm.rest.replace(BEFORE, '');
  if (time.value === null && OTHER.test(part))
    return { fault: commandError(`请写明${OTHER.exec(part)?.[0]}几点。${EXAMPLE}`) };
  const matter = part.replace(MORNING, '').replace(BEFORE, '').replace(AFTER, '').trim();
  const scope = readScope(matter, today, knowledge);
  if ('fault' in scope) return scope;
  return { schedule: { at: time.value ?? DEFAULT_SCHEDULE.at, scope: scope.scope, rhythm: rhythm.value } };
}

function readRhythm(text: string): { value: Schedule['rhythm']; rest: string } | { wrong: string } {
  const weekly = WEEKLY.exec(text);
  const isDaily = DAILY.test(weekly ? text.replace(weekly[0], ' ') : text);
  if (weekly && isDaily) return { wrong: '每日和每周只能选一个' };
  if (!weekly) return { value: DEFAULT_SCHEDULE.rhythm, rest: text.replace(DAILY, ' ') };
  if (weekly[1] !== undefined && !/[一1]/.test(weekly[1]))
    return { wrong: `每周的推送在每周第一个工作日（一般是周一），不能定在${weekly[0]}` };
  return { value: 'weekly', rest: text.replace(weekly[0], ' ') };
}
