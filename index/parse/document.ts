import type { Problem, Span } from '../plan/plan.ts';

/** A cell of a table: where its words stand in the text; blank where `start` equals `end`. */
export interface Cell extends Span {
  /** True where the cell repeats the words of a merged range that begins in another row or column. */
  readonly merged: boolean;
}

/** A table of a document; its cells stand in the text in printed order. */
export interface Table extends Span {
  /** The sheet's name; empty in a document. */
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** What a reader makes of a file: the text that all offsets refer to, and what the parser needs beside it. */
export interface Source {
  readonly text: string;
  readonly tables: readonly Table[];
  readonly problems: readonly Problem[];
  /** Offset in the file's decoded text of an offset in `text`; the same where the file is no text. */
  at(offset: number): number;
}
