import { type Knowledge, restrict } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, next, quote, say } from '../compose/parts.ts';
import { silence } from '../compose/refusal.ts';
import { find, holdsDoingOnly, together } from '../retrieval/confidence.ts';
import { KEPT, MENTIONED, NOUN, TOLD_FORMS } from './limits.ts';

/** 电梯相关任务: the measures that speak of it; or that the plan does not say. */
export const topic = defineIntent({
  name: 'topic',
  examples: ['电梯相关任务', '缺斤短两', '老年人食堂', '有没有提疫情'],
  uses: () => ['of'],
  answer(query, all) {
    const inside = query.scope.units.length === 0 ? null : within(query.scope.units, all);
    const shown = inside && find(query.of, inside, query);
    const [found, knowledge] = inside && shown?.band === 'answer' ? [shown, inside] : [find(query.of, all, query), all];
    const { terms } = query.of;
    if (
      query.whether &&
      (found.all[0]?.share ?? 0) < MENTIONED &&
      terms.some((term) => term.by === 'nothing' && term.weight > NOUN)
    )
      return silence({ ...found, band: found.band === 'none' ? 'none' : 'nearest' }, query, knowledge, 'topic');
    if (found.band !== 'answer' || holdsDoingOnly(found, knowledge)) return silence(found, query, knowledge, 'topic');
    const units = found.hits.map((hit) => hit.unit);
    const lead = `找到${units.length}处${told(terms)}：`;
    const rest = together(found.all, KEPT)
      .map((hit) => hit.unit)
      .filter((unit) => !units.includes(unit));
    return answer(query, 'topic', 'answered', [say(lead), quote(knowledge, units, terms)], {
      rest,
      suggestions: next(units, knowledge),
    });
  },
});

/** The snapshot of these units alone: what the conversation spoke of comes first. */
function within(units: readonly string[], knowledge: Knowledge): Knowledge {
  return restrict(knowledge, ({ unit }) => units.includes(unit));
}

/** Which words of the plan stood for words of the question. */
function told(terms: readonly Term[]): string {
  const used = terms
    .filter((term) => term.by === 'synonym' || term.by === 'sound')
    .flatMap((term) => term.forms.slice(0, 1));
  return used.length === 0
    ? ''
    : `（按${[...new Set(used)]
        .slice(0, TOLD_FORMS)
        .map((form) => `‘${form}’`)
        .join('、')}查找）`;
}
