const DIGITS = '零一二三四五六七八九';
const POWERS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Other ways to write a numeral, those of cheques among them. */
const FORMAL: ReadonlyMap<string, string> = new Map([
  ...[...'壹贰叁肆伍陆柒捌玖拾'].map((character, i) => [character, '一二三四五六七八九十'.charAt(i)] as const),
  ...([
    ['〇', '零'],
    ['两', '二'],
    ['廿', '二十'],
    ['卅', '三十'],
  ] as const),
]);

/** Source of a pattern for a whole number in digits or in Chinese numerals. */
export const NUMERAL = '(?:[0-9]{1,4}|[零〇一二两三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾]{1,7})';

/** Value of a numeral in digits or Chinese (0 to 9999), or null where it is none: 十二 → 12, 廿 → 20, 二〇二〇 → 2020. */
export function toNumber(numeral: string): number | null {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  const plain = [...numeral].map((character) => FORMAL.get(character) ?? character).join('');
  if (plain === '' || /[^零一二三四五六七八九十百千]/.test(plain)) return null;
  if (!/[十百千]/.test(plain)) return Number([...plain].map((c) => DIGITS.indexOf(c)).join(''));
  let total = 0;
  let digit = 0;
  for (const character of plain) {
    const power = POWERS.get(character);
    if (power === undefined) digit = DIGITS.indexOf(character);
    else {
      total += (digit || 1) * power;
      digit = 0;
    }
  }
  return total + digit;
}
