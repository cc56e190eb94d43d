import type { Knowledge } from '../../index/knowledge.ts';
import { toNumber } from '../../index/text/numeral.ts';
import type { ValueQuery } from '../query/query.ts';
import type { CountSlot, Reference } from '../query/slots.ts';
import { find } from '../retrieval/confidence.ts';
import { figuresIn, figuresOf, fittingFigures } from '../retrieval/figures.ts';
import type { Asked } from '../understand/question.ts';
import { FOREIGN_COUNT } from './limits.ts';
import { slotsOf } from './slots.ts';

const SHARE = /率|比例|占比|百分|几成/;
/** A number is asked for, not some of several things: 几个 in the middle of a sentence is no count. */
const COUNTING = new RegExp(
  [
    '多少|百分|比例|占比|什么水平|第几(?!条|部分|大|点|项|章|块|节|是)',
    '(?<![哪第])几(?:台|家|个|条|项|届|级|次|场|所|处|座|名|位|套|份|辆|件|批|成|镇|村|万|大|点)(?![村镇城])[\\u4e00-\\u9fff]{0,4}(?:[?。!]*$)',
    '(?<![哪第])几(?:台|座|所|辆|部|盏|架)[\\u4e00-\\u9fff]{4,8}(?:[?。!]*$)',
  ].join('|'),
  'u',
);
const MONEY = new RegExp(
  `多少(?:万|亿)?(?:元|钱)|几(?:个|千|百|十)?[万亿](?!亩|人|户|平|吨|台|头)|几(?:块钱|元)|(?:花|奖|收|赔|拿出?|投入?|补)多少|${[
    '(?:经费|资金|预算|投资|补助|补贴|奖励|奖金|费用|收费|造价|拨款|工资|月薪|底薪|津贴)(?!使用|执行|拨付)[^,。]{0,6}(?:多少|几)',
    '多少[^,。]{0,3}(?:经费|资金|预算|投资|补助|补贴|奖励|奖金|费用|工资|津贴|党费|会费|学费)',
  ].join('|')}`,
  'u',
);
const DURATION = /(?:几|多少)个?(?:工作日|小时|钟头|分钟|天|周|星期)|多久(?!.{0,4}[一1][次回遍])|多长时间/u;
/** Things are counted by their measure word. */
const THINGS =
  /招[^,。]{0,4}(?:多少|几)|(?:多少|几)(?:[批人家户辆件台场剂车]次|[台家个项次场名人件批份座处户所辆吨块亩头本册套间张位](?!月|工作日))/u;
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
  if (counted.kind === 'any' && (!asked.asks('数量') || !counts(asked.text) || PARTS.test(asked.text))) return null;
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

/** Whether it is asked how long something takes, which the plan prints. */
export function isLong(asked: Asked, knowledge: Knowledge): boolean {
  return DURATION.test(asked.text) && asked.scope.length === 0 && printsCount(asked, knowledge);
}

/** Whether it is asked how often something is done. */
export function isOften(text: string): boolean {
  return /多久[^,。]{0,4}(?:一|1)(?:次|回|遍)/.test(text);
}

/** Whether money, a length of time or a number of things is asked for that the best measures on the matter print. */
export function printsCount(asked: Asked, knowledge: Knowledge): boolean {
  const counted = countedIn(asked.text);
  if (counted.kind === 'any' && !(THINGS.test(asked.text) && counts(asked.text))) return false;
  const of = asked.topic('数量', '列举', '目录', ...(counted.kind === 'duration' ? ['日期'] : []));
  const found = find(of, knowledge);
  const isForeign = of.terms.some((term) => term.forms.length === 0 && term.weight > FOREIGN_COUNT);
  if (found.band !== 'answer' || isForeign) return false;
  return fittingFigures(found.all, counted, of.terms, knowledge).length > 0;
}

/** Whether a number is asked for. */
function counts(text: string): boolean {
  return COUNTING.test(text) && !WHETHER.test(text);
}

function countedIn(text: string): CountSlot {
  return {
    word: /(?:多少|几|第几)\s*(?:来|多)?(个?工作日|[批人家户辆件台场剂车]次|[\u4e00-\u9fff])/u.exec(text)?.[1] ?? '',
    things: things(text),
    kind: MONEY.test(text) ? 'money' : DURATION.test(text) ? 'duration' : 'any',
    current:
      /(?:现在|目前|如今)(?:一共|总共|共)?(?:实?有|是)|现有|已有/.test(text) &&
      !SHARE.test(text) &&
      !/第几|几届/.test(text),
    fresh: /新(增|建|发展|设|开|加)/.test(text),
    rank: /第几|几届|首|第一/.test(text),
    share: SHARE.test(text),
    percent: /百分之|几成/.test(text),
    bare: /多少$/.test(text),
  };
}

const BEHIND =
  /(?:多少|几)(?:[批人家户辆件台场剂车]次|[台家个项次场名人件批份座处户所辆吨块亩头本册套间张位部])([\p{Script=Han}]{2,6})[?。!]*$/u;

function things(text: string): string {
  return BEHIND.exec(text)?.[1] ?? '';
}
