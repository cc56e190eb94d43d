import type { Place } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, near, quote, row, say } from '../compose/parts.ts';
import { looked } from '../compose/refusal.ts';
import type { PlaceQuery } from '../query/query.ts';
import { find } from '../retrieval/confidence.ts';
import { RELATED } from '../retrieval/limits.ts';
import { placeNames, placesCalled, placesNamed } from '../retrieval/places.ts';
import { PLACE_LIST } from './limits.ts';

/** 安亭那边有什么: every mention, or that there is none. */
export const place = defineIntent({
  name: 'place',
  examples: ['安亭那边有什么', '长三角合作', '马陆镇有什么任务'],
  uses: (query) => (query.wanted === 'named' ? ['of', 'place'] : ['of']),
  answer(query, knowledge) {
    const places = placesOf(query, knowledge);
    if (places.length === 0) return absent(query, knowledge);
    const units = related(places, query, knowledge);
    const shown = places.filter((p) => units.includes(p.unit));
    const lead = say(`要点写到的有${units.length}处：`);
    if (units.length > PLACE_LIST)
      return answer(query, 'place', 'answered', [
        lead,
        { kind: 'facts', rows: shown.map((p) => row(knowledge, p, '地点')) },
      ]);
    return answer(query, 'place', 'answered', [lead, quote(knowledge, units, query.of.terms, shown)]);
  },
});

function placesOf(query: PlaceQuery, knowledge: Knowledge): readonly Place[] {
  switch (query.wanted) {
    case 'named':
      return placesNamed(query.place, knowledge);
    case 'all':
      return placesCalled(query.kind, knowledge);
    case 'of matter': {
      const unit = find(query.of, knowledge).hits[0]?.unit;
      return placesCalled('', knowledge).filter((p) => p.unit === unit);
    }
    case 'unknown':
      return [];
  }
}

/** Units of the mentions, those that hold more of the question first; where some clearly do, only those. */
function related(places: readonly Place[], query: PlaceQuery, knowledge: Knowledge): readonly string[] {
  const units = [...new Set(places.map((p) => p.unit))];
  const words = new Set(places.flatMap(placeNames));
  const terms = query.of.terms.filter(
    (term) =>
      ![term.said, ...term.forms].some((form) => words.has(form)) && !/合作|交流|地区|区域|城市/.test(term.said),
  );
  const hits = find({ ...query.of, terms }, knowledge).all.filter((hit) => units.includes(hit.unit));
  const close = hits.filter((hit) => hit.share >= RELATED).map((hit) => hit.unit);
  const literal = units.filter((unit) => places.some((p) => p.unit === unit && query.place.includes(p.text)));
  const ordered = [...literal, ...units.filter((unit) => !literal.includes(unit))];
  return close.length > 0 ? close : ordered;
}

function absent(query: PlaceQuery, knowledge: Knowledge): Answer {
  const found = find(query.of, knowledge);
  const units = found.all.slice(0, 1).map((hit) => hit.unit);
  const nearest = found.band === 'none' ? [] : [near(knowledge, units, found.topic.terms)];
  const missing =
    query.wanted === 'unknown' ? `要点未提及“${query.place[0] ?? ''}”。` : `要点没有写明${looked(query.of)}的地点。`;
  return answer(query, 'place', 'not_in_plan', [say(missing), ...nearest]);
}
