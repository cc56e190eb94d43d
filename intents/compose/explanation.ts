import type { CoinedTerm as Use } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Part } from '../answer/answer.ts';
import type { Glossed } from '../retrieval/names.ts';
import { entry, quote, say } from './parts.ts';

/** The label under which the office's explanations stand. */
const LABEL = '名词补充';

/** The office's explanations, each under the label and with its file and line. */
export function supplement(glosses: readonly Glossed[]): readonly Part[] {
  return glosses.map(({ gloss: { names, text, file, line } }) => ({
    kind: 'supplement',
    label: LABEL,
    text: `${names.map(({ said }) => said).join('、')}：${text}`,
    source: `名词表 ${file} 第${line}行`,
  }));
}

/** Says that the plan uses names and explains none of them, and quotes the units that use them; nothing where none does. */
export function quoteNames(
  names: readonly Use[],
  units: readonly string[],
  terms: readonly Term[],
  knowledge: Knowledge,
  some = '',
): readonly Part[] {
  if (names.length === 0) return [];
  const said = [...new Set(names.map((name) => `“${name.text}”`))].join('、');
  const headed = units.filter((unit) => knowledge.headings.some((heading) => heading.unit === unit));
  const entries = headed.map((unit) => entry(knowledge, unit, 0));
  const titles = entries.length > 0 ? [{ kind: 'outline' as const, entries }] : [];
  const rest = units.filter((unit) => !headed.includes(unit));
  const lead = say(`要点使用了${said}，没有另附名词解释${some}；原文是：`);
  return [lead, ...titles, quote(knowledge, rest, terms, names)];
}
