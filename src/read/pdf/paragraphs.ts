import { readMarker } from '../../../index/parse/marker.ts';
import { beginsAnew } from '../../../index/parse/wrap.ts';
import { PDF_LIMITS } from './limits.ts';
import { leftOf, lineText, type PageLine, rightOf, roomFor, usualLeft } from './lines.ts';

/** A line of print in its column. */
export interface PrintedLine {
  readonly text: string;
  readonly size: number;
  /** Width of what cannot be parted at its beginning. */
  readonly head: number;
  readonly width: number;
  /** Where it begins, from where most lines of its column do. */
  readonly left: number;
  /** What is free at its end, up to the edge of the column, and whether lines are known to end there. */
  readonly room: number;
  readonly sure: boolean;
  readonly indented: boolean;
  /** Whether it stands in the middle of the page, far from both edges. */
  readonly centred: boolean;
}

/** A column of lines on a page of so many points' width; `whole` where the page has but one. */
export interface TextColumn {
  readonly lines: readonly PageLine[];
  readonly width: number;
  readonly whole: boolean;
}

/** The lines of columns with what is free at their ends; pages of one column and one width share an edge. */
export function measureColumns(columns: readonly TextColumn[]): readonly (readonly PrintedLine[])[] {
  return columns.map(({ lines, width, whole }) => {
    const like = columns.filter((other) => whole && other.whole && Math.abs(other.width - width) < 1);
    const all = whole ? like.flatMap((other) => other.lines) : lines;
    const left = lines.length > 0 ? usualLeft(lines) : 0;
    const edge = edgeOf(all, width, whole);
    return lines.map((line): PrintedLine => {
      const { size, head } = line;
      const middle = Math.abs((leftOf(line) + rightOf(line)) / 2 - width / 2) < size;
      const indented = leftOf(line) > left + size * PDF_LIMITS.indent;
      const [own, room] = [rightOf(line) - leftOf(line), edge.x - rightOf(line)];
      const centred = middle && leftOf(line) > left + size * PDF_LIMITS.centred;
      return {
        text: lineText(line),
        size,
        head,
        width: own,
        left: leftOf(line) - left,
        room,
        sure: edge.sure,
        indented,
        centred,
      };
    });
  });
}

/** Where full lines end, and whether enough do. A mark that closes a line may hang over its edge. */
function edgeOf(
  lines: readonly PageLine[],
  width: number,
  whole: boolean,
): { readonly x: number; readonly sure: boolean } {
  const ends = lines.map((line) => rightOf(line) - (/[，。、；：”）》]$/.test(lineText(line)) ? line.size : 0));
  const x = Math.max(0, ...ends);
  const size = lines[0]?.size ?? 0;
  const full = ends.filter((end) => end > x - 1.5 * size).length;
  const wide = x > width * (whole ? PDF_LIMITS.fullPage : 0);
  return { x, sure: (wide && full > 1) || (lines.length > 0 && x > width - usualLeft(lines) - 1.5 * size) };
}

/** How far a paragraph has come: its first and last lines, and whether it holds a mark that parts clauses. */
interface Paragraph {
  readonly first: PrintedLine;
  readonly last: PrintedLine;
  readonly running: boolean;
  /** Brackets that are open at its end. */
  readonly open: number;
}

/** Joins lines that were wrapped, over columns and pages. */
export function joinParagraphs(lines: readonly PrintedLine[]): string {
  let text = '';
  let paragraph = null as Paragraph | null;
  for (const line of lines) {
    const before = paragraph;
    const joins = before !== null && goesOn(before, line);
    const letters = /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text);
    text += before === null ? line.text : `${joins ? (letters ? ' ' : '') : '\n'}${line.text}`;
    const running = (joins && before?.running) || /[，。；]/.test(line.text);
    const open = (joins && before ? before.open : 0) + countOpen(line.text);
    paragraph = { first: joins && before ? before.first : line, last: line, running, open };
  }
  return text;
}

const countOpen = (text: string) => text.split(/[（(]/).length - text.split(/[）)]/).length;

/** Whether a line goes on with a paragraph: its last line is full, or ends within a sentence not far from there. */
function goesOn({ first, last, running, open }: Paragraph, line: PrintedLine): boolean {
  const closed = /[。；;！!？?：:]["”』」）)]*$/.test(last.text);
  if (Math.abs(last.size - line.size) > PDF_LIMITS.otherSize * last.size) return false;
  if (open <= 0 && (beginsAnew(line.text, last.text) || (closed && readMarker(line.text) !== null))) return false;
  if (last.centred && !line.centred) return false;
  const hangs = line.indented && !first.indented && !line.centred;
  const full = last.room <= roomFor(last.text, line);
  if (full && last.sure) return !line.indented || (hangs && !closed);
  // Where it is not known how long lines are, an indented line that is the longest and ends within a sentence goes on.
  if (full) return first === last && first.left > line.left + line.size * PDF_LIMITS.indent && !closed;
  return last.sure && running && !closed && !line.indented && last.room < PDF_LIMITS.ragged * last.width;
}
