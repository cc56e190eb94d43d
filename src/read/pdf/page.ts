/** A piece of text as a PDF places it: `transform` holds its position, sizes are in points. */
export interface PdfText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

interface Row {
  text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  right: number;
}

/** Lines of a page from the top down; an empty one stands in front of a line that is indented. */
export function readPdfPage(pieces: readonly PdfText[]): readonly string[] {
  const rows: Row[] = [];
  for (const { str, transform, width, height } of pieces) {
    if (str.trim() === '') continue;
    const [x = 0, y = 0] = [transform[4], transform[5]];
    const size = height || Math.abs(transform[3] ?? 0) || 10;
    const last = rows.at(-1);
    if (last && Math.abs(last.y - y) < size / 2) {
      const gap =
        x - last.right > size * 0.9 || (/\w$/.test(last.text) && /^\w/.test(str) && x - last.right > size * 0.2);
      last.text += gap ? ` ${str.trim()}` : str.trim();
      last.right = x + width;
    } else rows.push({ text: str.trim(), x, y, height: size, right: x + width });
  }
  const left = usualLeft(rows);
  return rows.flatMap((row) => (row.x > left + row.height * 1.2 ? ['', row.text] : [row.text]));
}

/** Where most lines begin that are not indented. */
function usualLeft(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { x } of rows) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= Math.max(2, rows.length * 0.15)).map(([x]) => x);
  return Math.min(...(often.length > 0 ? often : [Math.min(...rows.map(({ x }) => x), 10_000)]));
}
