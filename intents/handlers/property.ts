import { propertyNamed } from '../../index/facts/property.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, entry, quote, row, say } from '../compose/parts.ts';
import { unitsHaving } from '../retrieval/lists.ts';
import { LONG, LONGER } from './limits.ts';

/** 哪些是试点 · 哪些写明了时限: every measure that has a property, complete, with the count. */
export const property = defineIntent({
  name: 'property',
  examples: ['哪些工作是试点', '哪些任务写明了时限', '没有分点的是哪几条'],
  answer(query, knowledge) {
    const wanted = propertyNamed(query.where.property ?? '');
    const { name, lacks, whole } = wanted;
    const held = unitsHaving(wanted, query.of.terms, query.scope.units, knowledge).named;
    const units = held.map(({ unit }) => unit);
    const lead = say(`${lacks ? `${name}的` : `写到“${name}”的`.replace('“写明', '“写明')}共${units.length}处：`);
    if (lacks || whole || units.length > LONGER) {
      const entries = units.map((unit) => entry(knowledge, unit, 0));
      return answer(query, 'topic', 'answered', [lead, { kind: 'outline', entries }], { units });
    }
    const spans = held.flatMap((one) => one.spans);
    if (units.length < LONG) return answer(query, 'topic', 'answered', [lead, quote(knowledge, units, [], spans)]);
    const rows = held.flatMap((one) =>
      one.spans.slice(0, 1).map((span) => row(knowledge, { unit: one.unit, ...span }, name)),
    );
    return answer(query, 'topic', 'answered', [lead, { kind: 'facts', rows }], { units });
  },
});
