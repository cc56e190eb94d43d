import { rowsByMeasure } from '../../index/assignments/offices.ts';
import { type Day, isDay } from '../../index/calendar/day.ts';
import { type Knowledge, tableOf } from '../../index/knowledge.ts';
import { type Citation, cite } from '../../index/plan/cite.ts';
import { lastDayOf, readDeadlines } from '../../index/plan/due.ts';
import type { Span } from '../../index/plan/plan.ts';
import { row } from '../compose/parts.ts';
import { show, TABLE, tableLine } from '../compose/responsible.ts';
import { milestonesOf } from '../digest/milestone.ts';

/** A day or period of a plan, as a calendar shows it. */
interface CalendarEvent {
  /** The same as long as the measure and its day are the same, whatever else is changed in the plan. */
  readonly id: string;
  /** The measure that it is about. */
  readonly measure: string;
  readonly start: Day;
  /** Its last day. */
  readonly end: Day;
  readonly summary: string;
  /** The quotation with its address, and the row of the office's table under its label. */
  readonly description: string;
  readonly citation: Citation;
}

/** What stands in an event: where it comes from, and the words that it is about. */
interface Draft {
  readonly measure: string;
  readonly start: Day;
  readonly end: Day;
  readonly said: string;
  /** 〔日历〕 or 〔任务分解表〕 where the day is not the plan's own. */
  readonly tag: string;
  /** The words of the plan; null for the whole measure. */
  readonly words: (Span & { readonly unit: string }) | null;
}

/** All days and deadlines that a plan prints, and those of the office's table, in the order of the year. */
export function calendarEvents(knowledge: Knowledge): readonly CalendarEvent[] {
  const drafts = [...printed(knowledge), ...due(knowledge), ...tabled(knowledge)];
  const known = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = `${draft.measure} ${draft.end} ${draft.tag === `〔${TABLE}〕`}`;
    if (!known.has(key)) known.set(key, draft);
  }
  const table = tableOf(knowledge);
  const rows = table === null ? null : rowsByMeasure(table, knowledge.plan);
  const events = [...known.values()].map((draft): CalendarEvent => {
    const { citation, title } = cited(knowledge, draft);
    const applied = rows?.get(draft.measure);
    const line = table !== null && applied ? tableLine(show(table, applied)) : null;
    const office = line === null ? [] : [`【${TABLE}】${line.unit}（${line.place}）${line.fields}`];
    return {
      id: [knowledge.plan.id, draft.measure, draft.end, ...(draft.tag === '' ? [] : [draft.tag])].join('/'),
      measure: draft.measure,
      start: draft.start,
      end: draft.end,
      summary: `${draft.tag}${draft.said}：${title}（${draft.measure}）`,
      description: [`“${citation.quote}”`, `——${citation.address}`, ...office].join('\n'),
      citation,
    };
  });
  return events.toSorted((a, b) => order(a.start, b.start) || order(a.id, b.id));
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function cited(knowledge: Knowledge, { measure, words }: Draft): { citation: Citation; title: string } {
  const title = knowledge.byId.items.get(knowledge.byId.measures.get(measure)?.item ?? '')?.title ?? '';
  const inside = words !== null && words.unit === measure;
  return { title, citation: inside ? row(knowledge, words, '').citation : cite(knowledge, measure) };
}

/** Days that the plan prints, and those of the office's calendar that it names. */
function printed(knowledge: Knowledge): readonly Draft[] {
  const measures = knowledge.plan.measures.map(({ id }) => id);
  return milestonesOf(knowledge, measures).flatMap(({ start, end, name, words }): Draft[] => {
    if (words === null) return [];
    const said = knowledge.plan.text.slice(words.start, words.end);
    return [{ measure: words.measure, start, end, said, tag: name === null ? '' : '〔日历〕', words }];
  });
}

/** Times by which something is to be done, next year's too. */
function due({ plan }: Knowledge): readonly Draft[] {
  return readDeadlines(plan).flatMap(({ measure, text, due: day, from, start, end }): Draft[] => {
    if (day === null || !isDay(day)) return [];
    const words = from === 'text' ? { unit: measure, start, end } : null;
    return [{ measure, start: day, end: day, said: text, tag: '', words }];
  });
}

/** Deadlines of the office's table that name a day, a month or a quarter. */
function tabled(knowledge: Knowledge): readonly Draft[] {
  const table = tableOf(knowledge);
  if (table === null) return [];
  return [...rowsByMeasure(table, knowledge.plan)].flatMap(
    ([
      measure,
      {
        row: { deadline },
      },
    ]): Draft[] => {
      const day = deadline === null ? null : lastDayOf(deadline, knowledge.plan.year);
      if (deadline === null || day === null || !isDay(day)) return [];
      return [{ measure, start: day, end: day, said: deadline, tag: `〔${TABLE}〕`, words: null }];
    },
  );
}
