import type { Term as Name } from '../index/fact.ts';
import { foldPlain } from '../index/fold.ts';
import { answer, entry, quote, say } from './build.ts';
import { defineIntent } from './define.ts';

/** 双随机一公开是什么: the plan uses the term; it explains it only where it does. */
export const term = defineIntent<readonly Name[]>({
  name: 'term',
  examples: ['红盾云桥是什么', '三会一课一日是什么意思', 'HACCP是哪一条里的'],
  match(asked, knowledge) {
    if (asked.scope.length > 0 || (!asked.asks('名词') && !asked.asks('出处'))) return null;
    const bare = (text: string) => foldPlain(text).replace(/[^\p{Script=Han}a-z0-9+]/gu, '');
    const text = bare(asked.text);
    const said = knowledge.facts.terms.filter((name) => bare(name.text).length > 1 && text.includes(bare(name.text)));
    const longest = said.filter((name) => !said.some((other) => contains(bare(other.text), bare(name.text))));
    const rest = longest.reduce((left, name) => left.replaceAll(bare(name.text), ''), text);
    // A question that says much more than the term asks for something about it, not what it is.
    return longest.length > 0 && rest.length <= Math.max(12, text.length / 2) ? longest : null;
  },
  answer(names, asked, knowledge) {
    const units = [...new Set(names.map((name) => name.unit))];
    const said = [...new Set(names.map((name) => `“${name.text}”`))].join('、');
    const headed = units.filter((unit) => knowledge.headings.some((heading) => heading.unit === unit));
    const entries = headed.map((unit) => entry(knowledge, unit, 0));
    const titles = entries.length > 0 ? [{ kind: 'outline' as const, entries }] : [];
    const parts = [
      say(`要点使用了${said}，没有另附名词解释；原文是：`),
      ...titles,
      quote(
        knowledge,
        units.filter((unit) => !headed.includes(unit)),
        asked.topic('名词', '出处').terms,
        names,
      ),
    ];
    return answer(asked, 'term', 'answered', parts, { units });
  },
});

function contains(longer: string, shorter: string): boolean {
  return longer.length > shorter.length && longer.includes(shorter);
}
