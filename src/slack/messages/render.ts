import type { ContextBlock, KnownBlock } from '@slack/types';
import { type Answer, type Part, quotedUnits, type Supplement } from '../../../intents/answer/answer.ts';
import { TABLE, tableLine } from '../../../intents/compose/responsible.ts';
import { LIMITS, PAGE } from '../limits.ts';
import { type AnswerPiece, factElements, outlineBlock, pieceBlocks, supplementBlocks } from './blocks.ts';
import { answerButtons, confirmButton, feedbackButtons, type Link, offerButtons } from './buttons.ts';
import { escapeMarkup, plainText, truncate } from './text.ts';

/** Where an answer is shown: a channel is kept short, a private answer, a direct message and the post of a day are not. */
export type Audience = 'channel' | 'direct' | 'private' | 'post';

/** A message as Slack takes it. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** How an answer is to be drawn: `from` quotations were shown before. */
interface Drawing {
  readonly question: string;
  readonly room: Audience;
  readonly from: number;
  readonly link: Link;
}

/** Draws an answer as blocks within Slack's limits. What the plan and people wrote stands in rich text, where nothing is markup. */
export function render(answer: Answer, { question, room, from, link }: Drawing): SlackMessage {
  const pieces = piecesOf(answer);
  const until = page(pieces, from, room === 'channel' ? PAGE.channel : PAGE.alone);
  const lead = from === 0 ? leadBlocks(answer) : [plainText(`接上，第${from + 1}处起：`)];
  const paged = pieces
    .slice(from, until)
    .flatMap((piece, i) => pieceBlocks(piece, pieces[from + i - 1] ?? null, i === 0));
  const body = room === 'post' ? inOrder(answer) : [...lead, ...paged];
  const q = question.replace(/[<>&]/g, ' ');
  const row = answerButtons({ question: q, answer, until, total: pieces.length, isPrivate: room === 'private', link });
  const offers = answer.status === 'answered' ? null : offerButtons(answer.suggestions);
  const confirm = answer.effect?.do === 'subscribe' ? confirmButton(q, answer.effect.schedule) : null;
  const under = [confirm, row, offers].filter((block) => block !== null).slice(0, 1);
  const verdict = answer.status === 'help' ? [] : [feedbackButtons(q)];
  const office = from === 0 ? supplements(answer) : [];
  const besides = [...office.flatMap(supplementBlocks), ...under, ...verdict, ...edition(answer)];
  const blocks: KnownBlock[] = [...body, ...besides].slice(0, LIMITS.blocks);
  return { text: plain(answer, pieces.slice(from, until), office), blocks };
}

/** Which version of the plan was asked, in small print. */
function edition({ version }: Answer): ContextBlock[] {
  if (version === undefined) return [];
  return [{ type: 'context', elements: [{ type: 'plain_text', text: `要点版本 ${version}`, emoji: false }] }];
}

/** What is counted and paged: quotations, and facts whose measure is not quoted besides. */
function piecesOf(answer: Answer): readonly AnswerPiece[] {
  const quoted = quotedUnits(answer);
  return answer.parts.flatMap((part) => piecesIn(part, quoted));
}

function piecesIn(part: Part, quoted: ReadonlySet<string>): readonly AnswerPiece[] {
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
    return [
      ...leadOf(part, quoted),
      ...pieces.flatMap((piece, i) => pieceBlocks(piece, pieces[i - 1] ?? null, i === 0)),
    ];
  });
}

function lengthOf(piece: AnswerPiece): number {
  if (piece.kind === 'assigned') return tableLine(piece.row).fields.length;
  return piece.kind === 'quote' ? piece.quote.citation.quote.length : piece.row.citation.quote.length;
}

/** Index behind the last piece of a page that begins at `from`; a page holds one piece at least. */
function page(
  pieces: readonly AnswerPiece[],
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
  if (part.kind === 'say') return [plainText(truncate(part.text, LIMITS.section))];
  if (part.kind === 'outline') return [outlineBlock(part.entries)];
  const brief = part.kind === 'facts' ? part.rows.filter((row) => quoted.has(row.citation.unit)) : [];
  return brief.length === 0
    ? []
    : [
        {
          type: 'rich_text',
          elements: brief.map((row) => ({ type: 'rich_text_section', elements: factElements(row) })),
        },
      ];
}

function supplements(answer: Answer): readonly Supplement[] {
  return answer.parts.flatMap((part) => (part.kind === 'supplement' ? [part] : []));
}

/** The text beside the blocks: what a notification and a screen reader give. */
function plain(answer: Answer, shown: readonly AnswerPiece[], office: readonly Supplement[]): string {
  const said = answer.parts.flatMap((part) => (part.kind === 'say' ? [part.text] : []));
  const quotes = shown.map((piece) => {
    if (piece.kind === 'assigned') return `【${TABLE}】${Object.values(tableLine(piece.row)).join(' ')}`;
    const { quote, address: at } = piece.kind === 'quote' ? piece.quote.citation : piece.row.citation;
    return `“${quote}”——${at}`;
  });
  const added = office.map(({ label, text, source }) => `【${label}】${text}——${source}`);
  return escapeMarkup(truncate([...said, ...quotes, ...added].join('\n') || '答复', LIMITS.text));
}
