import { z } from 'zod';
import { planOf } from '../../index/library.ts';
import { cite } from '../../index/plan/cite.ts';
import { type citationSchema, toCitation } from '../terminal/protocol.ts';
import { defineOperation, nameField, type ProgramSource, printable, refusal, resultFields } from './operation.ts';
import { titleOf } from './units.ts';

/** Name of a unit among all plans: 2020-jiading/6.1. */
export function unitName(plan: string, unit: string): string {
  return `${plan}/${unit}`;
}

/** Address of a unit as a resource. */
export function unitUri(plan: string, unit: string | null): string {
  const home = `plan://${encodeURIComponent(plan)}`;
  return unit === null ? home : `${home}/${encodeURIComponent(unit)}`;
}

/** The text of a unit or of a whole plan by its name. */
export const fetchOperation = defineOperation({
  name: 'fetch',
  method: 'get',
  title: { zh: '取全文', en: 'Fetch' },
  description: {
    zh: '按 search 给的 id（或 plan:// 地址）取全文；只写计划的编号就取整份计划。',
    en: 'The whole text by an id that search gave (or a plan:// address); the id of a plan alone gives the whole plan.',
  },
  input: z.strictObject({ id: nameField({ zh: '例如 2020-jiading/6.1', en: 'such as 2020-jiading/6.1' }) }),
  output: z.strictObject({
    ...resultFields,
    id: z.string(),
    title: z.string(),
    url: z.string(),
    metadata: z.record(z.string(), z.string()).describe('出处、版本 / address and version'),
  }),
  answer({ id }, source) {
    const document = openDocument(id, source);
    if (document !== null) return document;
    const text = `没有“${printable(id)}”。先用 search 或 plans 取编号。`;
    return { ...refusal(text), citations: [], id, title: '', url: '', metadata: {} };
  },
});

interface Document {
  readonly status: 'answered';
  readonly text: string;
  readonly citations: z.infer<typeof citationSchema>[];
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly metadata: Record<string, string>;
}

/** A unit or a plan by name or address, whole; null where there is none. */
export function openDocument(name: string, source: ProgramSource): Document | null {
  const [plan = '', ...rest] = name.startsWith('plan://')
    ? name.slice('plan://'.length).split('/').map(decode)
    : name.split('/');
  const unit = rest.join('/');
  const knowledge = planOf(source.library, plan);
  if (!knowledge || (unit !== '' && !knowledge.units.has(unit))) return null;
  const tops = knowledge.plan.sections.filter(({ parent }) => parent === null).map((section) => section.id);
  const fronts = knowledge.plan.front.filter(({ item }) => item === null).map((front) => front.id);
  const whole = [...new Set([...fronts, ...tops])];
  const units = unit !== '' ? [unit] : whole.length > 0 ? whole : knowledge.plan.items.map((one) => one.id);
  const citations = units.map((one) => toCitation(cite(knowledge, one), source));
  const title = unit === '' ? knowledge.plan.title : titleOf(unit, knowledge);
  const address = unit === '' ? `《${knowledge.plan.title}》` : (knowledge.units.get(unit)?.address ?? '');
  return {
    ...{ status: 'answered', citations, title },
    text: unit === '' ? knowledge.plan.text : (citations[0]?.quote ?? ''),
    id: unit === '' ? plan : unitName(plan, unit),
    url: (unit === '' ? null : citations[0]?.link) ?? unitUri(plan, unit === '' ? null : unit),
    metadata: { address, version: knowledge.version, plan },
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
