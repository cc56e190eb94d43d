/** A number as it is printed in a list; null where the format has no sign for it. */
type Numeral = (count: number) => string | null;

/** Digits 0–9, the units ten, hundred, thousand, and the unit of ten thousand. */
interface Counting {
  readonly digits: string;
  readonly units: string;
  readonly myriad: string;
}

const COMMON: Counting = { digits: '零一二三四五六七八九', units: '十百千', myriad: '万' };
const LEGAL: Counting = { digits: '零壹贰叁肆伍陆柒捌玖', units: '拾佰仟', myriad: '万' };
const LEGAL_TRADITIONAL: Counting = { digits: '零壹貳參肆伍陸柒捌玖', units: '拾佰仟', myriad: '萬' };
const LEGAL_JAPANESE: Counting = { digits: '零壱弐参四伍六七八九', units: '拾百千', myriad: '万' };
const TRADITIONAL: Counting = { ...COMMON, myriad: '萬' };

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [
  ...[1000, 900, 500, 400].map((value, i) => [value, ['M', 'CM', 'D', 'CD'][i] ?? ''] as const),
  ...[100, 90, 50, 40].map((value, i) => [value, ['C', 'XC', 'L', 'XL'][i] ?? ''] as const),
  ...[10, 9, 5, 4, 1].map((value, i) => [value, ['X', 'IX', 'V', 'IV', 'I'][i] ?? ''] as const),
];

/** The values of ST_NumberFormat that are printed as Word prints them; `bullet` and `custom` are the caller's. */
const NUMERALS: Readonly<Record<string, Numeral>> = {
  none: () => '',
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (count) => String(count).padStart(2, '0'),
  decimalFullWidth: (count) => fullWidth(String(count)),
  decimalFullWidth2: (count) => fullWidth(String(count)),
  decimalEnclosedCircle: (count) => enclosed(0x2460, 20, count),
  decimalEnclosedCircleChinese: (count) => enclosed(0x2460, 20, count),
  decimalEnclosedParen: (count) => enclosed(0x2474, 20, count),
  decimalEnclosedFullstop: (count) => enclosed(0x2488, 20, count),
  ideographEnclosedCircle: (count) => enclosed(0x3280, 10, count),
  numberInDash: (count) => `- ${count} -`,
  hex: (count) => count.toString(16).toUpperCase(),
  ordinal: (count) => `${count}${ordinalEnd(count)}`,
  lowerLetter: (count) => letters(count),
  upperLetter: (count) => letters(count)?.toUpperCase() ?? null,
  lowerRoman: (count) => roman(count)?.toLowerCase() ?? null,
  upperRoman: roman,
  chicago: (count) => repeated('*†‡§', count),
  chineseCounting: (count) => (count < 100 ? counted(count, COMMON) : digitByDigit(count, '○')),
  chineseCountingThousand: (count) => counted(count, COMMON),
  chineseLegalSimplified: (count) => counted(count, LEGAL, true),
  taiwaneseCounting: (count) => (count < 100 ? counted(count, COMMON) : digitByDigit(count, '○')),
  taiwaneseCountingThousand: (count) => counted(count, TRADITIONAL),
  taiwaneseDigital: (count) => digitByDigit(count, '○'),
  ideographDigital: (count) => digitByDigit(count, '〇'),
  ideographLegalTraditional: (count) => counted(count, LEGAL_TRADITIONAL, true),
  ideographTraditional: (count) => STEMS[count - 1] ?? null,
  ideographZodiac: (count) => BRANCHES[count - 1] ?? null,
  ideographZodiacTraditional: (count) =>
    count >= 1 && count <= 60 ? `${STEMS[(count - 1) % 10]}${BRANCHES[(count - 1) % 12]}` : null,
  japaneseCounting: (count) =>
    counted(count, COMMON)
      ?.replaceAll('零', '')
      .replace(/一(?=[百千])/g, '') || '〇',
  japaneseLegal: (count) => counted(count, LEGAL_JAPANESE, true)?.replaceAll('零', '') || '零',
  japaneseDigitalTenThousand: (count) => digitByDigit(count, '〇'),
  koreanDigital2: (count) => digitByDigit(count, '零'),
};

/** A number in one of Word's formats; where the format has no sign for it, the number in digits, as Word does. Undefined for a format that is not known. */
export function formatNumeral(count: number, format: string, pattern = ''): string | undefined {
  // A format of one's own is an example: 001, 002, 003, ...
  if (format === 'custom') return /^0*1\b/.test(pattern) ? padded(count, pattern) : undefined;
  const numeral = Object.hasOwn(NUMERALS, format) ? NUMERALS[format] : undefined;
  return numeral && (numeral(count) ?? String(count));
}

const padded = (count: number, pattern: string) => String(count).padStart(/^0*1/.exec(pattern)?.[0].length ?? 1, '0');

const fullWidth = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const enclosed = (first: number, last: number, count: number) =>
  count >= 1 && count <= last ? String.fromCharCode(first + count - 1) : null;

function ordinalEnd(count: number): string {
  if (count % 100 >= 11 && count % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][count % 10] ?? 'th';
}

/** a … z, aa, bb …: Word doubles letters and does not count on with them. */
const letters = (count: number) => repeated('abcdefghijklmnopqrstuvwxyz', count);

function repeated(signs: string, count: number): string | null {
  if (count < 1 || count > signs.length * 30) return null;
  return (signs[(count - 1) % signs.length] ?? '').repeat(Math.ceil(count / signs.length));
}

function roman(count: number): string | null {
  if (count < 1 || count > 9999) return null;
  let left = count;
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return sign.repeat(times);
  }).join('');
}

const digitByDigit = (count: number, zero: string) =>
  String(count).replace(/\d/g, (digit) => (digit === '0' ? zero : (COMMON.digits[Number(digit)] ?? '')));

/** A number up to 99,999,999 with its units; `full` says 壹拾 where counting says 十. */
function counted(count: number, { digits, units, myriad }: Counting, full = false): string | null {
  if (count < 0 || count > 99_999_999) return null;
  if (count === 0) return digits[0] ?? null;
  const [high, low] = [Math.floor(count / 10_000), count % 10_000];
  const block = (part: number) =>
    [...String(part).padStart(4, '0')]
      .map((digit, i) => (digit === '0' ? '0' : `${digits[Number(digit)]}${[...units].toReversed()[i] ?? ''}`))
      .join('');
  const zeros = (words: string) => words.replace(/0+$/, '').replace(/0+/g, digits[0] ?? '');
  const head = high > 0 ? `${zeros(block(high).replace(/^0+/, ''))}${myriad}` : '';
  const tail = low > 0 ? zeros(high > 0 ? block(low) : block(low).replace(/^0+/, '')) : '';
  const words = head + tail;
  const one = `${digits[1]}${units[0]}`;
  return !full && words.startsWith(one) ? words.slice(1) : words;
}
