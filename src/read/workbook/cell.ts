import { type Element, findElement } from '../xml.ts';
import { builtInFormat, type Shown, showNumber, showText } from './number-format.ts';
import { type CellStyle, isStruck, PLAIN_STYLE } from './styles.ts';

/** What a workbook's cells refer to. */
export interface CellContext {
  readonly strings: readonly Element[];
  readonly styles: readonly CellStyle[];
  /** Whether days are counted from 1904. */
  readonly from1904: boolean;
}

/** What a cell shows, and what a reader is to know of it. */
export interface CellText {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Reads a cell as it is shown. */
export function readCell(cell: Element, { strings, styles, from1904 }: CellContext): CellText {
  const { t: type = 'n', s } = cell.attributes;
  const style = styles[Number(s ?? 0)] ?? PLAIN_STYLE;
  const value = findElement(cell, 'v')?.text;
  const inline = findElement(cell, 'is');
  if (inline && (type === 'inlineStr' || value === undefined)) return readWords(inline, style);
  if (value === undefined || (value.trim() === '' && type !== 'str')) {
    const formula = findElement(cell, 'f') !== undefined;
    return { text: '', notes: formula ? ['是公式，没有存下结果，没有读入'] : [] };
  }
  if (type === 's') {
    const string = strings[Number(value)];
    return string ? readWords(string, style) : { text: '', notes: ['的文字在文件里找不到'] };
  }
  if (type === 'str' || type === 'inlineStr') return finish(showText(decodeEscapes(value), style.format), style);
  if (type === 'e') return { text: '', notes: [`是错误值${value}，没有读入`] };
  if (type === 'b') return finish({ text: Number(value) ? 'TRUE' : 'FALSE', note: null }, style);
  if (type === 'd') return finish(showDay(value.trim(), style.format), style);
  return finish(showNumber(Number(value), style.format, from1904), style);
}

/** A value that its whole cell strikes through is told and left out. */
function finish({ text, note }: Shown, { struck }: CellStyle): CellText {
  if (struck && text.trim() !== '') return { text: '', notes: [`划掉的文字没有读入：${text}`] };
  return { text, notes: note === null ? [] : [note] };
}

/** A day written out by ISO 8601 as its cell shows it; a format that is no day's shows it as a day all the same. */
function showDay(written: string, code: string): Shown {
  const [, day = '', hour = '0', minute = '0', second = '0'] =
    /^(\d{4}-\d\d-\d\d)?T?(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?/.exec(written) ?? [];
  const time = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
  const days = day === '' ? 0 : Math.round(Date.parse(day) / 86_400_000) + 25_569;
  if (Number.isNaN(days) || (day === '' && time === 0)) return { text: written, note: null };
  const general = /^(?:general|g\/通用格式|@)?$/i.test(code);
  const format = general ? (day === '' ? 'h:mm' : `${builtInFormat(14)}${time > 0 ? ' h:mm' : ''}`) : code;
  // Days before March 1900 count one less, since Excel has a 29 February 1900.
  return showNumber((day !== '' && days < 61 ? days - 1 : days) + time, format, false);
}

/** The words of a shared or inline string: what is struck through is told, and readings printed above characters. */
function readWords(element: Element, style: CellStyle): CellText {
  const runs = element.children.filter(({ name }) => name === 't' || name === 'r');
  const pieces = runs.map((run) => {
    const properties = findElement(run, 'rPr');
    const text = decodeEscapes(run.name === 't' ? run.text : (findElement(run, 't')?.text ?? ''));
    return { text, struck: properties ? isStruck(properties) : style.struck };
  });
  const readings = element.children
    .filter(({ name }) => name === 'rPh')
    .map((run) => findElement(run, 't')?.text ?? '');
  const struck = pieces.filter((piece) => piece.struck && piece.text.trim() !== '').map(({ text }) => text.trim());
  const { text, note } = showText(pieces.map((piece) => (piece.struck ? '' : piece.text)).join(''), style.format);
  const notes = [
    ...(struck.length > 0 ? [`划掉的文字没有读入：${struck.join('、')}`] : []),
    ...(readings.length > 0 ? [`注音没有读入：${readings.join('')}`] : []),
    ...(note === null ? [] : [note]),
  ];
  return { text, notes };
}

/** Characters that a workbook writes as _xHHHH_; those that no text may hold are left out. */
function decodeEscapes(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}|\p{Cs}/gu, '');
}
