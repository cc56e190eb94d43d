import type { Cell, Source, Table } from '../../index/parse/document.ts';
import { rewrite } from '../../index/text/rewrite.ts';

const HEADING = /^\s{0,3}#{1,6}\s+|^\s{0,3}(?:>\s?)+/;
const MARK = /\*\*|__|`|\\(?=[\\`*_{}[\]()#+\-.!|~>])|(?<=[\u4e00-\u9fff）”。])\s*#+\s*$|<br\s*\/?>/g;
const RULE = /^\s*(?:(?:[-*_]\s*){3,}|=+|```.*)$/;
const DELIMITER = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/** Reads Markdown as what it shows: headings, emphasis and rules lose their marks, pipe tables become tables. */
export function readMarkdown(file: string): Source {
  const out = rewrite(file);
  const tables: Table[] = [];
  let rows: Cell[][] = [];
  let start = 0;
  let offset = 0;
  const close = () => {
    if (rows.length > 1) tables.push({ name: '', start, end: out.length(), rows });
    rows = [];
  };
  for (const line of file.split('\n')) {
    const end = offset + line.length;
    if (isRow(line)) {
      if (rows.length === 0) start = out.length();
      if (!DELIMITER.test(line)) rows.push(writeRow(out, file, offset, line));
    } else {
      close();
      if (!RULE.test(line)) strip(out, file, offset + (HEADING.exec(line)?.[0].length ?? 0), end);
    }
    out.put('\n', end);
    offset = end + 1;
  }
  close();
  const { text, at } = out.done();
  return { text, tables, problems: [], at };
}

const isRow = (line: string) => /^\s*\|.*\|\s*$/.test(line) || (DELIMITER.test(line) && line.includes('|'));

/** Copies a slice without the marks of emphasis and escapes. */
function strip(out: ReturnType<typeof rewrite>, file: string, start: number, end: number): void {
  let from = start;
  for (const mark of file.slice(start, end).matchAll(MARK)) {
    out.keep(from, start + mark.index);
    if (mark[0].startsWith('<br')) out.put('\n', start + mark.index);
    from = start + mark.index + mark[0].length;
  }
  out.keep(from, end);
}

function writeRow(out: ReturnType<typeof rewrite>, file: string, offset: number, line: string): Cell[] {
  const cells: Cell[] = [];
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  for (const [i, bar] of bars.slice(0, -1).entries()) {
    const words = line.slice(bar + 1, bars[i + 1]);
    const from = offset + bar + 1 + (words.length - words.trimStart().length);
    const start = out.length();
    strip(out, file, from, Math.max(from, offset + bar + 1 + words.trimEnd().length));
    cells.push({ start, end: out.length(), merged: false });
    out.put('\t', offset + (bars[i + 1] ?? 0));
  }
  return cells;
}
