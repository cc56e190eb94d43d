import type { Knowledge } from '../../index/knowledge.ts';
import { toNumber } from '../../index/text/numeral.ts';
import type { ValueQuery } from '../query/query.ts';
import type { CountSlot, Reference } from '../query/slots.ts';
import { figuresIn, figuresOf } from '../retrieval/figures.ts';
import type { Asked } from '../understand/question.ts';
import { slotsOf } from './slots.ts';

const SHARE = /率|比例|占比|百分|几成/;
/** A number is asked for, not some of several things: 几个 in the middle of a sentence is no count. */
const COUNTING =
  /多少|百分|比例|占比|什么水平|第几(?!条|部分|大|点|项|章|块|节|是)|(?<![哪第])几(?:台|家|个|条|项|届|级|次|场|所|处|座|名|位|套|份|辆|件|批|成|镇|村|万|大|点)(?![村镇城])[\u4e00-\u9fff]{0,4}(?:[?。!]*$)/u;
/** Points and parts of the plan are counted by its outline. */
const PARTS = /(?:多少|几)个?(?:点|部分|方面|板块|大块|小点)/;
/** The same within an item, which its text shows. */
const POINTS = /几点|几条|几项|几个方面|多少点|多少条|件事/;
/** 会不会整顿几次 asks whether, not how many. */
const WHETHER = /会不会|有没有|能不能|是不是|要不要|是否|可不可以/;

/** The items of a section are counted by its outline, documents by what is done with them. */
const PLAN_PARTS = /(?:几|多少)(?:条|项|点|个)(?:工作|任务|措施|举措)?[?。吗呢]*$/;
const DOCUMENTS =
  /(?:几|多少)(?:个|份|部|项|本)?(?:文件|办法|制度|规定|计划|清单|方案|条例|法律|法规|手册|协议)|(?:文件|办法|制度|规定|计划|清单|方案|条例|法律|法规|手册|协议)(?:一共|总共|共|都)?(?:要)?有?(?:几|多少)[个份部项本]?[?。]*$/;
const isPart = ({ kind }: Reference) => kind === 'section' || kind === 'unit';

/** Reads a question for a number, for what a number is, or for all figures: 电梯评估多少台 · 126家是什么 · 量化指标列一下. */
export function readValue(asked: Asked, knowledge: Knowledge): ValueQuery | null {
  const counted = countedIn(asked.text);
  const query = (
    wanted: ValueQuery['wanted'],
    numbers: readonly string[],
    ...kinds: readonly string[]
  ): ValueQuery => ({
    ...{ ...slotsOf(asked, asked.topic('数量', '列举', '目录', ...kinds), knowledge), act: 'value', intent: 'figure' },
    ...{ wanted, numbers, counted },
  });
  if (asked.asks('指标')) return query('all', [], '指标');
  if (PLAN_PARTS.test(asked.text) && asked.references.length > 0 && asked.references.every(isPart)) return null;
  if (DOCUMENTS.test(asked.text)) return null;
  const numbers = numbersIn(asked);
  if (figuresOf(numbers, knowledge).length > 0) return query('number', numbers, '名词', '数字');
  if (!asked.asks('数量') || !counts(asked.text) || PARTS.test(asked.text)) return null;
  const count = query('count', []);
  if (asked.scope.length === 0) return count.of.terms.length === 0 ? null : count;
  const inside = figuresIn(asked.scope, counted, count.of.terms, knowledge);
  return inside.length === 0 && POINTS.test(asked.text) ? null : count;
}

/** Numbers of which it is asked what they are. */
function numbersIn(asked: Asked): readonly string[] {
  if (!asked.asks('名词') && !asked.asks('数字') && !/哪|啥/.test(asked.text)) return [];
  if (asked.asks('数量') || asked.asks('负责')) return [];
  return percents(asked.rest).match(/\d+(?:[.+]\d+)?/g) ?? [];
}

/** 百分之百 as 100%. */
function percents(text: string): string {
  return text.replace(
    /百分之([一二三四五六七八九十百零]+)/g,
    (said, n: string) => `${n === '百' ? 100 : (toNumber(n) ?? said)}%`,
  );
}

/** Whether a number is asked for. */
function counts(text: string): boolean {
  return COUNTING.test(text) && !WHETHER.test(text);
}

function countedIn(text: string): CountSlot {
  return {
    word: /(?:多少|几|第几)\s*(?:来|多)?(批次|人次|[\u4e00-\u9fff])/u.exec(text)?.[1] ?? '',
    fresh: /新(增|建|发展|设|开|加)/.test(text),
    rank: /第几|几届|首|第一/.test(text),
    share: SHARE.test(text),
    percent: /百分之|几成/.test(text),
    bare: /多少$/.test(text),
  };
}
