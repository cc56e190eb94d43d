import { byteLength, truncateBytes } from '../protocol/bytes.ts';

/** A piece of a message that is not torn apart unless it must be. */
export type MarkdownBlock =
  /** A paragraph; `prefix` begins each of its lines. */
  | { readonly kind: 'text'; readonly text: string; readonly prefix: string }
  /** A table: its head, with the line below it, and its rows. */
  | { readonly kind: 'table'; readonly head: string; readonly rows: readonly string[] };

const GAP = '\n\n';

/** Puts blocks together to messages within so many bytes, in order: cut between blocks, else between rows, lines, sentences. */
export function chunkBlocks(blocks: readonly MarkdownBlock[], most: number): readonly string[] {
  const messages: string[] = [];
  let open = '';
  for (const piece of blocks.flatMap((block) => piecesOf(block, most))) {
    const joined = open === '' ? piece.text : `${open}${piece.isRow ? '\n' : GAP}${piece.text}`;
    if (byteLength(joined) <= most) {
      open = joined;
      continue;
    }
    messages.push(open);
    open = piece.isRow ? `${piece.head}\n${piece.text}` : piece.text;
  }
  return [...messages, open].filter((message) => message.trim() !== '');
}

/** What stays whole. A row goes on where the message holds its table's head, and brings the head where it does not. */
type Piece =
  | { readonly isRow: false; readonly text: string }
  | { readonly isRow: true; readonly text: string; readonly head: string };

function piecesOf(block: MarkdownBlock, most: number): readonly Piece[] {
  if (block.kind === 'text') return cut(block, most).map((text) => ({ isRow: false, text }));
  const { head, rows } = block;
  const fits = (row: string) => byteLength(`${head}\n${row}`) <= most;
  if (!rows.every(fits))
    return rows.flatMap((text) => piecesOf({ kind: 'text', text: text.replaceAll('|', ' '), prefix: '' }, most));
  const [first = '', ...rest] = rows;
  return [
    { isRow: false, text: first === '' ? '' : `${head}\n${first}` },
    ...rest.map((text): Piece => ({ isRow: true, text, head })),
  ];
}

/** A paragraph in pieces within so many bytes, each line with its prefix. */
function cut({ text, prefix }: { readonly text: string; readonly prefix: string }, most: number): readonly string[] {
  const whole = lines(text, prefix);
  if (byteLength(whole) <= most) return [whole];
  const pieces: string[] = [];
  let open = '';
  for (const sentence of text.split(/(?<=[。；！？\n])/).flatMap((one) => chop(one, most - byteLength(prefix) * 2))) {
    const joined = open + sentence;
    if (byteLength(lines(joined, prefix)) <= most) {
      open = joined;
      continue;
    }
    if (open.trim() !== '') pieces.push(lines(open.replace(/\n$/, ''), prefix));
    open = sentence;
  }
  return open.trim() === '' ? pieces : [...pieces, lines(open, prefix)];
}

function lines(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => prefix + line)
    .join('\n');
}

/** A sentence that is too long by itself, in pieces of whole characters. */
function chop(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (byteLength(rest) > most) {
    const piece = truncateBytes(rest, most);
    if (piece === '') break;
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}
