import type { Place } from '../../index/facts/facts.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Topic } from '../../index/search/query.ts';
import type { Answer } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, near, quote, row, say } from '../compose/parts.ts';
import { looked } from '../compose/refusal.ts';
import { find } from '../understand/confidence.ts';
import type { Asked } from '../understand/question.ts';

/** Asks for the places of a matter. */
const WHICH = /哪[几些]?个?(?:小区|村|镇|街道|社区|街镇)/;
/** Asks which places of a kind the plan names. */
const OF_KIND = /哪[几些]?个?(村|镇|街道)/;
const NAMED = /([\u4e00-\u9fff]{2,3}?(?:镇|街道|村|市|省|县|区))/gu;
/** How much of the question besides the place a mention must hold to be shown before the others. */
const RELATED = 0.45;

interface Match {
  readonly places: readonly Place[];
  /** A place that was asked for and that the plan lacks. */
  readonly missing: string | null;
}

/** 安亭那边有什么: every mention, or that there is none. */
export const place = defineIntent<Match>({
  name: 'place',
  examples: ['安亭那边有什么', '长三角合作', '马陆镇有什么任务'],
  match(asked, knowledge) {
    if (asked.scope.length > 0) return null;
    const { places } = knowledge.facts;
    const home = ownArea(knowledge);
    const rest = heard(asked.rest, knowledge);
    const said = places.filter(
      (p) => !home.has(p.text) && names(p).some((name) => !home.has(name) && rest.includes(name)),
    );
    if (said.length > 0) return { places: sameAs(said, rest, places), missing: null };
    const missing = unknownPlace(asked, knowledge);
    return missing === null ? listed(asked, places, home, knowledge) : { places: [], missing };
  },
  answer({ places, missing }, asked, knowledge) {
    if (missing !== null) return absent(missing, asked, knowledge);
    const units = related(places, asked, knowledge);
    const shown = places.filter((p) => units.includes(p.unit));
    const lead = say(`要点写到的有${units.length}处：`);
    if (units.length > 5)
      return answer(asked, 'place', 'answered', [
        lead,
        { kind: 'facts', rows: shown.map((p) => row(knowledge, p, '地点')) },
      ]);
    return answer(asked, 'place', 'answered', [
      lead,
      quote(knowledge, units, asked.topic('地点', '列举', '合作').terms, shown),
    ]);
  },
});

/** The office's own district and city stand in many names and tell nothing. */
function ownArea(knowledge: Knowledge): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const p of knowledge.facts.places) counts.set(p.text, (counts.get(p.text) ?? 0) + 1);
  const common = [...counts].filter(([, n]) => n >= 3).map(([text]) => text);
  const roots = common.map((text) => text.replace(/[区市县]$/, ''));
  return new Set([...counts.keys()].filter((text) => roots.includes(text.replace(/[区市县]$/, ''))));
}

function names(place: Place): readonly string[] {
  return [place.text, ...place.covers].filter((name) => name.length > 1);
}

/** All mentions of the places that the question names, abbreviations that cover them included. */
function sameAs(said: readonly Place[], rest: string, places: readonly Place[]): readonly Place[] {
  const asks = new Set(said.flatMap(names).filter((name) => rest.includes(name)));
  return places.filter((p) => names(p).some((name) => asks.has(name)));
}

/** Units of the mentions, those that hold more of the question first; where some clearly do, only those. */
function related(places: readonly Place[], asked: Asked, knowledge: Knowledge): readonly string[] {
  const units = [...new Set(places.map((p) => p.unit))];
  const words = new Set(places.flatMap(names));
  const topic = asked.topic('地点', '列举', '合作', '名词', '提到', '出处');
  const terms = topic.terms.filter(
    (term) =>
      ![term.said, ...term.forms].some((form) => words.has(form)) && !/合作|交流|地区|区域|城市/.test(term.said),
  );
  const hits = find({ ...topic, terms }, knowledge).all.filter((hit) => units.includes(hit.unit));
  const close = hits.filter((hit) => hit.share >= RELATED).map((hit) => hit.unit);
  const literal = units.filter((unit) => places.some((p) => p.unit === unit && asked.rest.includes(p.text)));
  const ordered = [...literal, ...units.filter((unit) => !literal.includes(unit))];
  return close.length > 0 ? close : ordered;
}

/** A text with places that only sound like one of the plan's put right: 安停镇. */
function heard(text: string, knowledge: Knowledge): string {
  return text.replace(NAMED, (name) => {
    if (knowledge.passages.some((p) => p.folded.text.includes(name))) return name;
    const like = knowledge.vocabulary.sounds.same(name);
    return like !== null && knowledge.facts.places.some((p) => names(p).includes(like)) ? like : name;
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

function listed(asked: Asked, places: readonly Place[], home: ReadonlySet<string>, knowledge: Knowledge): Match | null {
  if (!asked.asks('地点')) return null;
  const topic = asked.topic('地点', '列举');
  if (WHICH.test(asked.text) && topic.terms.length > 0) return unplaced(topic, places, home, knowledge);
  const kind = OF_KIND.exec(asked.text)?.[1] ?? '';
  const named = topic.terms.filter((term) => term.said.length > 1 && !knowledge.lexicon.light.has(term.said));
  if (named.length > 0) return null;
  const all = places.filter((p) => !home.has(p.text) && p.text.includes(kind));
  return all.length === 0 ? null : { places: all, missing: null };
}

/** Which places a matter is to be done in: those of its measure, or that none is named. */
function unplaced(
  topic: Topic,
  places: readonly Place[],
  home: ReadonlySet<string>,
  knowledge: Knowledge,
): Match | null {
  const found = find(topic, knowledge);
  const own = places.filter((p) => p.unit === found.hits[0]?.unit && !home.has(p.text));
  if (found.band !== 'answer') return null;
  return own.length > 0 ? { places: own, missing: null } : { places: [], missing: looked(topic) };
}

function absent(missing: string, asked: Asked, knowledge: Knowledge): Answer {
  const found = find(asked.topic('地点', '列举'), knowledge);
  const hit =
    found.band === 'none'
      ? []
      : [
          near(
            knowledge,
            found.all.slice(0, 1).map((h) => h.unit),
            found.topic.terms,
          ),
        ];
  return answer(asked, 'place', 'not_in_plan', [
    say(missing.startsWith('“') ? `要点没有写明${missing}的地点。` : `要点未提及“${missing}”。`),
    ...hit,
  ]);
}
