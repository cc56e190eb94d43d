import type { Element } from '../xml.ts';

/** Something that was not read as it stands, at an offset; `words` are what it said. */
export interface Note {
  readonly at: number;
  /** What was left out, completed by “没有读入”; a whole sentence where there are no words. */
  readonly reason: string;
  readonly words: string;
}

/** The words of a paragraph while it is read. */
export interface DocxLine {
  readonly parts: string[];
  length: number;
  readonly notes: Note[];
  /** Text boxes that hang on it. */
  readonly boxes: Element[];
}

/** An empty line. */
export const emptyLine = (): DocxLine => ({ parts: [], length: 0, notes: [], boxes: [] });

/** Adds words to a line. */
export function addWords(line: DocxLine, words: string): void {
  line.parts.push(words);
  line.length += words.length;
}

/** Notes that something was left out; what is left out for one reason at one place is one note. */
export function addNote(notes: Note[], { at, reason, words }: Note, between = ''): void {
  const last = notes.at(-1);
  if (last && last.reason === reason && last.at === at && words !== '')
    notes[notes.length - 1] = { at, reason, words: `${last.words}${between}${words}` };
  else notes.push({ at, reason, words });
}

/** Adds what is on the second line to the first. */
export function joinLines(first: DocxLine, second: DocxLine): DocxLine {
  for (const note of second.notes) first.notes.push({ ...note, at: note.at + first.length });
  for (const words of second.parts) addWords(first, words);
  for (const box of second.boxes) first.boxes.push(box);
  return first;
}
