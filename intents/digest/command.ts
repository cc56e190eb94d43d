import type { Day } from '../../index/calendar/day.ts';
import type { Verb } from '../query/query.ts';

/** A command about the daily post by its verb; the details stand in `rest`. */
interface DigestCommand {
  readonly verb: Verb;
  readonly rest: string;
}

const COMMAND = /^\/digest(?![a-z])\s*/u;
/** What follows /digest. */
const VERBS: readonly (readonly [RegExp, Verb])[] = [
  [/^(?:状态|查看|帮助|help|\?)?$/u, 'state'],
  [/^(?:退订|取消订阅|取消|停止)(?:推送)?$/u, 'unsubscribe'],
  [/^预览/u, 'preview'],
  [/^(?:现在|立即|马上|立刻)(?:推送|发)?$/u, 'now'],
  [/^暂停(?:推送)?(?:到|至)?/u, 'pause'],
  [/^(?:恢复|继续)(?:推送)?$/u, 'resume'],
  [/^换[一1](?:条|个|点)/u, 'another'],
  [/^订阅/u, 'subscribe'],
];

/** Openings and endings of a sentence that say nothing. */
const OPEN =
  '^(?:请|麻烦|帮我|帮我们|给我|给我们|你|我想|我要|我们要|想|以后|今后|从今天起|从明天起|从下周起|能不能|可以|\\s|,)*';
const SHUT = '(?:了|吧|啊|哦|哈|谢谢|多谢|\\s|[,。!~])*$';
const POST = '(?:每日一条|每日推送|每天的?推送|推送|订阅|日推)';
/** Whole sentences: what they are, and the group that holds the details. */
const SENTENCES: readonly (readonly [RegExp, Verb])[] = [
  [
    /^(?:.{0,10}?[\d.()]{1,8}\s*)?(?:请|帮我|再|给我)?换[一1](?:条|个|点)(?:看看|吧|别的)?[。!]?(?:\s*\([\d.]{1,8}\))?$/u,
    'another',
  ],
  [
    new RegExp(
      `${OPEN}(?:(?:不要|不用|别|无需|停止|停掉|取消|关掉|关闭|不想|不再)(?:再|继续|给我们?|往这里|往群里|收到|收|看|发)*${POST}(?:消息|要点|工作要点|任务)?|退订(?:推送|每日一条)?)${SHUT}`,
      'u',
    ),
    'unsubscribe',
  ],
  [
    new RegExp(
      `${OPEN}(?:把)?(?:暂停${POST}?|${POST}暂停)(?:到|至)(?<rest>.+?)(?:为止|再推|再发|${POST})?${SHUT}`,
      'u',
    ),
    'pause',
  ],
  [new RegExp(`${OPEN}(?:先)?(?:暂停${POST}|${POST}暂停)${SHUT}`, 'u'), 'pause'],
  [new RegExp(`${OPEN}(?:恢复|重新开始|继续)${POST}${SHUT}`, 'u'), 'resume'],
  [new RegExp(`${OPEN}(?:现在|马上|立即|立刻)(?:就)?推送(?:一[条次下])?${SHUT}`, 'u'), 'now'],
  [new RegExp(`${OPEN}预览(?<rest>.*(?:推送|月|日|今天|明天|后天|\\d[-/.]\\d).*)$`, 'u'), 'preview'],
];
/** A sentence that sets a schedule: it begins with 订阅, or names a rhythm or a time and 推送. */
const SCHEDULE = new RegExp(
  `${OPEN}(?:订阅(?!号)|(?:在|于)?(?=每|天天|工作日|早|上午|中午|下午|晚|\\d|[一二三四五六七八九十]).*推送)`,
  'u',
);
const RHYTHM = /每个?(?:天|日|周|星期|礼拜|工作日)|天天|工作日|\d:\d|[\d一二三四五六七八九十]\s?[点时]/u;
/** A sentence that asks is no command. */
const ASKS = /[?]|吗|呢$|什么|啥|哪|谁|多少|几|怎么|如何|有没有|是否|是不是|为什么|意思|提到|要点里/u;

/** Reads a command from a folded question; null where it is none. */
export function readDigestCommand(text: string): DigestCommand | null {
  if (COMMAND.test(text)) return readSlashCommand(text.replace(COMMAND, '').trim());
  return sentence(text);
}

function readSlashCommand(body: string): DigestCommand {
  for (const [pattern, verb] of VERBS)
    if (pattern.test(body)) return { verb, rest: verb === 'another' ? body : body.replace(pattern, '').trim() };
  return sentence(body) ?? { verb: 'unknown', rest: body };
}

function sentence(text: string): DigestCommand | null {
  for (const [pattern, verb] of SENTENCES) {
    const found = pattern.exec(text);
    if (found) return { verb, rest: verb === 'another' ? text : (found.groups?.rest ?? '').trim() };
  }
  if (ASKS.test(text) || !SCHEDULE.test(text)) return null;
  if (!/订阅/.test(text) && !RHYTHM.test(text)) return null;
  return { verb: 'subscribe', rest: text.replace(/推送|订阅/gu, ' ') };
}

/** The unit that 换一条（6.1） names; null where it names none. */
export function unitIn(text: string): string | null {
  return /(\d{1,3}(?:\.\d{1,3})?)/u.exec(text.replace(/换[一1]/gu, ' '))?.[1] ?? null;
}

/** The year in which a month and day come next, today included. */
export function comingYear(today: Day): (month: number, day: number) => number {
  return (month, day) => {
    const year = Number(today.slice(0, 4));
    const passed = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` < today.slice(5);
    return passed ? year + 1 : year;
  };
}
