import type { Knowledge } from '../index/knowledge.ts';
import type { Asked } from './asked.ts';
import { defineIntent } from './define.ts';
import { refuse } from './refuse.ts';

const FULL = /(?<![\d.])((?:19|20)\d{2})(?!\d)/gu;
const SHORT = /(?<![\d.第])([12]\d)年(?!级|以上|以下|内|来|前)/gu;
const CHINESE = /二[零〇]([零〇一二三四五六七八九]{2})年/gu;
const RELATIVE: readonly (readonly [RegExp, string])[] = [
  [/前年/, '前年'],
  [/去年|上一?年度?(?!终)/, '上一年'],
  [/明年|下一?年度/, '下一年'],
  [/后年/, '后年'],
];

/** 2021年的: only the loaded year can be asked. */
export const year = defineIntent<string>({
  name: 'year',
  examples: ['2021年的电梯任务', '去年做了什么'],
  match: (asked, knowledge) => (asked.references.length > 0 ? null : otherYear(asked, knowledge)),
  answer: (said, asked, knowledge) =>
    refuse(asked, knowledge, `目前只载入了${knowledge.plan.year ?? '一个'}年的工作要点，没有${said}的。`, '进展'),
});

function otherYear(asked: Asked, { plan }: Knowledge): string | null {
  const written = [...asked.text.matchAll(FULL)].map(([, year = '']) => Number(year));
  const short = [...asked.text.matchAll(SHORT)].map(([, digits = '']) => 2000 + Number(digits));
  const chinese = [...asked.text.matchAll(CHINESE)].map(([, digits = '']) => 2000 + read(digits));
  const years = [...written, ...short, ...chinese];
  const other = years.find((year) => year !== plan.year && !plan.text.includes(`${year}`));
  if (other !== undefined && !years.includes(plan.year ?? 0)) return `${other}年`;
  return years.length > 0 || /今年|本年/.test(asked.text)
    ? null
    : (RELATIVE.find(([said]) => said.test(asked.text))?.[1] ?? null);
}

function read(digits: string): number {
  return Number([...digits.replaceAll('〇', '零')].map((c) => '零一二三四五六七八九'.indexOf(c)).join(''));
}
