import { format, getFormatFromId, isDateFormat } from 'numfmt';
import { toChineseDigits } from './dbnum.ts';

/** Built-in formats of days and times of a Chinese Excel, by ECMA-376 part 1, 18.8.30. */
const BUILT_IN: readonly (readonly [string, readonly number[]])[] = [
  ['yyyy"年"m"月"', [27, 36, 50, 52, 57]],
  ['m"月"d"日"', [28, 29, 51, 53, 54, 58]],
  ['m-d-yy', [30]],
  ['yyyy"年"m"月"d"日"', [31]],
  ['h"时"mm"分"', [32]],
  ['h"时"mm"分"ss"秒"', [33]],
  ['上午/下午h"时"mm"分"', [34, 55]],
  ['上午/下午h"时"mm"分"ss"秒"', [35, 56]],
];

/** The code of one of Excel's built-in formats as a Chinese Excel has it. */
export function builtInFormat(id: number): string {
  return BUILT_IN.find(([, ids]) => ids.includes(id))?.[0] ?? getFormatFromId(id, 'zh-CN');
}

/** What a cell shows of its value. */
export interface Shown {
  readonly text: string;
  /** What a reader is to know of it: a time that was cut off, a number that its cell cannot show. */
  readonly note: string | null;
}

/** Parts of a format code: quoted and escaped characters, brackets, letters of dates and times, and the rest one by one. */
const LEXEMES =
  /"[^"]*"?|\\[\s\S]|![\s\S]|_[\s\S]|\*[\s\S]|\[[^\]]*\]|AM\/PM|A\/P|上午\/下午|G\/通用格式|General|e\+|e-|a{3,4}|[ymdhse]+|[\s\S]/gi;
const IS_TIME = /^(?:[hs]+|AM\/PM|A\/P|上午\/下午)$/i;
const IS_DATE = /^(?:y+|d+|e+|a{3,4})$/i;
const BESIDE_TIME = /^(?:[hms]+|AM\/PM|A\/P|上午\/下午|[:.0\s]|"[时分秒点：\s]*"|[\\!_][\s:T]|[时分秒点：]|;)$/i;
const COLOUR = /^\[(?:黑色?|蓝色?|青色?|绿色?|洋红色?|红色?|白色?|黄色?|颜色\s*\d+)\]$/;

/** A number as its cell shows it; of a day with its time only the day is kept, never the next one. */
export function showNumber(value: number, code: string, from1904: boolean): Shown {
  if (!Number.isFinite(value)) return { text: '', note: '不是数字' };
  const sections = split(code);
  try {
    const date = isDateFormat(toCode(sections));
    const serial = date && from1904 ? value + 1462 : value;
    const full = draw(serial, sections, date);
    const day = date ? draw(serial, sections.map(withoutTime), date) : full;
    if (day === full) return { text: full, note: full === '' ? `是${value}，按格式不显示` : null };
    return { text: day, note: Number.isInteger(value) ? null : `显示为“${full.trim()}”，只读日期` };
  } catch {
    const text = draw(value, [['General']], false);
    return { text, note: `的数字格式“${code}”显示不了，读作${text}` };
  }
}

/** Words as their cell shows them: a format may put others around them, or hide them. */
export function showText(text: string, code: string): Shown {
  const section = split(code)[3] ?? (code.includes(';') ? undefined : split(code)[0]);
  if (text === '' || section === undefined || (section.length > 0 && !section.includes('@')))
    return { text, note: null };
  const pieces = section.map((part) => (part === '@' ? text : literal(part)));
  return {
    text: pieces.join(''),
    note: section.length === 0 && split(code).length > 3 ? `按格式不显示：${text}` : null,
  };
}

/** The sections of a code as their parts. */
function split(code: string): readonly (readonly string[])[] {
  const sections: string[][] = [[]];
  for (const [lexeme] of (code || 'General').matchAll(LEXEMES))
    if (lexeme === ';') sections.push([]);
    else sections.at(-1)?.push(lexeme);
  return sections;
}

/** What the library does not know in words that it does. */
function toCode(sections: readonly (readonly string[])[]): string {
  return sections
    .map((section) => {
      const known = section.map((part) => {
        if (/^G\/通用格式$/.test(part)) return 'General';
        if (part === '上午/下午') return 'AM/PM';
        if (part.startsWith('!')) return `\\${part.slice(1)}`;
        return COLOUR.test(part) || /^\[dbnum\d\]$/i.test(part) ? '' : part;
      });
      const chinese = section.some((part) => /^上午\/下午$|^a{3,4}$/i.test(part));
      const local = section.some((part) => part.startsWith('[$-'));
      return `${chinese && !local ? '[$-804]' : ''}${known.join('')}`;
    })
    .join(';');
}

function draw(value: number, sections: readonly (readonly string[])[], date: boolean): string {
  const parts = sections.flat();
  const system = Number(parts.map((part) => /^\[dbnum(\d)\]$/i.exec(part)?.[1]).find(Boolean) ?? 0);
  const options = { dateErrorThrows: true, dateSpanLarge: false, locale: parts.some(isSystem) ? 'zh-CN' : 'en-US' };
  if (system === 0) return format(toCode(sections), value, options);
  // Digits of the format's own words stay as they are: they pass as characters of the private area.
  const shifted = sections.map((section) => section.map((part) => (isLiteral(part) ? shift(part, 0xe000) : part)));
  const general = parts.some((part) => /^(?:General|G\/通用格式)$/i.test(part));
  const shown = format(toCode(shifted), value, options);
  return shift(toChineseDigits(shown, system, date ? 'date' : general ? 'counted' : 'digits'), -0xe000);
}

const isSystem = (part: string) => /^\[\$-(?:x-sys|F[48]00)/i.test(part);
const isLiteral = (part: string) => /^["\\!]/.test(part);

function literal(part: string): string {
  if (part.startsWith('"')) return part.replace(/^"|"$/g, '');
  if (/^[\\!]/.test(part)) return part.slice(1);
  return /^[_*[]/.test(part) ? '' : part;
}

/** Moves digits into the private area and back. */
const shift = (text: string, by: number) =>
  text.replace(by > 0 ? /\d/g : /[\ue030-\ue039]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + by));

/** A section without the time that stands behind its day; as it is where anything else follows. */
function withoutTime(section: readonly string[]): readonly string[] {
  const time = section.findIndex((part) => IS_TIME.test(part));
  const day = section.findIndex((part) => IS_DATE.test(part));
  if (day < 0 || time < day || section.slice(time).some((part) => !BESIDE_TIME.test(part))) return section;
  const last = section.slice(0, time).findLastIndex((part) => !/^(?:\s|[\\_][\sT]|"\s*"|AM\/PM)$/.test(part));
  return section.slice(0, last + 1);
}
