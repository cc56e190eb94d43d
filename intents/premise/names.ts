import type { Knowledge } from '../../index/knowledge.ts';
import type { Assertion } from '../answer/answer.ts';
import type { Evidence } from './evidence.ts';

/** The office itself and words that name no body in particular. */
const OWN =
  /^(?:我们|本|我|咱|贵|区|市|全|各|有关|相关|监管|管理|主管|政府|市场监管|市监|职能|兄弟|其他|哪个|什么)*(?:局|部门|机关|单位|所|科|处)?$/;
const LEVEL = /^(?:我国|全国|国家|本区|本市|全区|全市|区里|市里|城市|农村)$/;
/** A body that is said to act: 食药检所要修订. */
const ACTING =
  /(?:^|[,，是由归让跟和])([\p{Script=Han}]{2,5}(?:所|局|处|中心|大队|支队|协会))(?=要|来|会|去|负责|牵头|配合|做)/gu;
/** A town or a street office by the end of its name. */
const RURAL = /(?<!\p{Script=Han})[\p{Script=Han}]{2}(?:镇|街道)|(?<=[在到去跟和与])[\p{Script=Han}]{2}(?:镇|街道)/gu;
const TITLED = /《([^《》]{2,40})》/gu;
const LAW = /([\p{Script=Han}]{2,12}(?:法|条例))(?![\p{Script=Han}]{0,1}(?:律|规|治|定|子|院))/gu;
const NO_LAW =
  /[的和与]|(?:办|方|做|说|想|执|违|司|普|守|依|合|看|管|用|立|无|非|没|犯|枉|书|语|手|拿|打|设|阿|魔|魔)法$|什么|哪|这|那|条例.|法.*法/;

/** A body that is said to lead: 由消防牵头, 是民政部门负责吗. */
const LEADS = /([\p{Script=Han}、]{2,16}?)(?:来|要|会|在)?(?:牵头|负责|主办|主导|领衔)/gu;
/** What makes a body one that helps, is met or is followed. */
const HELPS = /^(?:会同|合作|对接|配合|借鉴)$/;
const ENDING = /(?:部门|单位|机关|管理局|[局委办])$/;

/** Places, bodies and documents of the question that the evidence does not name. `unknown` are those that nothing in the plan names. */
export function nameClaims(evidence: Evidence): {
  readonly claims: readonly Assertion[];
  readonly unknown: readonly string[];
} {
  const unknown = [...places(evidence), ...bodies(evidence), ...documents(evidence)];
  return { claims: unknown.map((said) => ({ said, printed: null })), unknown };
}

function everywhere({ knowledge }: Evidence, name: string): boolean {
  if (knowledge.obligations.some(({ office }) => office.includes(name))) return true;
  return [...knowledge.passages, ...knowledge.headings].some((p) => `${p.folded.text}\n${p.around}`.includes(name));
}

/** Whether a word of the question is stood for by words of the plan. */
function meant({ knowledge }: Evidence, name: string): boolean {
  return knowledge.lexicon.synonyms.has(name) || knowledge.lexicon.stop.has(name);
}

function words({ asked, knowledge }: Evidence): readonly string[] {
  return asked.rest
    .split(/[^\p{Script=Han}a-z0-9]+/u)
    .filter((run) => run !== '')
    .flatMap((run) => knowledge.vocabulary.segmenter.cut(run));
}

/** Whether a word is a place of the country. */
export function isPlaceName(word: string, { lexicon, vocabulary }: Knowledge): boolean {
  return (
    /^n[st]$/.test(vocabulary.segmenter.tag(word)) || lexicon.gazetteer.has(word.replace(/(?<=..)[省市区县]$/, ''))
  );
}

function places(evidence: Evidence): readonly string[] {
  const { knowledge } = evidence;
  const own = new Set(knowledge.facts.places.flatMap((p) => [p.text, ...p.covers]));
  const rural = [...evidence.asked.rest.matchAll(RURAL)].map(([name]) => name);
  return [...rural.filter((name) => !everywhere(evidence, name)), ...words(evidence)].filter(
    (word) =>
      word.length > 1 &&
      (rural.includes(word) || isPlaceName(word, knowledge)) &&
      !LEVEL.test(word) &&
      !knowledge.lexicon.light.has(word) &&
      !own.has(word) &&
      !meant(evidence, word) &&
      !everywhere(evidence, word.replace(/[省市区县镇乡村]$/, '')),
  );
}

function bodies(evidence: Evidence): readonly string[] {
  const { asked, knowledge } = evidence;
  const known = [...knowledge.lexicon.names].filter((name) => asked.rest.includes(name) && !inQuotes(asked.text, name));
  const acting = evidence.verifies ? [...asked.rest.matchAll(ACTING)].map(([, name = '']) => name) : [];
  const all = [...known, ...acting];
  const longest = all.filter((name) => !all.some((other) => other !== name && other.includes(name)));
  return longest.filter((name) => {
    const root = name.replace(/(?:部门|管理局|委员会|[局委办所队])$/, '');
    return !OWN.test(name) && !meant(evidence, name) && !everywhere(evidence, root.length > 1 ? root : name);
  });
}

function inQuotes(text: string, name: string): boolean {
  return new RegExp(`[“《][^”》]*${name}[^“《]*[”》]`).test(text);
}

function documents(evidence: Evidence): readonly string[] {
  const { asked, knowledge } = evidence;
  const letters = (text: string) => text.replace(/[^\p{Script=Han}a-z0-9]/gu, '');
  const printed = [...knowledge.passages, ...knowledge.headings].map((p) => letters(p.folded.text));
  const stands = (name: string) => printed.some((text) => text.includes(letters(name)));
  const titled = [...asked.text.matchAll(TITLED)].map(([, name = '']) => name);
  const laws = [...asked.text.replace(TITLED, ' ').matchAll(LAW)]
    .map(([, name = '']) =>
      name.replace(/^(?:新|老|这个|那个|我国|国家|今年|关于|按照?|根据|依据|学习?|落实|贯彻|执行)+/, ''),
    )
    .filter((name) => name.length > 2 && !NO_LAW.test(name) && !called(name));
  function called(name: string): boolean {
    return knowledge.lexicon.synonyms.get(name)?.some((word) => /[法例》]$/.test(word)) ?? false;
  }
  return [...titled, ...laws].filter((name) => !stands(name));
}

/** Bodies that are said to lead what the evidence prints them beside: 会同民政、消防部门, 借鉴…经验. */
export function roleClaims({ asked, knowledge, passages }: Evidence): readonly Assertion[] {
  const said = [...asked.rest.matchAll(LEADS)].map(([whole, name = '']) => ({ verb: whole.slice(name.length), name }));
  const bodies = knowledge.facts.bodies.filter(({ relation }) => HELPS.test(relation));
  return said.flatMap(({ verb: leads, name }) =>
    passages.flatMap((passage): Assertion[] => {
      const body = bodies.find(
        (one) =>
          one.unit === passage.unit &&
          one.text.split(/[、和与及]/).some((part) => isCalled(part.replace(ENDING, ''), name)),
      );
      if (!body) return [];
      const [from, to] = [body.start - passage.start, body.end - passage.start];
      const verb = passage.text.lastIndexOf(body.relation, from);
      const start = verb >= 0 && from - verb < 12 ? verb : from;
      return [{ said: `${name.split(/[是由归让]/).at(-1)}${leads}`, printed: passage.text.slice(start, to) }];
    }),
  );
}

function isCalled(part: string, name: string): boolean {
  const bare = name.replace(ENDING, '');
  return part.length > 1 && (bare.endsWith(part.toLowerCase()) || (bare.length > 3 && part.endsWith(bare.slice(-4))));
}
