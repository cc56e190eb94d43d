import type { ContextBlock, KnownBlock, RichTextBlock, RichTextElement, RichTextText } from '@slack/types';
import type { Citation } from '../../index/cite.ts';
import type { Span } from '../../index/plan.ts';
import {
  type Answer,
  type Assigned,
  type Entry,
  lineOf,
  type Part,
  type Quote,
  quotedUnits,
  type Row,
  type Supplement,
} from '../../intents/answer.ts';
import { TABLE, tableLine } from '../../intents/assigned.ts';
import { buttons, confirmButton, feedback, type Link, offerButtons } from './button.ts';
import { CHANNEL, clip, escapeMarkup, LIMITS } from './limits.ts';
import { words } from './words.ts';

/** Where an answer is shown: a channel is kept short, a private answer, a direct message and the post of a day are not. */
export type Room = 'channel' | 'direct' | 'private' | 'post';

/** A message as Slack takes it. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** How an answer is to be drawn: `from` quotations were shown before. */
export interface Drawing {
  readonly question: string;
  readonly room: Room;
  readonly from: number;
  readonly link: Link;
}

/** Longest private answer, in quotations and characters. */
const LONG = { quotes: 10, characters: 3500 } as const;

type Piece =
  | { readonly kind: 'quote'; readonly quote: Quote; readonly label: string | null }
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'assigned'; readonly row: Assigned };

/** Draws an answer as blocks within Slack's limits. What the plan and people wrote stands in rich text, where nothing is markup. */
export function render(answer: Answer, { question, room, from, link }: Drawing): Message {
  const pieces = piecesOf(answer);
  const until = page(pieces, from, room === 'channel' ? CHANNEL : LONG);
  const lead = from === 0 ? leadBlocks(answer) : [words(`接上，第${from + 1}处起：`)];
  const paged = pieces.slice(from, until).flatMap((piece, i) => draw(piece, pieces[from + i - 1] ?? null, i === 0));
  const body = room === 'post' ? inOrder(answer) : [...lead, ...paged];
  const q = question.replace(/[<>&]/g, ' ');
  const row = buttons({ question: q, answer, until, total: pieces.length, isPrivate: room === 'private', link });
  const offers = answer.status === 'answered' ? null : offerButtons(answer.suggestions);
  const confirm = answer.effect?.do === 'subscribe' ? confirmButton(q, answer.effect.schedule) : null;
  const under = [confirm, row, offers].filter((block) => block !== null).slice(0, 1);
  const verdict = answer.status === 'help' ? [] : [feedback(q)];
  const office = from === 0 ? supplements(answer) : [];
  const besides = [...office.flatMap(supplement), ...under, ...verdict, ...edition(answer)];
  const blocks: KnownBlock[] = [...body, ...besides].slice(0, LIMITS.blocks);
  return { text: plain(answer, pieces.slice(from, until), office), blocks };
}

/** Which version of the plan was asked, in small print. */
function edition({ version }: Answer): ContextBlock[] {
  if (version === undefined) return [];
  return [{ type: 'context', elements: [{ type: 'plain_text', text: `要点版本 ${version}`, emoji: false }] }];
}

/** What is counted and paged: quotations, and facts whose measure is not quoted besides. */
function piecesOf(answer: Answer): readonly Piece[] {
  const quoted = quotedUnits(answer);
  return answer.parts.flatMap((part) => piecesIn(part, quoted));
}

function piecesIn(part: Part, quoted: ReadonlySet<string>): readonly Piece[] {
  if (part.kind === 'quotes') return part.quotes.map((quote) => ({ kind: 'quote', quote, label: part.label }));
  if (part.kind === 'assigned') return part.rows.map((row) => ({ kind: 'assigned', row }));
  if (part.kind !== 'facts') return [];
  return part.rows.filter((row) => !quoted.has(row.citation.unit)).map((row) => ({ kind: 'row', row }));
}

/** All parts one below the other, as the post of a day is put together. */
function inOrder(answer: Answer): KnownBlock[] {
  const quoted = quotedUnits(answer);
  return answer.parts.flatMap((part) => {
    const pieces = piecesIn(part, quoted);
    return [...leadOf(part, quoted), ...pieces.flatMap((piece, i) => draw(piece, pieces[i - 1] ?? null, i === 0))];
  });
}

function lengthOf(piece: Piece): number {
  if (piece.kind === 'assigned') return tableLine(piece.row).fields.length;
  return piece.kind === 'quote' ? piece.quote.citation.quote.length : piece.row.citation.quote.length;
}

/** Index behind the last piece of a page that begins at `from`; a page holds one piece at least. */
function page(
  pieces: readonly Piece[],
  from: number,
  most: { readonly quotes: number; readonly characters: number },
): number {
  let until = from;
  let characters = 0;
  while (until < pieces.length && until - from < most.quotes) {
    const piece = pieces[until];
    if (!piece || (until > from && characters + lengthOf(piece) > most.characters)) break;
    characters += lengthOf(piece);
    until++;
  }
  return until;
}

/** The bot's words, outlines, and facts whose measure is quoted below. */
function leadBlocks(answer: Answer): KnownBlock[] {
  const quoted = quotedUnits(answer);
  return answer.parts.flatMap((part) => leadOf(part, quoted));
}

function leadOf(part: Part, quoted: ReadonlySet<string>): KnownBlock[] {
  if (part.kind === 'say') return [words(clip(part.text, LIMITS.section))];
  if (part.kind === 'outline') return [outline(part.entries)];
  const brief = part.kind === 'facts' ? part.rows.filter((row) => quoted.has(row.citation.unit)) : [];
  return brief.length === 0
    ? []
    : [{ type: 'rich_text', elements: brief.map((row) => ({ type: 'rich_text_section', elements: fact(row) })) }];
}

function supplements(answer: Answer): readonly Supplement[] {
  return answer.parts.flatMap((part) => (part.kind === 'supplement' ? [part] : []));
}

/** Words of the office, behind the plan's own. */
function supplement({ label, text, source }: Supplement): KnownBlock[] {
  return [
    words(`【${label}】${text}`),
    { type: 'context', elements: [{ type: 'plain_text', text: `——${source}`, emoji: false }] },
  ];
}

function fact({ words: said, note }: Row): RichTextText[] {
  return [
    { type: 'text', text: said.quote, style: { bold: true } },
    { type: 'text', text: `（${note}）` },
  ];
}

function outline(entries: readonly Entry[]): RichTextBlock {
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

function draw(piece: Piece, before: Piece | null, first: boolean): KnownBlock[] {
  if (piece.kind === 'quote') {
    const label =
      piece.label !== null && (first || before?.kind !== 'quote' || before.label !== piece.label)
        ? [words(`【${piece.label}】`)]
        : [];
    return [...label, quotation(piece.quote.citation, piece.quote.marks), address(piece.quote.citation)];
  }
  if (piece.kind === 'assigned') {
    const label = first || before?.kind !== 'assigned' ? [words(`【${TABLE}】`)] : [];
    return [...label, assigned(piece.row)];
  }
  const { words: said, citation } = piece.row;
  const section = { type: 'rich_text_section' as const, elements: fact(piece.row) };
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

/** The text beside the blocks: what a notification and a screen reader give. */
function plain(answer: Answer, shown: readonly Piece[], office: readonly Supplement[]): string {
  const said = answer.parts.flatMap((part) => (part.kind === 'say' ? [part.text] : []));
  const quotes = shown.map((piece) => {
    if (piece.kind === 'assigned') return `【${TABLE}】${Object.values(tableLine(piece.row)).join(' ')}`;
    const { quote, address: at } = piece.kind === 'quote' ? piece.quote.citation : piece.row.citation;
    return `“${quote}”——${at}`;
  });
  const added = office.map(({ label, text, source }) => `【${label}】${text}——${source}`);
  return escapeMarkup(clip([...said, ...quotes, ...added].join('\n') || '答复', LIMITS.text / 2));
}
