import type { Span } from '../../index/plan/plan.ts';
import {
  type Answer,
  type Assigned,
  lineOf,
  type Part,
  type Quote,
  quotedUnits,
  type Row,
} from '../../intents/answer/answer.ts';
import { TABLE, tableLine } from '../../intents/compose/responsible.ts';

/** How marked words, addresses and labels look: escape codes on a terminal, nothing elsewhere. */
export interface TextStyle {
  mark(text: string): string;
  dim(text: string): string;
}

/** No colour at all: what programs and files get. */
export const PLAIN: TextStyle = { mark: (text) => text, dim: (text) => text };

/** Bold yellow marks and dim addresses, for a TTY. */
export const COLOUR: TextStyle = {
  mark: (text) => `\u001b[1;33m${text}\u001b[0m`,
  dim: (text) => `\u001b[2m${text}\u001b[0m`,
};

/** Draws an answer as text. Every quotation stands whole, with its address on the next line. */
export function render(answer: Answer, style: TextStyle = PLAIN): string {
  const quoted = quotedUnits(answer);
  return answer.parts
    .map((part) => renderPart(part, style, quoted))
    .filter((text) => text !== '')
    .join('\n');
}

function renderPart(part: Part, style: TextStyle, quoted: ReadonlySet<string>): string {
  switch (part.kind) {
    case 'say':
      return part.text;
    case 'quotes':
      return [
        ...(part.label === null ? [] : [`【${part.label}】`]),
        ...part.quotes.map((quote) => renderQuote(quote, style)),
      ].join('\n');
    case 'facts':
      return part.rows.map((row) => renderRow(row, style, quoted.has(row.citation.unit))).join('\n');
    case 'assigned':
      return [`【${TABLE}】`, ...part.rows.map((row) => `· ${tableText(row, style)}`)].join('\n');
    case 'outline':
      return part.entries.map((entry) => `${'  '.repeat(entry.depth)}${lineOf(entry)}`).join('\n');
    case 'supplement':
      return `【${part.label}】\n${part.text}\n${style.dim(`——${part.source}`)}`;
  }
}

/** A fact with its sentence; without it where the whole measure stands below. */
function renderRow({ words, note, citation }: Row, style: TextStyle, isQuoted: boolean): string {
  const fact = `· ${style.mark(words.quote)}（${note}）`;
  return isQuoted ? fact : `${fact}\n  “${citation.quote}”\n  ${style.dim(`——${citation.address}`)}`;
}

function tableText(row: Assigned, style: TextStyle): string {
  const { unit, place, fields } = tableLine(row);
  return `${unit}${style.dim(`（${place}）`)}${fields}`;
}

function renderQuote({ citation, marks }: Quote, style: TextStyle): string {
  return `“${marked(citation.quote, marks, citation.start, style)}”\n${style.dim(`——${citation.address}`)}`;
}

function marked(text: string, marks: readonly Span[], offset: number, style: TextStyle): string {
  let at = 0;
  let out = '';
  for (const { start, end } of marks) {
    out += text.slice(at, start - offset) + style.mark(text.slice(start - offset, end - offset));
    at = end - offset;
  }
  return out + text.slice(at);
}
