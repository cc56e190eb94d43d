import { sayDay, yearOf } from '../../index/calendar/day.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { wholeSlots } from '../acts/slots.ts';
import type { Answer } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { say } from '../compose/parts.ts';
import type { OrderQuery } from '../query/query.ts';
import type { Asked } from '../understand/question.ts';
import { comingYear, readDigestCommand, unitIn } from './command.ts';
import { type DigestSettings, dayKind } from './day-kind.ts';
import { COMMAND_LIMITS } from './limits.ts';
import { commandAnswer, commandError, previewExample, scheduleParts, timesPart, USAGE } from './messages.ts';
import { readSchedule } from './parse-schedule.ts';
import { anotherMeasure, digest, noPostReason } from './post.ts';
import { readDay } from './time.ts';

const ALL: DigestSettings = { scope: null, rhythm: 'daily', matters: [] };
/** Behind the last minute of a day: posting times are told from the day after. */
const NIGHT = '24:00';

/** Reads an order of the daily post: /digest 订阅 08:45 第7条 · 每天8点半推送食品安全 · 不要再推送了 · 换一条. */
export function readOrderQuery(asked: Asked, knowledge: Knowledge): OrderQuery | null {
  const order = readDigestCommand(asked.text);
  if (order === null) return null;
  const { today, focus } = asked.question;
  const details = { verb: order.verb, details: order.rest, today, shown: focus?.units ?? [] };
  return { ...wholeSlots(asked, knowledge), act: 'order', intent: 'digest', ...details };
}

/** Answers an order of the daily post; what is to be done is data. */
export const subscription = defineIntent({
  name: 'digest',
  examples: ['/digest', '/digest 预览 2020-04-24', '每周一早上九点推送第二部分', '不要再推送了', '换一条'],
  answer: (order, knowledge) => carry(order, knowledge),
});

function carry(order: OrderQuery, knowledge: Knowledge): Answer {
  switch (order.verb) {
    case 'state':
      return commandAnswer([say('每日推送：每个工作日一条要点原文，注明出处。'), say(USAGE)], { do: 'state' }, [
        previewExample(knowledge, order.today),
      ]);
    case 'subscribe':
      return subscribe(order, knowledge);
    case 'unsubscribe':
      return commandAnswer([say('收到：退订这里的推送。')], { do: 'unsubscribe' });
    case 'preview':
      return preview(order, knowledge);
    case 'now':
      return commandAnswer([say('收到：现在推送今天的一条。')], { do: 'now' });
    case 'pause':
      return pause(order, knowledge);
    case 'resume':
      return commandAnswer([say('收到：恢复推送。')], { do: 'resume' });
    case 'another':
      return other(order, knowledge);
    case 'unknown':
      return commandError(`看不懂“${printable(order.details)}”。例如：/digest 订阅 08:45 第7条 每日`, ['/digest']);
  }
}

function subscribe({ details: rest, today }: OrderQuery, knowledge: Knowledge): Answer {
  const read = readSchedule(rest, today, knowledge);
  if ('fault' in read) return read.fault;
  const { schedule } = read;
  const parts = [
    ...scheduleParts(knowledge, schedule, '收到，订阅：'),
    timesPart(knowledge, schedule, null, { day: today, time: NIGHT }),
  ];
  return commandAnswer(parts, { do: 'subscribe', schedule }, [previewExample(knowledge, today), '/digest 退订']);
}

function preview({ details: rest, today }: OrderQuery, knowledge: Knowledge): Answer {
  const { year } = knowledge.plan;
  const example = `例如：${previewExample(knowledge, today)}`;
  const read = readDay(rest, today, () => year ?? yearOf(today));
  if ('wrong' in read) return commandError(`${read.wrong}。${example}`);
  const words = read.rest.replace(/推送|那天|当天|的|\s/gu, '');
  if (read.value === null && words !== '') return commandError(`看不懂“${printable(words)}”这个日子。${example}`);
  const wish = readSchedule(words, today, knowledge);
  if ('fault' in wish) return wish.fault;
  const settings = { ...ALL, scope: wish.schedule.scope, rhythm: wish.schedule.rhythm };
  const day = read.value ?? today;
  const post = digest(knowledge, day, settings);
  if (post) return { ...post, effect: null };
  if (year !== null && yearOf(day) !== year && dayKind(knowledge, day, settings) === 'none')
    return commandError(`载入的是${year}年的要点，${day}不在这一年里，没有推送。${example}`);
  return commandAnswer([say(noPostReason(knowledge, day, settings) ?? '')], null);
}

function pause({ details: rest, today }: OrderQuery, knowledge: Knowledge): Answer {
  const { year } = knowledge.plan;
  const example = '例如：/digest 暂停到 10-08';
  const read = readDay(rest, today, comingYear(today));
  if ('wrong' in read) return commandError(`${read.wrong}。${example}`);
  const until = read.value;
  if (until === null) return commandError(`要暂停到哪一天？${example}`);
  if (read.rest.replace(/[为止的,。!\s]/gu, '') !== '')
    return commandError(`看不懂“${printable(read.rest)}”。${example}`);
  if (until < today) return commandError(`${until}已经过去了。${example}`);
  if (year !== null && yearOf(today) === year && yearOf(until) !== year)
    return commandError(`${until}不在${year}年里，要点的推送只到${year}年底；不想再收请用 /digest 退订。${example}`);
  return commandAnswer([say(`收到：推送暂停到${sayDay(until)}（含当天），之后自动恢复。`)], { do: 'pause', until });
}

function other({ details: rest, today, shown: seen }: OrderQuery, knowledge: Knowledge): Answer {
  const isMeasure = (unit: string | null) => unit !== null && knowledge.byId.measures.has(unit);
  const shown = [unitIn(rest), ...seen.toReversed()].find(isMeasure) ?? null;
  const answer = anotherMeasure(knowledge, shown, today, ALL);
  return { ...answer, effect: { do: 'another', after: shown } };
}

/** Words of a person that may be repeated. */
function printable(text: string): string {
  return text.replace(/[^\p{Script=Han}a-z0-9.:-]/gu, '').slice(0, COMMAND_LIMITS.commandWords);
}
