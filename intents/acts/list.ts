import { type Property, propertiesAsked } from '../../index/facts/properties.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { ListQuery, PropertyQuery } from '../query/query.ts';
import type { HeldWord } from '../query/slots.ts';
import { measuresOf, unitText } from '../retrieval/holding.ts';
import { unitsHaving, unitsWith, wantedOf } from '../retrieval/lists.ts';
import { placeNames } from '../retrieval/places.ts';
import { readSought } from '../understand/concordance.ts';
import { readSpan } from '../understand/dates.ts';
import { withNamedScope } from '../understand/named-scope.ts';
import type { Asked } from '../understand/question.ts';
import { LIST_MOST, LIST_WORDS, PROPERTY_WORDS, SLIGHT_WORD } from './limits.ts';
import { slotsOf } from './slots.ts';

/** Reads a question for every measure that has a word: 有哪些专项检查. */
export function readWordList(asked: Asked, knowledge: Knowledge): ListQuery | null {
  if (!asked.asks('列举') || asked.scope.length > 0) return null;
  const topic = asked.topic('列举', '名词', '数量', '提到');
  const query = (word: string, forms: readonly string[]): ListQuery => ({
    ...{ ...slotsOf(asked, topic, knowledge), act: 'list', intent: 'list' },
    ...{ word, forms },
  });
  if (quotes(asked, knowledge)) return query(asked.quoted.join('”“'), asked.quoted);
  const word = topic.text.replace(/\s+/g, '');
  const several = topic.terms.length > LIST_WORDS || /\s/.test(topic.text);
  if (topic.terms.length === 0 || several || word.length < 2) return null;
  const forms = topic.terms.length === 1 ? (topic.terms[0]?.forms ?? []) : [word];
  const units = unitsWith(forms, knowledge);
  return units.length >= 2 && units.length <= LIST_MOST ? query(word, forms) : null;
}

/** Whether what stands in quotation marks is to be listed: the plan has those very words. */
function quotes({ quoted, text }: Asked, knowledge: Knowledge): boolean {
  if (quoted.length > 1 && /还是/.test(text)) return false;
  const units = unitsWith(quoted, knowledge);
  const all = quoted.every((word) => units.some((unit) => unitText(unit, knowledge).includes(word)));
  return all && units.length > 0 && units.length <= LIST_MOST;
}

/** Asks for all of something, or for how many there are. */
const ALL =
  /哪些|哪几|哪(?:个|项|条|块)|几(?:个|处|项|条|点|次|件)|多少(?:个|处|项|条|点|件)|有多少[?。]*$|有什么|有啥|列|全部|所有|凡是|盘点|汇总|一共|共有|有没有|(?:找|挑|筛|拎)(?:出来|一?下)|统计|数一?数|都给/;
/** The same as words that are no part of what is asked about. */
const ASKS = /哪(?:些|几)?(?:个|处|条|点|项|块|件|里)?|(?<![十百\d])几(?:个|处|条|点|项|块|件|次)/gu;
/** What the question may name besides the property. */
const GENERIC = new RegExp(
  `^(?:${[
    '工作|任务|措施|举措|条|项|点|内容|地方|要点|计划|方式|手段|开展|完成|明确|具体|交道|打|搞|合作|交流|省市|事项',
    '时间|时限|期限|日期|部门|活动|节点|宣传|单位|平台|制度|文件|名字|手机|机制|管理|模式|条目|条款|全文|通篇|统计',
    '次数|出现|关键词|关键字|字样|表述|安排|日子|写|讲|提|说|一共|总共|加起来|找出来|找出|列出来|清单|要做|做|事情',
    '整段|一段|一条|单位|项目|建立|搭建|推行|实施|强调|带|用|靠|数数|频次|罗列|措辞|句子|段落|名称|挑|筛|要|想',
  ].join('|')})$`,
);

/** Reads a question for every measure that has properties or holds words, within a scope: 哪些是试点 · 凡是写到汽车的 · 第三部分里讲到培训的. */
export function readProperty(read: Asked, knowledge: Knowledge): PropertyQuery | null {
  if (read.asks('负责')) return null;
  const asked = withNamedScope(read, knowledge);
  const bare = asked.rest.replace(/\([^)]*\)/gu, ' ');
  // What stands in quotation marks is a word before it is a property.
  const isQuoted = asked.quoted.length > 0;
  const cut = (text: string, by: readonly Property[]) =>
    by.reduce((left, { asked: said }) => left.replace(new RegExp(said, 'gu'), ' '), text);
  const first = isQuoted ? [] : propertiesAsked(bare);
  const sought = readSought(cut(bare, first), asked.scope.length > 0, knowledge);
  const text = sought?.rest ?? cut(bare, first);
  const properties = isQuoted && (sought !== null || asked.quoted.length < 2) ? propertiesAsked(text) : first;
  if (sought === null && (properties.length === 0 || !ALL.test(asked.text))) return null;
  if (sought !== null && isElsewhere(sought.words, asked, knowledge)) return null;
  const rest = cut(text, properties).replace(ASKS, ' ');
  const span = readSpan(rest, knowledge.plan);
  const topic = knowledge.topic(span === null ? rest : rest.replace(span.said, ' '));
  const terms = topic.terms.filter((term) => isNarrowing(term, knowledge));
  if (terms.length > PROPERTY_WORDS) return null;
  const slots = slotsOf(asked, { ...topic, terms }, knowledge);
  const named = slots.scope.selectors.flatMap(({ units }) => units);
  const query: PropertyQuery = {
    ...{ ...slots, act: 'list', intent: 'property' },
    where: { ...slots.where, properties: properties.map(({ name }) => name) },
    scope: { ...slots.scope, units: measuresOf(named.length > 0 ? named : asked.scope, knowledge) },
    ...{ words: sought?.words ?? [], all: sought?.all ?? false, span },
  };
  return isListed(query, knowledge) ? query : null;
}

/** Whether there is something to list; or nothing in a scope or of words, which is an answer, too. */
function isListed(query: PropertyQuery, knowledge: Knowledge): boolean {
  if (unitsHaving(wantedOf(query), knowledge).length > 0) return true;
  if (query.of.terms.length > 0 || query.words.some(({ forms }) => forms.length > 0))
    return query.scope.units.length > 0;
  return query.scope.units.length > 0 || query.words.length > 0;
}

function isNarrowing(term: Term, { lexicon }: Knowledge): boolean {
  return term.said.length > 1 && !GENERIC.test(term.said) && !lexicon.light.has(term.said) && term.weight > SLIGHT_WORD;
}

/** Whether another act knows more of all these words: documents with what is done with them, places with what is done there. */
function isElsewhere(words: readonly HeldWord[], asked: Asked, { facts }: Knowledge): boolean {
  if (/字样|字眼|[个两三四]字|[一个]词/.test(asked.text)) return false;
  const isPlace = (said: string) => facts.places.some((place) => placeNames(place).includes(said));
  const isDocument = (said: string) =>
    said.length > 3 && facts.documents.some((one) => one.text.toLowerCase().includes(said));
  const isCounted = /几(?:处|次|条|点|回|个地方)|多少(?:处|次|条|点)/.test(asked.text);
  return (words.some(({ said }) => isPlace(said)) && !isCounted) || words.every(({ said }) => isDocument(said));
}
