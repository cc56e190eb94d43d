import type { CoinedTerm as Name } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { lettersOf } from '../../index/lexicon/glossary.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import type { Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { readGlosses, supplement } from '../compose/glossary-note.ts';
import { answer, entry, quote, say } from '../compose/parts.ts';
import type { Asked } from '../understand/question.ts';

/** 双随机一公开是什么: the plan uses the term; it explains it only where it does. */
export const term = defineIntent<readonly Name[]>({
  name: 'term',
  examples: ['红盾云桥是什么', '三会一课一日是什么意思', 'HACCP是哪一条里的'],
  match(asked, knowledge) {
    if (asked.scope.length > 0 || (!asked.asks('名词') && !asked.asks('出处'))) return null;
    const longest = readNames(asked, knowledge);
    const text = bare(asked.text);
    const rest = longest.reduce((left, name) => left.replaceAll(bare(name.text), ''), text);
    // A question that says much more than the term asks for something about it, not what it is.
    return longest.length > 0 && rest.length <= Math.max(12, text.length / 2) ? longest : null;
  },
  answer(names, asked, knowledge) {
    const units = [...new Set(names.map((name) => name.unit))];
    const glosses = readGlosses(
      asked,
      knowledge,
      names.map((name) => lettersOf(name.text)),
    );
    const parts = [...quoteNames(names, units, asked, knowledge), ...supplement(glosses)];
    return answer(asked, 'term', 'answered', parts, { units });
  },
});

/** Terms of the plan that a question names; of those inside one another the longest. */
export function readNames(asked: Asked, { facts }: Knowledge): readonly Name[] {
  const text = bare(asked.text);
  const said = facts.terms.filter((name) => bare(name.text).length > 1 && text.includes(bare(name.text)));
  return said.filter((name) => !said.some((other) => contains(bare(other.text), bare(name.text))));
}

/** Says that the plan uses names and explains none of them, and quotes the units that use them; nothing where none does. */
export function quoteNames(
  names: readonly Name[],
  units: readonly string[],
  asked: Asked,
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
  return [lead, ...titles, quote(knowledge, rest, asked.topic('名词', '出处').terms, names)];
}

function bare(text: string): string {
  return foldPlain(text).replace(/[^\p{Script=Han}a-z0-9+]/gu, '');
}

function contains(longer: string, shorter: string): boolean {
  return longer.length > shorter.length && longer.includes(shorter);
}
