import type { Knowledge } from '../../index/knowledge.ts';
import type { Library } from '../../index/library.ts';
import { issuerOf, levelOf } from '../../index/library.ts';

const FULL = /(?<![\d.])((?:19|20)\d{2})(?!\d)/gu;
const SHORT = /(?<![\d.第])([12]\d)年(?!级|以上|以下|内|来|前)/gu;
const CHINESE = /二[零〇]([零〇一二三四五六七八九]{2})年/gu;
const RELATIVE: readonly (readonly [RegExp, number, string])[] = [
  [/大前年/, -3, '大前年'],
  [/前年/, -2, '前年'],
  [/去年|上一?年度?(?!终)/, -1, '上一年'],
  [/明年|下一?年度/, 1, '下一年'],
  [/后年/, 2, '后年'],
];

/** A year that a question names: the number, and how the reply calls it. */
interface Named {
  readonly year: number;
  readonly said: string;
  /** The words that name it, to be left out where another plan is asked; empty for a number, which does no harm. */
  readonly words: string;
}

/** Years that a question names, numbers first. Words such as 去年 count from a year; null leaves them out. */
export function yearsIn(text: string, from: number | null): readonly Named[] {
  const number = (year: number): Named => ({ year, said: `${year}年`, words: '' });
  const written = [...text.matchAll(FULL)].map(([, year = '']) => number(Number(year)));
  const short = [...text.matchAll(SHORT)].map(([, digits = '']) => number(2000 + Number(digits)));
  const chinese = [...text.matchAll(CHINESE)].map(([, digits = '']) => number(2000 + read(digits)));
  const words = RELATIVE.flatMap(([pattern, step, said]): Named[] => {
    const found = pattern.exec(text);
    return found && from !== null ? [{ year: from + step, said, words: found[0] }] : [];
  });
  return [...written, ...short, ...chinese, ...words.slice(0, 1)];
}

function read(digits: string): number {
  return Number([...digits.replaceAll('〇', '零')].map((c) => '零一二三四五六七八九'.indexOf(c)).join(''));
}

/** How a question names whose plan it means, with the level that this is. */
const WHOSE: readonly (readonly [RegExp, string])[] = [
  [/市里的?|市局的?|市级的?|全市的?/, '市'],
  [/区里的?|区局的?|区级的?|县里的?|县局的?|本局的?|我们?局的?/, '区'],
  [/省里的?|省局的?|省级的?/, '省'],
  [/总局的?|国家的/, '国家'],
];

/** Plans of the issuer that a question names, and the words that name it; null where it names none, or none that tells the plans apart. */
export function issuerIn(
  text: string,
  library: Library,
): { readonly plans: readonly Knowledge[]; readonly words: string } | null {
  const issuers = new Set(library.plans.map(issuerOf));
  if (issuers.size < 2) return null;
  const named = [...issuers].find((issuer) => issuer.length > 2 && text.includes(issuer.toLowerCase()));
  if (named !== undefined) return { plans: library.plans.filter((k) => issuerOf(k) === named), words: named };
  for (const [pattern, level] of WHOSE) {
    const found = pattern.exec(text);
    const plans = library.plans.filter((knowledge) => levelOf(knowledge) === level);
    if (found && plans.length > 0 && plans.length < library.plans.length) return { plans, words: found[0] };
  }
  return null;
}
