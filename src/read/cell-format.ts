import { DAY } from '../config/durations.ts';
import { type Element, findElement } from './xml.ts';

/** Excel's built-in formats of days and shares, as a Chinese Excel shows them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'yyyy-m-d',
  16: 'm月d日',
  17: 'yyyy年m月',
  22: 'yyyy/m/d',
  27: 'yyyy年m月',
  28: 'm月d日',
  30: 'yyyy/m/d',
  31: 'yyyy年m月d日',
  36: 'yyyy年m月',
  50: 'yyyy年m月',
  51: 'm月d日',
  57: 'yyyy年m月',
  58: 'm月d日',
};

/** Formats of a workbook's cell styles, in the order in which cells name them. */
export function readFormats(xml: Element | undefined): readonly string[] {
  const root = findElement(xml, 'styleSheet');
  const own = (findElement(root, 'numFmts')?.children ?? []).map(
    (f) => [Number(f.attributes.numFmtId), f.attributes.formatCode ?? ''] as const,
  );
  const codes = new Map(own);
  const styles = findElement(root, 'cellXfs')?.children ?? [];
  return styles.map(
    ({ attributes }) => codes.get(Number(attributes.numFmtId)) ?? BUILT_IN[Number(attributes.numFmtId)] ?? '',
  );
}

/** A number as its cell shows it: a day, a share, or the number itself. */
export function formatCell(number: number, code: string, from1904: boolean): string {
  const bare = code.split(';')[0]?.replace(/\[[^\]]*\]|\\|"|[_*]./g, '') ?? '';
  if (/^[#0.,]*%$/.test(bare)) return `${(number * 100).toFixed(/\.(0+)/.exec(bare)?.[1]?.length ?? 0)}%`;
  if (!/[yd]/i.test(bare) || Number.isNaN(number)) return String(Number(number.toFixed(10)));
  const date = new Date(
    Date.UTC(from1904 ? 1904 : 1899, from1904 ? 0 : 11, from1904 ? 1 : 30) + Math.round(number) * DAY,
  );
  const parts: Readonly<Record<string, string>> = {
    yyyy: String(date.getUTCFullYear()),
    yy: String(date.getUTCFullYear()).slice(2),
    mm: String(date.getUTCMonth() + 1).padStart(2, '0'),
    m: String(date.getUTCMonth() + 1),
    dd: String(date.getUTCDate()).padStart(2, '0'),
    d: String(date.getUTCDate()),
  };
  const days = bare.toLowerCase().replace(/\s*(?:am\/pm|h+.*)$/, '');
  return days.replace(/y{1,4}|m{1,4}|d{1,4}|@/g, (token) =>
    token === '@' ? '' : (parts[token] ?? parts[token.slice(0, 2)] ?? ''),
  );
}
