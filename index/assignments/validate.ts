import { isDeadline } from './deadline.ts';
import { tells } from './excerpt.ts';
import { FIELDS, type Field, HEADS } from './header.ts';

/** What is wrong with a row, and how to mend it. */
export interface Wrong {
  readonly message: string;
  readonly mend: string;
}

/** Longest words of a cell, in characters. */
const LONGEST: Readonly<Record<Field, number>> = {
  number: 30,
  excerpt: 2000,
  owner: 200,
  partner: 300,
  person: 60,
  deadline: 60,
  basis: 300,
};
/** How a formula begins, which no name does. */
const FORMULA = /^[=+@]/;

/** How a number is to be written. */
export const MEND_NUMBER = '写成6.1（点）或6（条），照模板的编号';

/** What is wrong with the cells of a row by themselves; null where nothing is. */
export function wrongOf(words: Readonly<Record<Field, string>>): Wrong | null {
  const long = FIELDS.find((field) => words[field].length > LONGEST[field]);
  if (long) return { message: `“${HEADS[long]}”超过${LONGEST[long]}字`, mend: '只写名称，说明另放' };
  const formula = FIELDS.find((field) => field !== 'excerpt' && FORMULA.test(words[field]));
  if (formula) return { message: `“${HEADS[formula]}”像公式`, mend: '改写成文字，不以 =、+、@ 开头' };
  if (words.number === '') return { message: '编号是空的', mend: MEND_NUMBER };
  if (words.excerpt === '') return { message: '举措摘录是空的', mend: '从要点原文里原样复制一段' };
  if (!tells(words.excerpt)) return { message: '举措摘录太短', mend: '从要点原文里多复制几个字' };
  if (words.deadline !== '' && !isDeadline(words.deadline))
    return {
      message: `完成时限“${words.deadline.slice(0, 20)}”认不出`,
      mend: '写成2020-06-30、6月底前、二季度、持续推进这样',
    };
  return null;
}
