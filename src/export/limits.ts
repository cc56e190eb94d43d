/** Numbers that decide what can be taken away. */
export const EXPORT_LIMITS = {
  /** Most rows of a table in Word, which takes a second for five hundred; Excel and Markdown hold them all. */
  wordRows: 500,
  /** Longest name of a file without its ending, in characters: with its folder it is within the 260 of Windows. */
  fileName: 60,
  /** Longest name of a sheet; Excel's own bound. */
  sheetName: 31,
  /** Longest text of a cell; Excel's own bound. */
  cell: 32_767,
  /** Widths of columns in Excel, in characters, for short cells and for sentences. */
  narrow: 14,
  wide: 60,
  /** Characters from which a cell is a sentence. */
  sentence: 24,
  /** Columns from which a page of Word lies on its side, and the widths of both pages between their margins, in twentieths of a point. */
  manyColumns: 6,
  upright: 9_000,
  aside: 13_900,
  /** Characters by which a column of Word has its share of the page, at least and at most. */
  least: 4,
  most: 225,
  /** How often a calendar may be fetched again, in seconds: a plan changes rarely. */
  refresh: 43_200,
  /** Longest address of an answer's file, which proxies pass on; an answer whose conversation is longer has none. */
  address: 6_000,
} as const;
