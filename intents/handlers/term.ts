import { defineIntent } from '../compose/define.ts';
import { quoteNames, supplement } from '../compose/explanation.ts';
import { answer } from '../compose/parts.ts';
import { entriesOf, usesOf } from '../retrieval/names.ts';

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
