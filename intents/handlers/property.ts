import { type Holding, holdings, type Property, propertiesAsked } from '../../index/facts/property.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, entry, quote, row, say } from '../compose/parts.ts';
import type { Asked } from '../understand/question.ts';
import { measuresOf, resolve } from '../understand/resolve.ts';

/** From this many on, sentences are shown instead of whole measures. */
const LONG = 5;
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

interface Match {
  readonly property: Property;
  readonly held: readonly Holding[];
}

/** 哪些是试点 · 哪些写明了时限: every measure that has a property, complete, with the count. */
export const property = defineIntent<Match>({
  name: 'property',
  examples: ['哪些工作是试点', '哪些任务写明了时限', '没有分点的是哪几条'],
  match(asked, knowledge) {
    const [wanted] = propertiesAsked(asked.rest);
    if (!wanted || !ALL.test(asked.text) || asked.asks('负责') || asked.quoted.length > 1) return null;
    const bare = asked.rest.replace(/\([^)]*\)/gu, ' ').replace(new RegExp(wanted.asked, 'gu'), ' ');
    const { terms } = knowledge.topic(bare);
    const others = terms.filter(
      (term) =>
        term.said.length > 1 && !GENERIC.test(term.said) && !knowledge.lexicon.light.has(term.said) && term.weight > 1,
    );
    const scope = scopeOf(asked, knowledge);
    const all = holdings(wanted, knowledge.plan, knowledge.passages, knowledge.facts).filter(
      ({ unit }) => scope.length === 0 || scope.includes(unit),
    );
    const named = all.filter(({ unit }) => others.every((term) => holds(unit, term.forms, knowledge)));
    if (others.length > 0 && (named.length === 0 || others.length > 2)) return null;
    return all.length === 0 ? null : { property: wanted, held: named };
  },
  answer({ property: { name, lacks, whole }, held }, asked, knowledge) {
    const units = held.map(({ unit }) => unit);
    const lead = say(`${lacks ? `${name}的` : `写到“${name}”的`.replace('“写明', '“写明')}共${units.length}处：`);
    if (lacks || whole || units.length > 3 * LONG) {
      const entries = units.map((unit) => entry(knowledge, unit, 0));
      return answer(asked, 'topic', 'answered', [lead, { kind: 'outline', entries }], { units });
    }
    if (units.length < LONG)
      return answer(asked, 'topic', 'answered', [
        lead,
        quote(
          knowledge,
          units,
          [],
          held.flatMap(({ spans }) => spans),
        ),
      ]);
    const rows = held.flatMap(({ unit, spans }) =>
      spans.slice(0, 1).map((span) => row(knowledge, { unit, ...span }, name)),
    );
    return answer(asked, 'topic', 'answered', [lead, { kind: 'facts', rows }], { units });
  },
});

/** Measures of the sections and items that the question names. */
function scopeOf(asked: Asked, knowledge: Knowledge): readonly string[] {
  const named = asked.references.filter((r) => r.kind !== 'point').flatMap((r) => resolve(r, knowledge).units);
  return measuresOf(named.length > 0 ? named : asked.scope, knowledge);
}

function holds(unit: string, forms: readonly string[], { passages }: Knowledge): boolean {
  const text = passages.find((p) => p.unit === unit)?.folded.text ?? '';
  return forms.some((form) => text.includes(form));
}
