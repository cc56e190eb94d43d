import type { Term } from '../../index/search/query.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, quote, say } from '../compose/parts.ts';
import { silence } from '../compose/refusal.ts';
import { type Found, find } from '../understand/confidence.ts';
import { next } from './item.ts';

/** All of it is wanted, not the best of it. */
const EVERY = /哪些|哪几|全部|所有|列出|列给|都有|各有|汇总|盘点|罗列/;

/** 有没有提到: a passage that holds less than this, with a noun missing, is no mention. */
const MENTIONED = 0.5;
const NOUN = 4;

/** 电梯相关任务: the measures that speak of it; or that the plan does not say. */
export const topic = defineIntent<Found>({
  name: 'topic',
  examples: ['电梯相关任务', '缺斤短两', '老年人食堂', '有没有提疫情'],
  match(asked, knowledge) {
    const found = find(asked.topic('提到', '列举', '名词', '出处'), knowledge, asked.text, EVERY.test(asked.text));
    return found.topic.terms.length === 0 ? null : found;
  },
  answer(found, asked, knowledge) {
    const { terms } = found.topic;
    if (
      asked.asks('提到') &&
      (found.all[0]?.share ?? 0) < MENTIONED &&
      terms.some((term) => term.by === 'nothing' && term.weight > NOUN)
    )
      return silence({ ...found, band: found.band === 'none' ? 'none' : 'nearest' }, asked, knowledge, 'topic');
    if (found.band !== 'answer') return silence(found, asked, knowledge, 'topic');
    const units = found.hits.map((hit) => hit.unit);
    const lead = `找到${units.length}处${told(terms)}：`;
    const rest = found.all
      .slice(0, 12)
      .map((hit) => hit.unit)
      .filter((unit) => !units.includes(unit));
    return answer(asked, 'topic', 'answered', [say(lead), quote(knowledge, units, terms)], {
      rest,
      suggestions: next(units, knowledge),
    });
  },
});

/** Which words of the plan stood for words of the question. */
function told(terms: readonly Term[]): string {
  const used = terms
    .filter((term) => term.by === 'synonym' || term.by === 'sound')
    .flatMap((term) => term.forms.slice(0, 1));
  return used.length === 0
    ? ''
    : `（按${[...new Set(used)]
        .slice(0, 3)
        .map((form) => `‘${form}’`)
        .join('、')}查找）`;
}
