import { propertiesAsked } from '../../index/facts/property.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import type { ListQuery, PropertyQuery } from '../query/query.ts';
import { measuresOf, unitText } from '../retrieval/holding.ts';
import { unitsHaving, unitsWith } from '../retrieval/lists.ts';
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
  /哪些|哪几|哪(?:个|项|条)|几(?:个|处|项|条)|多少(?:个|处|项|条)|有什么|有啥|列|全部|所有|盘点|汇总|一共|共有|有没有/;
/** What the question may name besides the property. */
const GENERIC = new RegExp(
  `^(?:${[
    '工作|任务|措施|举措|条|项|点|内容|地方|要点|计划|方式|手段|开展|完成|明确|具体|交道|打|搞|合作|交流|省市|事项',
    '时间|时限|期限|日期|部门|活动|节点|宣传|单位|平台|制度|文件|名字|手机|机制|管理|模式',
  ].join('|')})$`,
);

/** Reads a question for every measure that has a property, and other words besides: 哪些是试点 · 哪些写明了时限. */
export function readProperty(asked: Asked, knowledge: Knowledge): PropertyQuery | null {
  const [wanted] = propertiesAsked(asked.rest);
  if (!wanted || !ALL.test(asked.text) || asked.asks('负责') || asked.quoted.length > 1) return null;
  const bare = asked.rest.replace(/\([^)]*\)/gu, ' ').replace(new RegExp(wanted.asked, 'gu'), ' ');
  const topic = knowledge.topic(bare);
  const terms = topic.terms.filter(
    (term) =>
      term.said.length > 1 &&
      !GENERIC.test(term.said) &&
      !knowledge.lexicon.light.has(term.said) &&
      term.weight > SLIGHT_WORD,
  );
  const slots = slotsOf(asked, { ...topic, terms }, knowledge);
  const named = slots.scope.selectors.flatMap(({ units }) => units);
  const units = measuresOf(named.length > 0 ? named : asked.scope, knowledge);
  const held = unitsHaving(wanted, terms, units, knowledge);
  if (held.all.length === 0) return null;
  if (terms.length > 0 && (held.named.length === 0 || terms.length > PROPERTY_WORDS)) return null;
  const where = { ...slots.where, property: wanted.name };
  return { ...slots, act: 'list', intent: 'property', where, scope: { ...slots.scope, units } };
}
