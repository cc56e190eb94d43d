/** What is read of a file of the office; sizes in bytes. */
export const READ_LIMITS = {
  /** Largest file: some hundred times the longest plan. */
  file: 20_000_000,
  /** Most parts of an office file, largest part and largest sum of what is read, once unpacked: no bomb gets through. */
  zipParts: 3_000,
  zipPart: 60_000_000,
  zipSum: 100_000_000,
  /** Deepest nesting of elements that an office file needs. */
  xmlDepth: 256,
  /** Longest chain of styles that build on each other. */
  styleChain: 12,
  /** Most characters of what is left out that are told of it. */
  toldCharacters: 2_000,
  /** How deep documents may stand in each other. */
  chunkDepth: 3,
  /** Longest tag of a page, and longest script or style in it, in characters. */
  htmlTag: 20_000,
  htmlRaw: 1_000_000,
  /** Columns that a cell of Word's may cover at most. */
  docxColumns: 100,
  /** Most rows and columns that are read of a worksheet. */
  sheetRows: 20_000,
  sheetColumns: 100,
  /** Characters of hidden rows and columns that a hint quotes. */
  hiddenWords: 60,
  /** How far into a file a PDF's sign may stand, by Adobe's implementation notes. */
  pdfHead: 1_024,
  /** Most pages of a PDF. */
  pdfPages: 500,
  /** Fewer characters a page than this, and the pages are pictures. */
  pdfCharacters: 8,
  /** More than this share of characters that no font explains, and the text is garbled. */
  pdfStrange: 0.05,
  /** Least share of Chinese characters among the letters of a plan in GB18030; below it the bytes are something else. */
  chineseShare: 0.4,
} as const;
