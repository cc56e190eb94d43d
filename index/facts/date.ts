import { type Passage, scan } from '../plan/passage.ts';
import { toNumber } from '../text/numeral.ts';
import type { Time } from './facts.ts';

const NUMBER = '[0-9一二三四五六七八九十]+';
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<it>(?<y>20\\d{2})年(?:度|(?<m>${NUMBER})月)?(?:(?<d>${NUMBER})[日号]|(?<e>底|末|初))?前?)`, 'gu'),
  /“?(?<it>(?<m>\d{1,2})[.·](?<d>\d{1,2})(?<n>[\u4e00-\u9fff]{2,10}日))/gu,
  new RegExp(`(?<!年)(?<it>(?<m>${NUMBER})月(?:(?<d>${NUMBER})[日号]|(?<e>底|末|初))?前?)(?!报|度)`, 'gu'),
  /(?<it>(?<s>[春夏秋冬])季)/gu,
  /(?<!\d)(?<it>(?<e>年底|年末)前?)/gu,
  /(?<it>全年|年内|年度(?=考核)|定期|规定时限|重要时间节点|每[年季月周日])/gu,
];

/** Times that a passage prints: years, months, days, named days, seasons, 年底. */
export function readTimes(passage: Pick<Passage, 'unit' | 'start' | 'text' | 'folded'>): Time[] {
  const found: Time[] = [];
  for (const pattern of PATTERNS) {
    for (const { match, span, text } of scan(passage, pattern)) {
      if (found.some((other) => span.start < other.end && other.start < span.end)) continue;
      const { y, m, d, e, s, n } = match.groups ?? {};
      const month = m === undefined ? null : toNumber(m);
      const day = d === undefined ? null : toNumber(d);
      if (!isCalendar(month, day)) continue;
      const season = s ?? (e !== undefined && m === undefined ? '年底' : null);
      const year = y === undefined ? null : Number(y);
      found.push({ unit: passage.unit, ...span, text, year, month, day, season, name: n ?? null });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a month and a day can stand in a calendar; either may be null. */
export function isCalendar(month: number | null, day: number | null): boolean {
  if (month === null) return day === null || (day >= 1 && day <= 31);
  const longest = LONGEST[month - 1];
  return longest !== undefined && (day === null || (day >= 1 && day <= longest));
}
