import type { ContextBlock, KnownBlock, RichTextBlock, RichTextElement, RichTextText } from '@slack/types';
import type { Citation } from '../../../index/plan/cite.ts';
import type { Span } from '../../../index/plan/plan.ts';
import {
  type Assigned,
  type Entry,
  lineOf,
  type Quote,
  type Row,
  type Supplement,
} from '../../../intents/answer/answer.ts';
import { TABLE, tableLine } from '../../../intents/compose/responsible.ts';
import { plainText } from './text.ts';

/** What is counted and paged of an answer. */
export type AnswerPiece =
  | { readonly kind: 'quote'; readonly quote: Quote; readonly label: string | null }
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'assigned'; readonly row: Assigned };

/** Words of the office, behind the plan's own. */
export function supplementBlocks({ label, text, source }: Supplement): KnownBlock[] {
  return [
    plainText(`【${label}】${text}`),
    { type: 'context', elements: [{ type: 'plain_text', text: `——${source}`, emoji: false }] },
  ];
}

/** A fact's words and what they are. */
export function factElements({ words: said, note }: Row): RichTextText[] {
  return [
    { type: 'text', text: said.quote, style: { bold: true } },
    { type: 'text', text: `（${note}）` },
  ];
}

/** Headings and lines as a list. */
export function outlineBlock(entries: readonly Entry[]): RichTextBlock {
  const elements = entries.map((entry): RichTextElement & object => ({
    type: 'text',
    text: lineOf(entry),
    style: { bold: entry.depth === 0 && entry.note === undefined },
  }));
  const lists = entries.map((entry, i) => ({
    type: 'rich_text_list' as const,
    style: 'bullet' as const,
    indent: entry.depth,
    elements: [{ type: 'rich_text_section' as const, elements: elements.slice(i, i + 1) }],
  }));
  return { type: 'rich_text', elements: lists };
}

/** Draws a piece; the first of a kind has the label of its kind in front. */
export function pieceBlocks(piece: AnswerPiece, before: AnswerPiece | null, first: boolean): KnownBlock[] {
  if (piece.kind === 'quote') {
    const label =
      piece.label !== null && (first || before?.kind !== 'quote' || before.label !== piece.label)
        ? [plainText(`【${piece.label}】`)]
        : [];
    return [...label, quotation(piece.quote.citation, piece.quote.marks), address(piece.quote.citation)];
  }
  if (piece.kind === 'assigned') {
    const label = first || before?.kind !== 'assigned' ? [plainText(`【${TABLE}】`)] : [];
    return [...label, assigned(piece.row)];
  }
  const { words: said, citation } = piece.row;
  const section = { type: 'rich_text_section' as const, elements: factElements(piece.row) };
  return [{ type: 'rich_text', elements: [section, quoted(citation, [said])] }, address(citation)];
}

/** A row of the office's table, in no quotation, since the plan does not say it. */
function assigned(row: Assigned): RichTextBlock {
  const { unit, place, fields } = tableLine(row);
  const elements: RichTextText[] = [
    { type: 'text', text: unit, style: { bold: true } },
    { type: 'text', text: `（${place}）${fields}` },
  ];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function quotation(citation: Citation, marks: readonly Span[]): RichTextBlock {
  return { type: 'rich_text', elements: [quoted(citation, marks)] };
}

/** The quotation word for word, matched words bold. */
function quoted(citation: Citation, marks: readonly Span[]) {
  const elements: RichTextText[] = [];
  const put = (start: number, end: number, bold: boolean) => {
    const text = citation.quote.slice(start - citation.start, end - citation.start);
    if (text !== '') elements.push(bold ? { type: 'text', text, style: { bold } } : { type: 'text', text });
  };
  let at = citation.start;
  for (const { start, end } of marks) {
    put(at, start, false);
    put(start, end, true);
    at = end;
  }
  put(at, citation.end, false);
  return { type: 'rich_text_quote' as const, elements };
}

function address(citation: Citation): ContextBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text: `——${citation.address}`, emoji: false }] };
}
