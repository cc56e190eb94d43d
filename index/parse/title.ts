import { toNumber } from '../text/numeral.ts';
import { type Bounds, isChrome, isSigned, isSigner, isTitle, titleWords } from './bounds.ts';
import { PARSE_LIMITS } from './limits.ts';
import type { Line } from './lines.ts';
import { readMarker } from './marker.ts';

/** What a plan's head and its signature say about it. */
interface Imprint {
  readonly title: string;
  /** Index of the first line of the title. */
  readonly from: number;
  readonly year: number | null;
  /** Who issued it; null where nothing says so. */
  readonly issuer: string | null;
}

/** Reads the title, the year and the issuer; `id` is the name of the file without its ending. */
export function readImprint(id: string, text: string, lines: readonly Line[], bounds: Bounds): Imprint {
  const { title, from } = readTitleLines(text, lines, bounds.title);
  const head = lines.slice(0, bounds.first);
  const back = lines.slice(bounds.end);
  const year = titleYear(title) ?? yearAround(id, head, back, lines.slice(bounds.title + 1, bounds.first));
  return { title, from, year, issuer: issuerOf(title, head, back) };
}

/** The title, with the lines above it that belong to it: the office's name, the year, the beginning of the sentence. */
function readTitleLines(text: string, lines: readonly Line[], at: number): { title: string; from: number } {
  let from = Math.max(0, at);
  let title = spaced(titleWords(lines[at]?.text ?? ''));
  // A line with a dash is the whole title below a motto.
  const whole = /^[—―－-]/.test(lines[at]?.text ?? '');
  for (let i = at - 1; i >= 0 && at - i < PARSE_LIMITS.titleLines && !whole; i--) {
    const [above, below] = [lines[i], lines[i + 1]];
    if (!above || !below || !goesAbove(above.text, title)) break;
    const apart = text.slice(above.end, below.start).split('\n').length > 2;
    if (apart && !isSigner(above.text)) break;
    title = `${spaced(above.text)}${title}`;
    from = i;
  }
  return { title, from };
}

/** A title without its number as an attachment, its dash, and blanks between all its characters. */
function spaced(words: string): string {
  const bare = words.replace(/^附件\s*\d*\s*[:：]\s*/, '').replace(/^[—―－-]{1,2}\s*(?=\S)/, '');
  return /^(?:\S\s+){2,}\S$/.test(bare) ? bare.replace(/\s+/g, '') : bare;
}

/** Whether a line stands above a title as its beginning. */
function goesAbove(above: string, title: string): boolean {
  if (
    above.length > PARSE_LIMITS.titleAbove ||
    /[。；：:，,>》]|文件$|^\s*[（(]/.test(above) ||
    isChrome(above) ||
    isSigned(above)
  )
    return false;
  if (isTitle(above) || readMarker(above) !== null) return false;
  if (isSigner(above)) return !title.startsWith(above);
  return !/^[\u4e00-\u9fff]{2,16}?(?:局|委|办|街道|镇|县|区|市|省|院|学校|中心|小学|中学)/.test(title);
}

const HAN_YEAR = /[二两][〇○零Ｏ0][〇○零一二三四五六七八九]{2}(?=年|学年)/g;

/** The year that a title names: the first of a span of years, the last where it also names the year before. */
export function titleYear(title: string): number | null {
  const plain = title
    .normalize('NFKC')
    .replace(HAN_YEAR, (han) => String(toNumber(han.replace(/[○Ｏ0]/g, '零')) ?? ''));
  const found = [...plain.matchAll(/(20\d\d)\s*(?:[—–~\-至]\s*(?:20)?\d\d\s*)?(?:学年|年)/g)].map((match) =>
    Number(match[1]),
  );
  const reviews = /总结|回顾|情况/.test(plain);
  return (reviews ? found.at(-1) : found[0]) ?? null;
}

/** The year from what stands around a title without one: school year, number line, signature, file name, preamble. */
function yearAround(
  id: string,
  head: readonly Line[],
  back: readonly Line[],
  preamble: readonly Line[],
): number | null {
  const first = (lines: readonly Line[], pattern: RegExp) => {
    for (const { text } of lines) {
      const found = pattern.exec(text.normalize('NFKC'))?.[1];
      if (found !== undefined) return Number(found);
    }
    return null;
  };
  const school = first(head, /(20\d\d)\s*[—–~\-至]\s*20\d\d\s*学年/);
  const number = first(head, /[〔[(](20\d\d)[〕\])]\s*\d+\s*号/);
  const signed = [...back, ...head].filter(({ text }) => isSigned(text)).flatMap(({ text }) => dateYear(text) ?? []);
  const named = /(?:^|\D)(20\d\d)(?!\d)/.exec(id)?.[1];
  const said = first(preamble, /(20\d\d)年/);
  return school ?? number ?? signed[0] ?? (named === undefined ? null : Number(named)) ?? said;
}

function dateYear(words: string): number | null {
  const digits = /(20\d\d)[年.\-/]/.exec(words.normalize('NFKC'))?.[1];
  return digits === undefined ? titleYear(words) : Number(digits);
}

/** Who issued a plan, by its red head, its signature, its title, or the source that a web page names. */
function issuerOf(title: string, head: readonly Line[], back: readonly Line[]): string | null {
  const red = head.flatMap(({ text }) => /^(\S{4,40})文件$/.exec(text)?.[1] ?? []).find(isSigner);
  const signs = (lines: readonly Line[]) =>
    lines.flatMap(({ text }, i) => {
      const above = lines[i - 1]?.text ?? '';
      if (!isSigned(text)) return [];
      const own = /^[（(]?(\S{3,40})\s+\S/.exec(text)?.[1] ?? '';
      // The office that prints a paper prints it for another: 某局办公室.
      return [own, above].filter(isSigner).map((name) => name.replace(/(?<=[局委府])办公室$/, ''));
    })[0];
  const before = title.split(/(?:20\d\d|二[〇○零]\S\S)\s*(?:[—–-]\d+)?学?年|关于/)[0] ?? '';
  const source = head.flatMap(({ text }) => /来源\s*[:：]\s*(\S{3,30})/.exec(text)?.[1] ?? []).find(isSigner);
  const lead = head.find(({ text }) => isSigner(text) && title.startsWith(text))?.text;
  return red ?? signs(back) ?? signs(head) ?? (isSigner(before) ? before : null) ?? source ?? lead ?? null;
}
