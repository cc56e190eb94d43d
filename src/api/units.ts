import { z } from 'zod';
import type { Knowledge } from '../../index/knowledge.ts';
import { type Citation, cite } from '../../index/plan/cite.ts';
import type { Unit } from '../../index/plan/units.ts';
import { citations } from '../../intents/answer/answer.ts';
import { consult } from '../../intents/consult.ts';
import { toCitation } from '../terminal/protocol.ts';
import { render } from '../terminal/render.ts';
import {
  choosePlan,
  defineOperation,
  nameField,
  type ProgramSource,
  planField,
  planMissing,
  printable,
  refusal,
  resultFields,
} from './operation.ts';

const unitSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['section', 'item', 'measure', 'front']),
  title: z.string().describe('标题，没有时为空 / its heading, empty where it has none'),
  parts: z.array(z.string()).describe('下一层的编号 / numbers of what it holds'),
});

/** A part of the plan by its number, word for word. */
export const itemOperation = defineOperation({
  name: 'item',
  method: 'get',
  title: { zh: '按条号看原文', en: 'Text by number' },
  description: {
    zh: '按条号取原文，例如 6.1、第6条、（二）、二(二)6、最后一条。没有这个编号时 status 是 not_in_plan，并说明有多少条。',
    en: 'The text of a part of the plan by its number: 6.1, 第6条, （二）, 二(二)6, 最后一条. A number that is not there gives status not_in_plan and how many there are.',
  },
  input: z.strictObject({
    unit: nameField({ zh: '条号，写法不限', en: 'the number, however it is written' }),
    plan: planField,
  }),
  output: z.strictObject({ ...resultFields, units: z.array(unitSchema) }),
  answer({ unit, plan }, source) {
    const knowledge = choosePlan(source, plan);
    if (knowledge === null) return { ...planMissing(source, plan), citations: [], units: [] };
    const found = knowledge.units.get(unit.trim());
    if (found) return { ...quoteUnits([found.id], knowledge, source), units: [describeUnit(found, knowledge)] };
    const answer = consult({ text: unit, today: source.today, focus: null }, { plans: [knowledge] });
    if (!['item', 'section', 'outline'].includes(answer.kind))
      return { ...refusal(`“${printable(unit)}”不是条号。写成 6.1、第6条或（二）。`), citations: [], units: [] };
    const cited = citations(answer);
    const units = [...new Set(cited.map((one) => one.unit))].flatMap((id) => knowledge.units.get(id) ?? []);
    return {
      ...{ status: answer.status, text: render(answer), citations: cited.map((one) => toCitation(one, source)) },
      units: units.map((one) => describeUnit(one, knowledge)),
    };
  },
});

/** Whole units as a result. */
export function quoteUnits(ids: readonly string[], knowledge: Knowledge, source: ProgramSource) {
  const cited = ids.map((id) => cite(knowledge, id));
  return {
    status: 'answered' as const,
    text: cited.map(quotation).join('\n'),
    citations: cited.map((one) => toCitation(one, source)),
  };
}

/** A quotation with its address, as text. */
export function quotation({ quote, address }: Pick<Citation, 'quote' | 'address'>): string {
  return `“${quote}”\n——${address}`;
}

function describeUnit({ id, kind }: Unit, { plan, byId }: Knowledge): z.infer<typeof unitSchema> {
  const section = byId.sections.get(id);
  const own = byId.items.get(id);
  const title = own?.title ?? section?.title ?? '';
  const below = [
    ...plan.sections.filter(({ parent }) => parent === id),
    ...plan.items.filter((one) => one.section === id && one.id !== id),
  ];
  const parts = own ? own.measures.filter((one) => one !== id) : below.map((one) => one.id);
  return { id, kind, title, parts: [...parts] };
}

/** The heading of a unit, in words: its item's title, its section's, or the beginning of its address. */
export function titleOf(unit: string, { byId, units }: Knowledge): string {
  const item = byId.items.get(byId.measures.get(unit)?.item ?? unit);
  const title = item?.title ?? byId.sections.get(unit)?.title ?? '';
  return `${units.get(unit)?.short ?? unit}${title === '' ? '' : ` ${title}`}`;
}
