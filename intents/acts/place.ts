import type { Knowledge } from '../../index/knowledge.ts';
import { PUNCTUATION } from '../../index/plan/passage.ts';
import type { PlaceQuery } from '../query/query.ts';
import { find } from '../retrieval/confidence.ts';
import { ownArea, placeNames, placesCalled } from '../retrieval/places.ts';
import type { Asked } from '../understand/question.ts';
import { slotsOf } from './slots.ts';

/** Asks for the places of a matter. */
const WHICH = /哪[几些]?个?(?:小区|村|镇|街道|社区|街镇)/;
/** Asks which places of a kind the plan names. */
const OF_KIND = /哪[几些]?个?(村|镇|街道)/;
const NAMED = /([\u4e00-\u9fff]{2,3}?(?:镇|街道|村|市|省|县|区))/gu;

/** Reads 安亭那边有什么 · 有哪些镇 · 在哪些小区. */
export function readPlace(asked: Asked, knowledge: Knowledge): PlaceQuery | null {
  if (asked.scope.length > 0) return null;
  const query = (wanted: PlaceQuery['wanted'], place: readonly string[], kind: string, ...more: readonly string[]) => {
    const slots = slotsOf(asked, asked.topic('地点', '列举', ...more), knowledge);
    return { ...slots, act: 'where', intent: 'place', wanted, place, kind } as const;
  };
  const names = namesIn(asked, knowledge);
  if (names.length > 0) return query('named', names, '', '合作', '名词', '提到', '出处');
  const unknown = unknownPlace(asked, knowledge);
  if (unknown !== null) return query('unknown', [unknown], '');
  if (!asked.asks('地点')) return null;
  const { terms, text } = asked.topic('地点', '列举');
  if (WHICH.test(asked.text) && terms.length > 0) {
    const matter = query('of matter', [], '');
    return find(matter.of, knowledge).band === 'answer' ? matter : null;
  }
  const kind = OF_KIND.exec(asked.text)?.[1] ?? '';
  const named = terms.filter((term) => term.said.length > 1 && !knowledge.lexicon.light.has(term.said));
  const isPrinted = knowledge.passages.some(
    (passage) => text.length > 2 && passage.letters.text.includes(text.replace(PUNCTUATION, '')),
  );
  return named.length === 0 && !isPrinted && placesCalled(kind, knowledge).length > 0 ? query('all', [], kind) : null;
}

/** Names by which the question calls places of the plan, other than the office's own area. */
function namesIn(asked: Asked, knowledge: Knowledge): readonly string[] {
  const home = ownArea(knowledge);
  const rest = heard(asked.rest, knowledge);
  const said = knowledge.facts.places.filter(
    (p) => !home.has(p.text) && placeNames(p).some((name) => !home.has(name) && rest.includes(name)),
  );
  return [...new Set(said.flatMap(placeNames).filter((name) => rest.includes(name)))];
}

/** A text with places that only sound like one of the plan's put right: 安停镇. */
function heard(text: string, knowledge: Knowledge): string {
  return text.replace(NAMED, (name) => {
    if (knowledge.passages.some((p) => p.folded.text.includes(name))) return name;
    const like = knowledge.vocabulary.sounds.same(name);
    return like !== null && knowledge.facts.places.some((p) => placeNames(p).includes(like)) ? like : name;
  });
}

function unknownPlace(asked: Asked, knowledge: Knowledge): string | null {
  for (const [name] of asked.rest.matchAll(NAMED)) {
    const known = knowledge.passages.some((p) => p.folded.text.includes(name));
    const { tag } = knowledge.vocabulary.segmenter;
    const isPlace = /(镇|街道|村)$/.test(name) || [name, name.slice(0, -1)].some((word) => tag(word) === 'ns');
    if (!known && isPlace && !/[哪各每这那几有一个我你要在到从和的去来]|农村|城市|城镇|乡镇|街镇|市场/.test(name))
      return name;
  }
  return null;
}
