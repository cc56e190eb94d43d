import type { Knowledge } from '../../index/knowledge.ts';
import { type Library, planOf } from '../../index/library.ts';
import type { Citation } from '../../index/plan/cite.ts';
import type { Span } from '../../index/plan/plan.ts';
import { type Answer, type Assigned, citations, type Part, type Row } from '../answer/answer.ts';
import { TABLE, tableLine } from '../compose/responsible.ts';

/** A cell of a table; with a citation it leads to where that stands. */
export interface ExportCell {
  readonly text: string;
  readonly cited?: Citation;
}

/** A table: a row of heads, and rows that are as long. */
export interface ExportTable {
  readonly kind: 'table';
  /** What its rows are; null where the words above tell. */
  readonly caption: string | null;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/** A piece of a document that can be taken away: the bot's own words, a label, a quotation with its address, a line of an outline, a table. */
export type ExportBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'label'; readonly text: string }
  | { readonly kind: 'quote'; readonly citation: Citation; readonly marks: readonly Span[] }
  | { readonly kind: 'entry'; readonly depth: number; readonly citation: Citation; readonly note: string }
  | ExportTable;

/** A document that can be taken away, before it is Word, Excel or Markdown. */
export interface ExportDocument {
  /** What it is called: its heading and the name of its file. */
  readonly title: string;
  readonly blocks: readonly ExportBlock[];
  /** Which plan it quotes, and in which version. */
  readonly source: string;
}

/** A quotation as it stands in a cell. */
export function quoted(citation: Citation): ExportCell {
  return { text: `“${citation.quote}”`, cited: citation };
}

/** The address of a quotation as it stands in a cell. */
export function addressed(citation: Citation): ExportCell {
  return { text: citation.address, cited: citation };
}

/** Which plans a document quotes, each with its version. */
export function sourceLine(plans: readonly Knowledge[]): string {
  const each = plans.map(({ plan, version }) => `《${plan.title}》（要点版本 ${version}）`);
  return each.length === 0 ? '' : `引自${each.join('、')}，引文一字不改。`;
}

/** An answer as a document under its question, nothing of it folded. */
export function answerDocument(question: string, answer: Answer, library: Library): ExportDocument {
  const ids = [...new Set(citations(answer).map(({ plan }) => plan))];
  const plans = ids.flatMap((id) => planOf(library, id) ?? []);
  return { title: question, blocks: answer.parts.flatMap(blocksOf), source: sourceLine(plans) };
}

function blocksOf(part: Part): readonly ExportBlock[] {
  switch (part.kind) {
    case 'say':
      return [{ kind: 'text', text: part.text }];
    case 'quotes':
      return [
        ...(part.label === null ? [] : [{ kind: 'label', text: part.label } as const]),
        ...part.quotes.map(({ citation, marks }) => ({ kind: 'quote', citation, marks }) as const),
      ];
    case 'facts':
      return part.rows.length === 0 ? [] : [factsTable(part.rows)];
    case 'assigned':
      return [{ kind: 'label', text: TABLE }, assignedTable(part.rows)];
    case 'outline':
      return part.entries.map(({ depth, citation, note = '' }) => ({ kind: 'entry', depth, citation, note }));
    case 'supplement':
      return [
        { kind: 'label', text: part.label },
        { kind: 'text', text: `${part.text}\n——${part.source}` },
      ];
  }
}

function factsTable(rows: readonly Row[]): ExportTable {
  return {
    kind: 'table',
    caption: null,
    heads: ['内容', '说明', '原文', '出处'],
    rows: rows.map(({ words, note, citation }) => [
      { text: words.quote },
      { text: note },
      quoted(citation),
      addressed(citation),
    ]),
  };
}

/** The office's own words: without quotation marks, with the row of the file that they stand in. */
function assignedTable(rows: readonly Assigned[]): ExportTable {
  const lines = rows.map(tableLine);
  return {
    kind: 'table',
    caption: null,
    heads: ['条号', '内容', '位置'],
    rows: lines.map(({ unit, fields, place }) => [{ text: unit }, { text: fields }, { text: place }]),
  };
}
