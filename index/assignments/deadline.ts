import { toNumber } from '../text/numeral.ts';

const N = '([0-9]{1,2}|[一二三四五六七八九十]{1,3})';
const Y = '((?:19|20)?\\d{2})';
const MONTHS: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Ways to write a time with numbers; each tells whether its numbers can be. The longer come first. */
const FORMS: readonly (readonly [RegExp, (groups: readonly string[]) => boolean])[] = [
  [/((?:19|20)\d{2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/g, ([y, m, d]) => isDay(m, d, y)],
  [new RegExp(`${Y}年${N}月${N}[日号]`, 'g'), ([y, m, d]) => isDay(m, d, y)],
  [new RegExp(`${N}月${N}[日号]`, 'g'), ([m, d]) => isDay(m, d)],
  [new RegExp(`${Y}年${N}月`, 'g'), ([, m]) => isMonth(m)],
  [/((?:19|20)\d{2})\s?[-/.]\s?(\d{1,2})(?!\d)/g, ([, m]) => isMonth(m)],
  [new RegExp(`${N}(?:月份?)?\\s?[-~至到—、]\\s?${N}月`, 'g'), ([a, b]) => isMonth(a) && isMonth(b)],
  [new RegExp(`${N}\\s?(?:个)?(?:工作日|自然日|天|个?月内|周内|日内|年内)`, 'g'), () => true],
  [new RegExp(`${N}个(?:月|季度|星期)`, 'g'), () => true],
  [new RegExp(`${N}月`, 'g'), ([m]) => isMonth(m)],
  [/(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/g, ([m, d]) => isDay(m, d)],
  [new RegExp(`第?${N}季度?`, 'g'), ([quarter]) => within(quarter, 4)],
  [new RegExp(`${N}[日号]`, 'g'), ([day]) => within(day, 31)],
  [/((?:19|20)\d{2})年?/g, () => true],
];
/** Words that say a time without a number. */
const WORDS =
  /[年月季旬]|[天周]内|长期|持续|常态|经常|日常|随时|实时|即时|即日|立即|定期|动态|节前|汛期|[春夏秋冬]|已完成|贯穿|按时序/;

/** Whether words say until when: a day that there is, a month, a quarter, or words such as 年底前, 持续推进, 长期. */
export function isDeadline(words: string): boolean {
  let rest = words.normalize('NFKC');
  let said = WORDS.test(rest);
  for (const [pattern, fits] of FORMS)
    rest = rest.replace(pattern, (...[, ...groups]: unknown[]) => {
      if (!fits(groups.map(String))) return '0';
      said = true;
      return ' ';
    });
  return said && !/\d/.test(rest);
}

function isDay(month: string | undefined, day: string | undefined, year?: string): boolean {
  const last = MONTHS[(toNumber(month ?? '') ?? 0) - 1];
  if (last === undefined || !within(day, last)) return false;
  const number = Number(year);
  const leap = number % 4 === 0 && (number % 100 !== 0 || number % 400 === 0);
  return !(last === 29 && year !== undefined && !leap) || within(day, 28);
}

const isMonth = (month: string | undefined) => within(month, 12);

function within(numeral: string | undefined, most: number): boolean {
  const number = toNumber(numeral ?? '') ?? 0;
  return number >= 1 && number <= most;
}
