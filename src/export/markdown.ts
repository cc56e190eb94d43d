import papaparse from 'papaparse';
import type { Citation } from '../../index/plan/cite.ts';
import type { Span } from '../../index/plan/plan.ts';
import type { ExportBlock, ExportCell, ExportDocument, ExportTable } from '../../intents/export/document.ts';

/** Where a citation leads; null where there is no address for the console. */
export type CitationLink = (citation: Citation) => string | null;

/** Writes a document as Markdown. */
export function writeMarkdown({ title, blocks, source }: ExportDocument, link: CitationLink): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    ...blocks.map((block) => markdownOf(block, link)),
    escapeMarkdown(source),
  ];
  return `${join(parts, blocks)}\n`;
}

/** A list stays together; all else stands apart. */
function join(parts: readonly string[], blocks: readonly ExportBlock[]): string {
  const isEntry = (i: number) => blocks[i - 1]?.kind === 'entry';
  return parts
    .filter((part) => part !== '')
    .reduce((text, part, i) => (i === 0 ? part : `${text}${isEntry(i) && isEntry(i - 1) ? '\n' : '\n\n'}${part}`), '');
}

function markdownOf(block: ExportBlock, link: CitationLink): string {
  switch (block.kind) {
    case 'text':
      return block.text.split('\n').map(escapeMarkdown).join('  \n');
    case 'label':
      return `**【${escapeMarkdown(block.text)}】**`;
    case 'quote': {
      const { citation, marks } = block;
      const lines = [...`“${marked(citation, marks)}”`.split('\n'), `——${linked(citation.address, citation, link)}`];
      return lines.map((line) => `> ${line}`).join('  \n');
    }
    case 'entry':
      return `${'  '.repeat(block.depth)}- ${escapeMarkdown(entryText(block))}`;
    case 'table':
      return tableOf(block, link);
  }
}

function tableOf({ caption, heads, rows }: ExportTable, link: CitationLink): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const text = ({ text: words, cited }: ExportCell) => {
    const flat = words.replace(/\s*\n\s*/g, ' ');
    return cited && !words.startsWith('“') ? linked(flat, cited, link) : escapeMarkdown(flat);
  };
  const head = caption === null ? [] : [`## ${escapeMarkdown(caption)}（${rows.length}）`, ''];
  const body = rows.map((row) => line(row.map(text)));
  return [...head, line(heads.map(escapeMarkdown)), line(heads.map(() => '---')), ...body].join('\n');
}

function linked(text: string, citation: Citation, link: CitationLink): string {
  const url = link(citation);
  return url === null ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](<${url}>)`;
}

/** A quotation with its marked words bold. */
function marked({ quote, start, end }: Citation, marks: readonly Span[]): string {
  return pieces(quote, start, end, marks)
    .map(({ text, isMarked }) => (isMarked ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text)))
    .join('');
}

/** A quotation cut where marks begin and end; `start` and `end` are its offsets in the plan, as are those of the marks. */
export function pieces(
  quote: string,
  start: number,
  end: number,
  marks: readonly Span[],
): readonly { readonly text: string; readonly isMarked: boolean }[] {
  const cut: { text: string; isMarked: boolean }[] = [];
  let at = start;
  for (const mark of marks) {
    const [from, to] = [Math.max(mark.start, at), Math.min(mark.end, end)];
    if (from >= to) continue;
    cut.push({ text: quote.slice(at - start, from - start), isMarked: false });
    cut.push({ text: quote.slice(from - start, to - start), isMarked: true });
    at = to;
  }
  return [...cut, { text: quote.slice(at - start), isMarked: false }].filter(({ text }) => text !== '');
}

/** An entry of an outline as a line: the words of the plan in quotation marks where the bot's own stand before them. */
export function entryText({ note, citation }: Extract<ExportBlock, { kind: 'entry' }>): string {
  return note === '' ? citation.quote : `${note}“${citation.quote}”`;
}

/** Nothing that people or the plan wrote is markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~]/g, '\\$&').replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2');
}

/** Writes a document as plain text, as it is pasted into a paper or a sheet; what a sheet would take for a formula stays text. */
export function writePlain({ blocks, source }: ExportDocument): string {
  return `${[...blocks.map(plainOf), source].filter((text) => text !== '').join('\n')}\n`;
}

function plainOf(block: ExportBlock): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'label':
      return `【${block.text}】`;
    case 'quote':
      return `“${block.citation.quote}”\n——${block.citation.address}`;
    case 'entry':
      return `${'  '.repeat(block.depth)}${entryText(block)}`;
    case 'table': {
      const { caption, heads, rows } = block;
      const data = rows.map((row) => row.map(({ text }) => text.replace(/\s*\n\s*/g, ' ')));
      const options = { delimiter: '\t', newline: '\n', escapeFormulae: true, quotes: false };
      const table = papaparse.unparse({ fields: [...heads], data }, options);
      return caption === null ? table : `【${caption}】\n${table}`;
    }
  }
}
