const PLAIN = { digits: '〇一二三四五六七八九', powers: ['', '十', '百', '千'] };
const FORMAL = { digits: '零壹贰叁肆伍陆柒捌玖', powers: ['', '拾', '佰', '仟'] };
const WIDE = { digits: '０１２３４５６７８９', powers: PLAIN.powers };
const SYSTEMS = [PLAIN, FORMAL, WIDE] as const;
const GROUPS = ['', '万', '亿', '万亿'];

/** How the numbers of a format are written: one by one (2020 → 二〇二〇), as a day's, or as they are counted. */
type Manner = 'digits' | 'date' | 'counted';

/**
 * The digits of what a format shows in Chinese, as [DBNum1] (一百二十三), [DBNum2] (壹佰贰拾叁) and [DBNum3] ask. Numbers of a
 * day are counted but for its year; others are counted where the format leaves their form open.
 */
export function toChineseDigits(shown: string, system: number, manner: Manner): string {
  return shown.replace(/\d+/g, (digits, at: number) => {
    const after = shown[at + digits.length];
    const before = shown[at - 1];
    const one = manner === 'digits' || before === '.' || (manner === 'date' && (digits.length > 2 || after === '年'));
    if (one || digits.length > 16) return spell(digits, system);
    const words = count(digits, system);
    return manner === 'date' && system === 1 ? words.replace(/^一十/, '十') : words;
  });
}

const glyphs = (system: number) => SYSTEMS[system - 1] ?? PLAIN;

const spell = (digits: string, system: number) =>
  digits.replace(/\d/g, (digit) => glyphs(system).digits[Number(digit)] ?? digit);

/** A number as it is counted: groups of four digits, a zero once where places are skipped. */
function count(digits: string, system: number): string {
  const { digits: names, powers } = glyphs(system);
  const zero = system === 1 ? '零' : (names[0] ?? '');
  let words = '';
  let skipped = false;
  const bare = digits.replace(/^0+(?=\d)/, '');
  for (let i = 0; i < bare.length; i++) {
    const place = bare.length - 1 - i;
    const digit = Number(bare[i]);
    if (digit === 0) skipped = true;
    else {
      if (skipped && words !== '') words += zero;
      words += `${names[digit] ?? ''}${powers[place % 4] ?? ''}`;
      skipped = false;
    }
    const group = bare.slice(Math.max(0, i - 3), i + 1);
    if (place % 4 === 0 && /[1-9]/.test(group.slice(-Math.min(4, i + 1)))) words += GROUPS[place / 4] ?? '';
  }
  return words || zero;
}
