import { z } from 'zod';
import { rowsNaming } from '../../index/assignments/offices.ts';
import { type Property, propertiesAsked, propertyNames, propertyOf } from '../../index/facts/properties.ts';
import { holdings } from '../../index/facts/property.ts';
import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { sectionNumber } from '../../index/plan/lookup.ts';
import { obligationsOf } from '../../index/plan/obligation.ts';
import { workSections } from '../../index/plan/plan.ts';
import { foldPlain } from '../../index/text/normalize.ts';
import { toNumber } from '../../index/text/numeral.ts';
import { show, TABLE, tableLine } from '../../intents/compose/responsible.ts';
import { dayField } from './ask.ts';
import { datesOf } from './calendar.ts';
import {
  choosePlan,
  defineOperation,
  nameField,
  planField,
  planMissing,
  printable,
  refusal,
  resultFields,
} from './operation.ts';
import { quoteUnits } from './units.ts';

const rowSchema = z
  .strictObject({ unit: z.string(), text: z.string(), file: z.string(), row: z.int(), date: z.string() })
  .describe('任务分解表的一行，不是要点原文 / a row of the office’s table, not the plan’s words');

type Row = z.infer<typeof rowSchema>;

/** What narrows a list: the units that meet it, or why it cannot be used. */
type Filter = { readonly units: ReadonlySet<string>; readonly rows?: readonly Row[] } | { readonly refused: string };

/** All measures that meet every condition. */
export const listOperation = defineOperation({
  name: 'list',
  method: 'get',
  title: { zh: '列清单', en: 'List' },
  description: {
    zh: '按部分、特点、科室、时限列出各点，一条不漏，条件同时满足。科室先看要点原文，再看任务分解表（rows，另列）。',
    en: [
      'Lists measures by section, property, office and deadline, completely; all conditions hold at once.',
      'An office is looked for in the plan’s own words and in the office’s table (rows, kept apart).',
    ].join(' '),
  },
  input: z.strictObject({
    plan: planField,
    section: nameField({ zh: '部分：编号、序号或标题', en: 'section: its id, number or title' }).optional(),
    property: nameField({
      zh: `特点：${propertyNames().join('、')}`,
      en: 'a property, by its Chinese name',
    }).optional(),
    office: nameField({ zh: '科室或责任人', en: 'an office or a person' }).optional(),
    due_from: dayField.optional().describe('时限不早于这天 / due on this day or later'),
    due_to: dayField.optional().describe('时限不晚于这天 / due on this day or earlier'),
  }),
  output: z.strictObject({ ...resultFields, count: z.int(), units: z.array(z.string()), rows: z.array(rowSchema) }),
  answer(input, source) {
    const none = { count: 0, units: [], rows: [], citations: [] };
    const knowledge = choosePlan(source, input.plan);
    if (knowledge === null) return { ...planMissing(source, input.plan), ...none };
    const filters = filtersOf(input, knowledge);
    const refused = filters.flatMap((filter) => ('refused' in filter ? [filter.refused] : []));
    if (refused.length > 0) return { ...refusal(refused.join('')), ...none };
    const kept = filters.flatMap((filter) => ('units' in filter ? [filter] : []));
    const all = knowledge.plan.measures.map(({ id }) => id);
    const units = all.filter((id) => kept.every((filter) => filter.units.has(id)));
    const rows = kept.flatMap((filter) => filter.rows ?? []);
    if (units.length === 0) return { ...refusal('要点没有同时满足这些条件的任务。'), ...none, rows };
    const quoted = quoteUnits(units, knowledge, source);
    const told = rows.length === 0 ? [] : [`【${TABLE}】`, ...rows.map(({ unit, text }) => `· ${unit}${text}`)];
    const text = [`共${units.length}处：`, quoted.text, ...told].join('\n');
    return { ...quoted, text, count: units.length, units, rows };
  },
});

interface Conditions {
  readonly section?: string | undefined;
  readonly property?: string | undefined;
  readonly office?: string | undefined;
  readonly due_from?: string | undefined;
  readonly due_to?: string | undefined;
}

function filtersOf({ section, property, office, due_from, due_to }: Conditions, knowledge: Knowledge) {
  const filters: readonly (Filter | null)[] = [
    section === undefined ? null : bySection(section, knowledge),
    property === undefined ? null : byProperty(property, knowledge),
    office === undefined ? null : byOffice(office, knowledge),
    due_from === undefined && due_to === undefined ? null : byDeadline(due_from, due_to, knowledge),
  ];
  return filters.flatMap((filter) => filter ?? []);
}

/** A section by its id, its number among those that hold items, or words of its title, with all sections below it. */
function bySection(said: string, { plan, byId }: Knowledge): Filter {
  const folded = foldPlain(said).replace(/[()\s、第部分]/g, '');
  const number = toNumber(folded);
  const work = workSections(plan);
  const found =
    byId.sections.get(said.trim()) ??
    (number === null ? undefined : work.find((section) => sectionNumber(section) === number)) ??
    (folded === '' ? undefined : plan.sections.find(({ title }) => foldPlain(title).includes(folded)));
  if (!found) {
    const names = work.map(({ id, title }) => `${id}${title}`).join('、');
    return { refused: `要点没有“${printable(said)}”这个部分，有：${names}。` };
  }
  const inside = new Set([found.id]);
  for (const section of plan.sections) if (inside.has(section.parent ?? '')) inside.add(section.id);
  return { units: new Set(plan.measures.filter((m) => inside.has(m.section ?? '')).map(({ id }) => id)) };
}

function byProperty(said: string, { plan, passages, facts }: Knowledge): Filter {
  const property: Property | undefined = propertyOf(said.trim()) ?? propertiesAsked(foldPlain(said))[0];
  if (!property) return { refused: `不能按“${printable(said)}”列清单，可以按：${propertyNames().join('、')}。` };
  return { units: new Set(holdings(property, plan, passages, facts).map(({ unit }) => unit)) };
}

/** What the plan gives an office to do, and what the office's table does, each told apart. */
function byOffice(said: string, knowledge: Knowledge): Filter {
  const { plan, byId, obligations } = knowledge;
  const own = obligationsOf(obligations, said.trim()).map(({ measure }) => measure);
  const table = tableOf(knowledge);
  const shown =
    table === null ? [] : rowsNaming(table, said.trim()).map((row) => show(table, { row, inherited: null }));
  const tabled = shown.flatMap(({ unit }) => byId.items.get(unit)?.measures ?? [unit]);
  if (own.length + shown.length === 0) {
    const looked = table === null ? '' : `，${TABLE}里也没有`;
    return { refused: `要点没有点到“${printable(said)}”${looked}。` };
  }
  const rows = shown.map((one) => {
    const { place, fields } = tableLine(one);
    return { unit: one.unit, text: `（${place}）${fields}`, file: one.file, row: one.row, date: one.date };
  });
  return { units: new Set([...own, ...tabled].filter((id) => plan.measures.some((m) => m.id === id))), rows };
}

function byDeadline(from = '0000-01-01', to = '9999-12-31', knowledge: Knowledge): Filter {
  const due = datesOf(knowledge).filter((one) => one.kind === 'deadline' && one.to >= from && one.to <= to);
  return { units: new Set(due.map(({ unit }) => unit)) };
}
