import { toNumber } from './numeral.ts';

/** How deep a heading stands: 一、 · （一） · 1. */
export type Level = 'chapter' | 'section' | 'item';

/** The number in front of a line and where its text begins (UTF-16 units from the line's first character). */
export interface Marker {
  readonly level: Level;
  readonly label: string;
  readonly number: number;
  readonly length: number;
}

const FORMS: readonly { level: Level; pattern: RegExp }[] = [
  { level: 'chapter', pattern: /^([一二三四五六七八九十]{1,3})[、．.]\s*/ },
  { level: 'section', pattern: /^[(（]([一二三四五六七八九十]{1,3})[)）]\s*/ },
  { level: 'item', pattern: /^([0-9０-９]{1,3})\s*[.．、](?![0-9０-９])\s*/ },
];

/** Reads the heading marker at the start of a trimmed line; 5.20世界计量日 and 2020年 are none. */
export function readMarker(line: string): Marker | null {
  for (const { level, pattern } of FORMS) {
    const match = pattern.exec(line);
    const number = match?.[1] === undefined ? null : toNumber(match[1].normalize('NFKC'));
    if (match && number !== null && match[0].length < line.length)
      return { level, label: match[0].trimEnd(), number, length: match[0].length };
  }
  return null;
}

/** A printed line of the plan with its offsets, blanks at both ends removed. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Splits a text into its lines that hold something. */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const raw of text.split('\n')) {
    const body = raw.trim();
    const start = offset + (raw.length - raw.trimStart().length);
    if (body !== '') lines.push({ text: body, start, end: start + body.length });
    offset += raw.length + 1;
  }
  return lines;
}
