import { z } from 'zod';
import { type Day, dayOf, endOfMonth } from '../../index/calendar/day.ts';
import type { Time } from '../../index/facts/facts.ts';
import { propertyNamed } from '../../index/facts/properties.ts';
import { holdings } from '../../index/facts/property.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { readDeadlines } from '../../index/plan/due.ts';
import type { Row } from '../../intents/answer/answer.ts';
import { row } from '../../intents/compose/parts.ts';
import { deadlineRow } from '../../intents/handlers/when.ts';
import { citationSchema, toCitation } from '../terminal/protocol.ts';
import { dayField } from './ask.ts';
import { choosePlan, defineOperation, planField, planMissing, refusal, resultFields } from './operation.ts';
import { quotation } from './units.ts';

const dateSchema = z.strictObject({
  kind: z.enum(['date', 'deadline']).describe('要点写的日子，或写明的时限 / a day that the plan prints, or a deadline'),
  from: z.iso.date().describe('第一天 / its first day'),
  to: z.iso.date().describe('最后一天 / its last day'),
  name: z.string().nullable().describe('日子的名称 / its name'),
  words: z.string().describe('要点怎么写的 / how the plan prints it'),
  citation: citationSchema,
});

/** A date of the plan before it is told. */
interface Dated {
  readonly kind: 'date' | 'deadline';
  readonly from: Day;
  readonly to: Day;
  readonly name: string | null;
  /** The measure that it is said of. */
  readonly unit: string;
  readonly row: Row;
}

/** The dates that the plan prints, in the order of the year. */
export const calendarOperation = defineOperation({
  name: 'calendar',
  method: 'get',
  title: { zh: '日历', en: 'Calendar' },
  description: {
    zh: '要点写到的日子和时限，按先后排列；要点没有写的日子不会出现。',
    en: 'The days and deadlines that the plan prints, in order; nothing that it does not print.',
  },
  input: z.strictObject({
    plan: planField,
    from: dayField.optional().describe('从这天起 / from this day on'),
    to: dayField.optional().describe('到这天止 / until this day'),
  }),
  output: z.strictObject({ ...resultFields, dates: z.array(dateSchema) }),
  answer({ plan, from = '0000-01-01', to = '9999-12-31' }, source) {
    const knowledge = choosePlan(source, plan);
    if (knowledge === null) return { ...planMissing(source, plan), citations: [], dates: [] };
    const dated = datesOf(knowledge).filter((one) => one.from <= to && one.to >= from);
    if (dated.length === 0) return { ...refusal('要点在这段时间里没有写到日子。'), citations: [], dates: [] };
    const dates = dated.map(({ kind, from, to, name, row: { words, citation } }) => ({
      ...{ kind, from, to, name },
      words: words.quote,
      citation: toCitation(citation, source),
    }));
    const lines = dates.map(({ words, citation }) => `· ${words}\n${quotation(citation)}`);
    const text = [`要点写到的日子有${dates.length}处：`, ...lines].join('\n');
    return { status: 'answered' as const, text, citations: dates.map(({ citation }) => citation), dates };
  },
});

/** Printed days and months of the plan's year, and the times by which something is to be done. */
export function datesOf(knowledge: Knowledge): readonly Dated[] {
  const { plan, passages, facts } = knowledge;
  const due = holdings(propertyNamed('写明完成时间'), plan, passages, facts).flatMap(({ spans }) => spans);
  const times = facts.times.flatMap((time): Dated[] => {
    const span = daysOf(time, plan.year);
    const kind = due.some(({ start }) => start === time.start) ? 'deadline' : 'date';
    return span === null
      ? []
      : [{ kind, ...span, name: time.name, unit: time.unit, row: row(knowledge, time, '时间') }];
  });
  const isSaid = (start: number) => times.some(({ row: { words } }) => start >= words.start && start < words.end);
  const deadlines = readDeadlines(plan).flatMap((one): Dated[] => {
    if (one.due === null || isSaid(one.start)) return [];
    return [
      { kind: 'deadline', from: one.due, to: one.due, name: null, unit: one.measure, row: deadlineRow(one, knowledge) },
    ];
  });
  return [...times, ...deadlines].sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
}

/** First and last day of a printed time; null where it names no month or no year is known. */
function daysOf({ year, month, day }: Time, planYear: number | null): { from: Day; to: Day } | null {
  const whole = year ?? planYear;
  if (whole === null || month === null) return null;
  const from = dayOf(whole, month, day ?? 1);
  return { from, to: day === null ? endOfMonth(whole, month) : from };
}
