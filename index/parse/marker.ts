import { toNumber } from '../text/numeral.ts';

/**
 * Kinds of heading numbers, in the order in which the genre nests them:
 * 第一部分 · 第一章 · 第一节 · 一、 · 第一阶段 · （一） · 三月： · 1. · 1.1 · 1.1.1 · 第一条.
 */
export const MARKER_KINDS = [
  'part',
  'chapter',
  'division',
  'major',
  'stage',
  'minor',
  'month',
  'number',
  'decimal',
  'subdecimal',
  'clause',
] as const;

/** One kind of heading number. */
export type MarkerKind = (typeof MARKER_KINDS)[number];

/** The number in front of a line and where its text begins (UTF-16 units from the line's first character). */
export interface Marker {
  readonly kind: MarkerKind;
  readonly label: string;
  readonly number: number;
  readonly length: number;
  /** True for a number that counts only in sequence: 14加强…, a lone 11. */
  readonly weak: boolean;
}

const HAN = '[一二三四五六七八九十百零〇]';
const DIGIT = '[0-9０-９]';
/** What follows a number that counts things. */
const UNIT =
  /^(?:[年月日号个家项台次场件名人户万亿亩套所处条米类级届期季楼栋座辆批吨元天周时分岁%％‰℃余多+＋~～至—]|公里|千米|平方)/;

/** Words that begin with a number of their own, behind 1. */
const COUNTED = new RegExp(`^\\d{1,4}${UNIT.source.slice(1)}`);

interface Form {
  readonly kind: MarkerKind;
  readonly pattern: RegExp;
  readonly weak?: boolean;
}

/** What closes the name of a stage or a month: a colon, its months in brackets, or the end of the line. */
const NAMED = '(?=\\s*(?:[（(][^（()）]{2,24}[)）]\\s*)?$)|\\s*(?:[（(][^（()）]{2,24}[)）])?\\s*[：:]\\s*';
const MONTH = '(?:1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])';
const DECIMAL = '(?:\\s*[、．.](?!\\d)\\s*|\\s+|(?=[\\u4e00-\\u9fff“《]))';

const FORMS: readonly Form[] = [
  { kind: 'part', pattern: new RegExp(`^第(${HAN}{1,3}|\\d{1,2})(?:部分|编)(?:[\\s：:、]+|(?=[\\u4e00-\\u9fff])|$)`) },
  { kind: 'chapter', pattern: new RegExp(`^第(${HAN}{1,3}|\\d{1,2})章(?!程)(?:[\\s：:、]+|(?=[\\u4e00-\\u9fff])|$)`) },
  { kind: 'division', pattern: new RegExp(`^第(${HAN}{1,3}|\\d{1,2})节(?:[\\s：:、]+|$)`) },
  { kind: 'clause', pattern: new RegExp(`^第(${HAN}{1,4}|\\d{1,3})条(?:[\\s：:、]+|$)`) },
  { kind: 'major', pattern: new RegExp(`^(${HAN}{1,3})\\s{0,2}[、．.](?!${HAN}{1,3}[级季线类楼期])\\s*`) },
  { kind: 'minor', pattern: new RegExp(`^[(（〔](${HAN}{1,3})[)）〕][、.．]?\\s*`) },
  { kind: 'minor', pattern: /^([㈠-㈩])[、.．]?\s*/ },
  {
    kind: 'stage',
    pattern: new RegExp(`^第?((?<=第)[一二三四五六七八1-8]|[一二三四])(?:阶段|学期|季度|步)(?:${NAMED}|\\s+)`),
  },
  { kind: 'stage', pattern: new RegExp(`^([上下春秋])(?:半年|季学期|学期)(?:${NAMED})`) },
  {
    kind: 'month',
    pattern: new RegExp(`^(${MONTH})(?:(?:月份?)?\\s*[—–~～至、-]\\s*${MONTH})?月份?(?:${NAMED}|\\s+)`),
  },
  {
    kind: 'month',
    pattern: new RegExp(`^第(${HAN}{1,3}|\\d{1,2})(?:[—–~～至、-](?:${HAN}{1,3}|\\d{1,2}))?周(?:${NAMED})`),
  },
  {
    kind: 'subdecimal',
    pattern: new RegExp(`^\\d{1,2}[.．]\\d{1,2}[.．](\\d{1,2})(?![\\d.．])${DECIMAL}`),
    weak: true,
  },
  { kind: 'decimal', pattern: new RegExp(`^\\d{1,2}[.．](\\d{1,2})(?![\\d.．])${DECIMAL}`), weak: true },
  { kind: 'number', pattern: new RegExp(`^(${DIGIT}{1,3})\\s*[.．、](?!${DIGIT})\\s*`) },
  { kind: 'number', pattern: new RegExp(`^(${DIGIT}{1,3})[.．、](?=20\\d\\d年)`) },
  { kind: 'number', pattern: new RegExp(`^(${DIGIT}{1,3})[.．](?=${DIGIT}{1,4}${UNIT.source.slice(1)})`), weak: true },
  { kind: 'number', pattern: /^([⒈-⒛])\s*/ },
  { kind: 'number', pattern: new RegExp(`^(${DIGIT}{4})[.．、](?!${DIGIT})\\s*(?=\\S)`), weak: true },
  { kind: 'number', pattern: new RegExp(`^(${DIGIT}{1,3})(?!${DIGIT})(?:\\s+|、|)(?=\\S)`), weak: true },
  { kind: 'number', pattern: new RegExp(`^(${DIGIT}{1,3})$`), weak: true },
];

/** Numbers of the halves of a year. */
const HALF: Readonly<Record<string, number>> = { 上: 1, 下: 2, 春: 1, 秋: 2 };

const bare = (numeral: string) => numeral.normalize('NFKC').replace(/[().]/g, '');

/** Reads the heading marker at the start of a trimmed line; 5.20世界计量日 and 2020年 are none. */
export function readMarker(line: string): Marker | null {
  const first = line.charAt(0);
  if (!/[第(（〔㈠-㈩⒈-⒛0-9０-９一二三四五六七八九十百上下春秋]/.test(first)) return null;
  for (const { kind, pattern, weak = false } of FORMS) {
    const match = pattern.exec(line);
    const number = match?.[1] === undefined ? null : (HALF[match[1]] ?? toNumber(bare(match[1])));
    if (!match || number === null || number === 0) continue;
    const rest = line.slice(match[0].length);
    const decimal = kind === 'decimal' || kind === 'subdecimal';
    if (decimal && !isDecimalText(rest, /\s$/.test(match[0]))) continue;
    if (weak && !decimal && rest !== '' && !isText(rest) && !COUNTED.test(rest)) return null;
    return { kind, label: match[0].trimEnd(), number, length: match[0].length, weak };
  }
  return null;
}

/** Words that begin with what may count things, and count nothing: 人才 behind 4.1. */
const WORD =
  /^(?:人[才员事民居文社力大]|户[籍外]|家[庭校政长]|场[所馆地]|项目|个[体人]|条[件例]|名[师优特校]|所[有属]|批[发准]|分[类级析]|时[限效]|站[点])/;

/** Whether words behind 3.1 begin a heading; behind 3.1万元 and 1.3月 they do not. */
function isDecimalText(rest: string, blank: boolean): boolean {
  if (!/^[\u4e00-\u9fff“《]/.test(rest)) return false;
  return blank || WORD.test(rest) || !UNIT.test(rest);
}

/** Whether words behind a number without a dot begin a sentence of their own. */
function isText(rest: string): boolean {
  return /^[\u4e00-\u9fff“《]/.test(rest) && !UNIT.test(rest);
}
