import type { Knowledge } from '../../index/knowledge.ts';
import type { Span } from '../../index/plan/plan.ts';
import type { Part, Row } from '../answer/answer.ts';
import { row } from '../compose/parts.ts';
import type { Frame } from './agenda.ts';

/** At most so many facts stand under a measure. */
const MOST = 3;
/** Relations that tell with whom something is done. */
const TOGETHER = ['会同', '合作', '对接', '配合'];

/** What to note in the measures that are quoted: numbers set as targets, documents to be made, partners. */
export function keyFacts({ knowledge, shown }: Frame, main: readonly Part[]): readonly Part[] {
  const quoted = main.flatMap((part) => (part.kind === 'quotes' ? part.quotes.map((quote) => quote.citation) : []));
  const rows = quoted
    .filter(({ unit }) => shown.includes(unit))
    .flatMap(({ unit, start, end }) => rowsOf(knowledge, unit).filter(({ words }) => inside(words, { start, end })));
  return rows.length === 0 ? [] : [{ kind: 'facts', rows: rows.slice(0, MOST) }];
}

function rowsOf(knowledge: Knowledge, unit: string): readonly Row[] {
  const { figures, documents, bodies } = knowledge.facts;
  return [
    ...figures.filter((one) => one.unit === unit && one.role === '目标').map((one) => row(knowledge, one, '目标')),
    ...documents.filter((one) => one.unit === unit && one.deliverable).map((one) => row(knowledge, one, one.action)),
    ...bodies
      .filter((one) => one.unit === unit && TOGETHER.includes(one.relation))
      .map((one) => row(knowledge, one, one.relation)),
  ];
}

function inside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
