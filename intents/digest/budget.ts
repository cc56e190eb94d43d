import type { Assigned, Entry, Part, Quote, Row } from '../answer/answer.ts';
import { tableLine } from '../compose/responsible.ts';
import { POST_LIMITS, POST_SIZE } from './limits.ts';

/** Lines and characters of a text as it is drawn. */
export interface Size {
  readonly lines: number;
  readonly characters: number;
}

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
  return rows.reduce((all, row) => all + Object.values(tableLine(row)).join('').length + POST_LIMITS.marks, 0);
}

function rowSize({ words, note, citation }: Row, isQuoted: boolean): Size {
  const fact = { lines: 1, characters: words.quote.length + note.length + POST_LIMITS.marks };
  return isQuoted ? fact : sum([fact, quoteSize({ citation })]);
}

/** Room of a quotation with its address. */
function quoteSize({ citation }: Pick<Quote, 'citation'>): Size {
  return { lines: 2, characters: citation.quote.length + citation.address.length + POST_LIMITS.marks };
}

/** Room of one line of an outline. */
function entrySize({ citation, note }: Entry): Size {
  return { lines: 1, characters: citation.quote.length + (note?.length ?? 0) + POST_LIMITS.marks };
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
export function fits(parts: readonly Part[], limit: Size = POST_SIZE): boolean {
  const { lines, characters } = sizeOf(parts);
  return lines <= limit.lines && characters <= limit.characters;
}
