import type { Knowledge } from '../../index/knowledge.ts';
import { cite } from '../../index/plan/cite.ts';
import type { Assigned, Entry, Part, Quote, Row } from '../answer/answer.ts';
import { tableLine } from '../compose/responsible.ts';

/** What a post may hold at most. */
export const LIMIT = { lines: 12, characters: 900 } as const;

/** Lines and characters of a text as it is drawn. */
export interface Size {
  readonly lines: number;
  readonly characters: number;
}

/** What is drawn around a quotation, an address and a line of an outline, in characters; never too little. */
const MARKS = 6;

/** How much room parts take once drawn; a fact of a measure that is quoted besides takes one line. */
export function sizeOf(parts: readonly Part[]): Size {
  const quoted = parts.flatMap((part) => (part.kind === 'quotes' ? part.quotes.map((q) => q.citation.unit) : []));
  return sum(parts.map((part) => sizeOfPart(part, quoted)));
}

function sizeOfPart(part: Part, quoted: readonly string[]): Size {
  switch (part.kind) {
    case 'say':
      return textSize(part.text);
    case 'quotes':
      return sum([...(part.label === null ? [] : [textSize(`【${part.label}】`)]), ...part.quotes.map(quoteSize)]);
    case 'facts':
      return sum(part.rows.map((row) => rowSize(row, quoted.includes(row.citation.unit))));
    case 'outline':
      return sum(part.entries.map(entrySize));
    case 'assigned':
      return { lines: 1 + part.rows.length, characters: sumOf(part.rows) };
    case 'supplement':
      return textSize(`【${part.label}】\n${part.text}\n——${part.source}`);
  }
}

/** Characters of rows of the office's table. */
function sumOf(rows: readonly Assigned[]): number {
  return rows.reduce((all, row) => all + Object.values(tableLine(row)).join('').length + MARKS, 0);
}

function rowSize({ words, note, citation }: Row, isQuoted: boolean): Size {
  const fact = { lines: 1, characters: words.quote.length + note.length + MARKS };
  return isQuoted ? fact : sum([fact, quoteSize({ citation })]);
}

/** Room of a quotation with its address. */
function quoteSize({ citation }: Pick<Quote, 'citation'>): Size {
  return { lines: 2, characters: citation.quote.length + citation.address.length + MARKS };
}

/** Room of one line of an outline. */
function entrySize({ citation, note }: Entry): Size {
  return { lines: 1, characters: citation.quote.length + (note?.length ?? 0) + MARKS };
}

function textSize(text: string): Size {
  return { lines: text.split('\n').length, characters: text.length + 1 };
}

function sum(sizes: readonly Size[]): Size {
  return sizes.reduce((a, b) => ({ lines: a.lines + b.lines, characters: a.characters + b.characters }), {
    lines: 0,
    characters: 0,
  });
}

/** Whether parts keep the limit of a post. */
export function fits(parts: readonly Part[], limit: Size = LIMIT): boolean {
  const { lines, characters } = sizeOf(parts);
  return lines <= limit.lines && characters <= limit.characters;
}

/** The longest beginning of a measure that fits, cut behind a sentence, else behind a clause; whole where it fits. */
export function excerpt(knowledge: Knowledge, unit: string, room: number): Quote {
  const whole = cite(knowledge, unit);
  if (whole.quote.length <= room) return { citation: whole, marks: [] };
  const head = whole.quote.slice(0, room);
  const ends = [/^[\s\S]*[。；;!?！？]/u, /^[\s\S]*[,，、:：]/u].map((end) => end.exec(head)?.[0].length ?? 0);
  const length = ends.find((end) => end > 0) ?? head.replace(/[\ud800-\udbff]$/, '').length;
  return { citation: cite(knowledge, unit, whole.start, whole.start + length), marks: [] };
}
