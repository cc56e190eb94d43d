import type { Citation } from '../../../index/plan/cite.ts';
import type { Span } from '../../../index/plan/plan.ts';
import {
  type Answer,
  type Assigned,
  type Entry,
  type Part,
  type Quote,
  quotedUnits,
  type Row,
  type Supplement,
} from '../../../intents/answer/answer.ts';
import { TABLE as OFFICE, tableLine } from '../../../intents/compose/responsible.ts';
import type { AppContext } from '../../platform/platform.ts';
import { LIMITS, MESSAGE } from '../limits.ts';
import { byteLength } from '../protocol/bytes.ts';
import { chunkBlocks, type MarkdownBlock } from './chunks.ts';
import { bold, escapeMarkdown, link, oneLine } from './escape.ts';

/** How an answer is drawn: where its citations lead, and how long a message may be, in bytes. */
interface Drawing {
  readonly link: AppContext['link'];
  readonly most?: number;
}

/** Draws an answer as WeCom's markdown, in messages within its limits. */
export function render(answer: Answer, { link, most = LIMITS.content }: Drawing, under = ''): readonly string[] {
  const quoted = quotedUnits(answer);
  const blocks = answer.parts.flatMap((part) => blocksOf(part, quoted, link));
  const edition = answer.version === undefined ? '' : `要点版本 ${answer.version}`;
  return chunkBlocks([...blocks, ...paragraph(under), ...paragraph(edition)], most);
}

/** Words of the bot itself as a message. */
export function renderText(text: string): readonly string[] {
  return chunkBlocks(paragraph(escapeMarkdown(text)), LIMITS.content);
}

function paragraph(text: string, prefix = ''): readonly MarkdownBlock[] {
  return text === '' ? [] : [{ kind: 'text', text, prefix }];
}

function blocksOf(part: Part, quoted: ReadonlySet<string>, to: AppContext['link']): readonly MarkdownBlock[] {
  switch (part.kind) {
    case 'say':
      return part.text.split('\n').flatMap((line) => paragraph(escapeMarkdown(line)));
    case 'quotes':
      return [
        ...paragraph(part.label === null ? '' : `**【${oneLine(part.label)}】**`),
        ...part.quotes.flatMap((quote) => quotation(quote, to)),
      ];
    case 'facts':
      return [
        ...paragraph(
          part.rows
            .filter((row) => quoted.has(row.citation.unit))
            .map(fact)
            .join('\n'),
        ),
        ...rows(
          part.rows.filter((row) => !quoted.has(row.citation.unit)),
          to,
        ),
      ];
    case 'assigned':
      return [...paragraph(`**【${OFFICE}】**`), ...paragraph(part.rows.map(assigned).join('\n'))];
    case 'outline':
      return paragraph(part.entries.map(entry).join('\n'));
    case 'supplement':
      return supplement(part);
  }
}

/** A row of the office's table, which is no part of the plan. */
function assigned(row: Assigned): string {
  const { unit, place, fields } = tableLine(row);
  return `- ${oneLine(unit)}（${oneLine(place)}）${oneLine(fields)}`;
}

/** Words of the office behind the plan's own. */
function supplement({ label, text, source: from }: Supplement): readonly MarkdownBlock[] {
  return [...paragraph(`**【${oneLine(label)}】**`), ...paragraph(`${escapeMarkdown(text)}\n——${oneLine(from)}`)];
}

/** A heading, or an item below one: bullets, so that a number stays what is printed. */
function entry({ depth, citation, note }: Entry): string {
  const title = note === undefined ? oneLine(citation.quote) : `${oneLine(note)}“${oneLine(citation.quote)}”`;
  return depth === 0 ? `- **${title}**` : `  - ${title}`;
}

function fact({ words, note }: Row): string {
  return `- **${oneLine(words.quote)}**（${oneLine(note)}）`;
}

/** Facts with their sentences: a table where there are several, else each above its quotation. */
function rows(facts: readonly Row[], to: AppContext['link']): readonly MarkdownBlock[] {
  const isFlat = facts.every(
    ({ citation }) => !citation.quote.includes('\n') && byteLength(citation.quote) < MESSAGE.marked,
  );
  if (facts.length < MESSAGE.tableRows || !isFlat)
    return facts.flatMap((row) => [
      ...paragraph(fact(row)),
      ...quotation({ citation: row.citation, marks: [row.words] }, to),
    ]);
  const cells = ({ words, note, citation }: Row) => [
    `**${oneLine(words.quote)}**`,
    oneLine(note),
    `“${oneLine(citation.quote)}”`,
    source(citation, to),
  ];
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  return [
    {
      kind: 'table',
      head: `${line(['内容', '说明', '原文', '出处'])}\n|---|---|---|---|`,
      rows: facts.map((row) => line(cells(row))),
    },
  ];
}

function quotation({ citation, marks }: Quote, to: AppContext['link']): readonly MarkdownBlock[] {
  const text = byteLength(citation.quote) > MESSAGE.marked ? escapeMarkdown(citation.quote) : marked(citation, marks);
  return paragraph(`“${text}”\n——${source(citation, to)}`, '> ');
}

function source(citation: Citation, to: AppContext['link']): string {
  const url = to(citation);
  return url === null ? oneLine(citation.address) : link(citation.address, url);
}

/** The quotation word for word, matched words bold. */
function marked({ quote, start, end }: Citation, marks: readonly Span[]): string {
  let out = '';
  let at = start;
  for (const mark of joined(marks)) {
    const [from, to] = [Math.max(mark.start, at), Math.min(mark.end, end)];
    if (from >= to) continue;
    out += `${quote.slice(at - start, from - start)}${OPEN}${quote.slice(from - start, to - start)}${CLOSE}`;
    at = to;
  }
  // Escaped as a whole, since what begins a line is known only then.
  return escapeMarkdown(out + quote.slice(at - start)).replace(BETWEEN, (_, words: string) => bold(words));
}

/** Stand for the ends of a mark while the text is escaped; no plan holds them. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const BETWEEN = /\uE000([^\uE000\uE001]*)\uE001/g;

/** Marks that touch are one: asterisks back to back would stand as they are. */
function joined(marks: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const mark of marks) {
    const last = all.at(-1);
    if (last && mark.start <= last.end) all[all.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
    else all.push(mark);
  }
  return all;
}
