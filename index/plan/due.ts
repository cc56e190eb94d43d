import type { Measure, Plan, Span } from './plan.ts';

/** A time by which something is to be done, as printed. */
export interface Deadline extends Span {
  readonly measure: string;
  /** As printed: 6月底前, 二季度, 年底前. */
  readonly text: string;
  /** Its last day as YYYY-MM-DD; null for 长期 and the like, and where the plan has no year. */
  readonly due: string | null;
  /** Where it stands: in the words on who and until when, in the heading of a month or stage, or in the task's own sentence. */
  readonly from: 'duty' | 'heading' | 'text';
}

const MONTH = '(?<month>1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])月份?';
const YEAR = '(?:(?<year>20\\d\\d)年|(?<next>次年|翌年|明年)|今年|本年|当年|年内)?';
const DAY = '(?:(?<day>\\d{1,2})[日号]|(?<third>[上中下]旬)|(?<edge>[底末初]))?';
const QUARTER = '第?(?<quarter>[一二三四1-4])季度|(?<half>[上下])半年';
const POINTED = '(?<!\\d)(?<pointed>20\\d\\d)[.](?<pmonth>1[0-2]|0?[1-9])(?:[.](?<pday>\\d{1,2}))?(?![\\d.])';
const TIME = new RegExp(
  `${POINTED}|${YEAR}(?:${MONTH}${DAY}|${QUARTER}|(?<![\\d一二三四五六七八九十])(?:(?<ending>20\\d\\d))?(?<end>年[底末]))[底末]?(?<before>之?前|以前)?`,
  'g',
);
const STANDING = /长期(?:坚持)?|持续(?:推进)?|常年|全年|每[年月周季日]/;
/** 今年 and 2024年 alone, and months in which something merely happens, are no deadlines of a sentence. */
const DONE =
  /^[^，。；]{0,4}(?:完成|完工|竣工|通车|开通|建成|到位|启用|上线|交付|验收|实现|达到|投入|投用|出台|印发|开工|办结|开放)/;
const FROM = /^(?:起|开始)/;
const HAN = '一二三四五六七八九十';

/** All times by which the measures of a plan are to be done, in printed order. */
export function readDeadlines(plan: Plan): readonly Deadline[] {
  const school = isSchoolYear(plan);
  const headings = monthHeadings(plan);
  const first = (text: string, span: Span, measure: Measure, from: Deadline['from']): Deadline[] =>
    [...text.slice(span.start, span.end).matchAll(TIME)].flatMap((match) => {
      const rest = text.slice(span.start + match.index + match[0].length, span.end);
      const until = match.groups?.before !== undefined || /[到至]/.test(text.charAt(span.start + match.index - 1));
      const open = FROM.test(rest) || (from === 'text' && !until && !DONE.test(rest));
      if (open && from !== 'heading') return [];
      const start = span.start + match.index;
      const due = lastDay(match.groups ?? {}, plan.year, school);
      return [{ measure: measure.id, text: match[0], due, from, start, end: start + match[0].length }];
    });
  return plan.measures.flatMap((measure) => {
    const own = first(plan.text, measure, measure, 'text');
    const { duty } = measure;
    const said = duty?.deadline ? first(plan.text, duty, measure, 'duty') : [];
    const standing = duty?.deadline && said.length === 0 ? standingOf(plan.text, duty, measure) : [];
    const heading = headings.get(measure.item) ?? headings.get(measure.section ?? '');
    const held = heading && said.length === 0 ? first(plan.text, heading, measure, 'heading').slice(-1) : [];
    const fresh = own.filter((one) => !said.some((other) => one.start < other.end && other.start < one.end));
    return [...held, ...fresh, ...said, ...standing].sort((a, b) => a.start - b.start);
  });
}

/** Whether a plan's year begins in autumn, so that its spring is the next year's. */
export function isSchoolYear({ title, sections }: Plan): boolean {
  return /学年|第[一二]学期/.test(title) || sections.some((section) => /^第[一二]学期/.test(section.title));
}

/** Measures that are to be done by a day (YYYY-MM-DD), and from another one on, with the words that say so. */
export function dueBetween(plan: Plan, from: string, to: string): readonly Deadline[] {
  return readDeadlines(plan).filter(({ due }) => due !== null && due >= from && due <= to);
}

/** The last day that words such as 6月底前, 二季度 or 12月15日 mean in a plan's year, YYYY-MM-DD; null where they name none. */
export function lastDayOf(words: string, year: number | null): string | null {
  const last = [...words.normalize('NFKC').matchAll(TIME)].at(-1);
  return last === undefined ? null : lastDay(last.groups ?? {}, year, false);
}

/** Headings that are a month or a stage with its months: their words by the id of the item or section. */
function monthHeadings(plan: Plan): ReadonlyMap<string, Span> {
  const named = ({ start, end }: Span) =>
    /^(?:第?.{1,2}季度|[上下]半年|.{1,4}月份?[：:\s]*$)|[（(].*月.*[）)]/.test(plan.text.slice(start, end));
  const sections = plan.sections.map((s): [string, Span] => [s.id, { start: s.start, end: s.headingEnd }]);
  const items = plan.items.map((i): [string, Span] => [i.id, { start: i.start, end: i.titleEnd }]);
  return new Map([...sections, ...items].filter(([, span]) => named(span)));
}

function standingOf(text: string, span: Span, measure: Measure): Deadline[] {
  const found = STANDING.exec(text.slice(span.start, span.end));
  if (!found) return [];
  const start = span.start + found.index;
  return [{ measure: measure.id, text: found[0], due: null, from: 'duty', start, end: start + found[0].length }];
}

type Parts = Readonly<Record<string, string | undefined>>;

function lastDay(parts: Parts, planYear: number | null, school: boolean): string | null {
  const month = monthOf(parts);
  const named = parts.year ?? parts.ending ?? parts.pointed;
  const said = named === undefined ? planYear : Number(named);
  if (said === null) return null;
  const later = parts.next !== undefined || (school && named === undefined && month < 8);
  const year = said + (later ? 1 : 0);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const thirds: Parts = { 上旬: '10', 中旬: '20' };
  const day = Number(parts.day ?? parts.pday ?? thirds[parts.third ?? ''] ?? (parts.edge === '初' ? 10 : length));
  return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day, length)).padStart(2, '0')}`;
}

function monthOf({ month, pmonth, quarter, half }: Parts): number {
  const value = (said: string) =>
    /\d/.test(said) ? Number(said) : said.length > 1 ? 10 + HAN.indexOf(said.charAt(1)) + 1 : HAN.indexOf(said) + 1;
  if (pmonth !== undefined) return Number(pmonth);
  if (month !== undefined) return value(month);
  if (quarter !== undefined) return value(quarter) * 3;
  return half === '上' ? 6 : 12;
}
