import { lettersOf } from '../../index/lexicon/glossary.ts';
import { defineIntent } from '../compose/define.ts';
import { quoteNames, supplement } from '../compose/explanation.ts';
import { answer, say } from '../compose/parts.ts';
import { examples } from '../compose/refusal.ts';
import { entriesOf, printedUses, usesOf } from '../retrieval/names.ts';
import { EXPLAINED, FEW_USES, USES } from './limits.ts';

/** 双随机一公开是什么: the plan uses the term; it explains it only where it does. */
export const term = defineIntent({
  name: 'term',
  examples: ['红盾云桥是什么', '三会一课一日是什么意思', 'HACCP是哪一条里的'],
  answer(query, knowledge) {
    const names = usesOf(query.named, knowledge);
    const units = [...new Set(names.map((name) => name.unit))];
    const glosses = entriesOf(query.entries, knowledge);
    const parts = [...quoteNames(names, units, query.of.terms, knowledge), ...supplement(glosses)];
    return answer(query, 'term', 'answered', parts, { units });
  },
});

/** 双随机一公开是什么, where the office has an entry for it: the plan's own words first, or that it has none, then the entry. */
export const glossary = defineIntent({
  name: 'glossary',
  examples: [],
  answer(query, knowledge) {
    const names = usesOf(query.named, knowledge);
    const glosses = entriesOf(query.entries, knowledge);
    const has = (letters: string) => names.some(({ text }) => lettersOf(text) === letters);
    const others = glosses.filter(({ name }) => !has(name.letters));
    const found = others.map((one) => ({ one, uses: printedUses(one.name, knowledge) }));
    const lacking = found.filter(({ uses }) => uses.length === 0).map(({ one }) => `“${one.name.said}”`);
    const uses = [...names, ...found.flatMap((each) => each.uses)];
    const units = [...new Set(uses.map(({ unit }) => unit))];
    const shown = units.slice(0, units.length > USES ? FEW_USES : USES);
    const some = shown.length < units.length ? `（共${units.length}处，先列${shown.length}处）` : '';
    const rest = glosses.length - EXPLAINED;
    const parts = [
      ...quoteNames(uses, shown, query.of.terms, knowledge, some),
      ...(lacking.length > 0 ? [say(`要点没有使用${[...new Set(lacking)].join('、')}。`)] : []),
      ...supplement(glosses.slice(0, EXPLAINED)),
      ...(rest > 0 ? [say(`名词表里另有${rest}个名词，请分开问。`)] : []),
    ];
    if (units.length === 0) return answer(query, 'term', 'not_in_plan', parts, { suggestions: examples(knowledge) });
    return answer(query, 'term', 'answered', parts, { units: shown, rest: units.slice(shown.length) });
  },
});
