/** How the marks on a page are read; sizes in widths of a character (em) unless said otherwise. */
export const PDF_LIMITS = {
  /** Degrees by which text may lean and still be straight, as on a scan. */
  straight: 5,
  /** The same character again so near is the same one, drawn twice to look bold or to throw a shadow. */
  double: 0.14,
  /** Part of a narrow character's own width within which it is the same one. */
  doubleNarrow: 0.5,
  /** Baselines so near are of one line. */
  baseline: 0.45,
  /** A gap that parts words, and one between letters or digits that does. */
  gap: 0.9,
  letterGap: 0.2,
  /** A line that begins so far to the right of the others is indented. */
  indent: 1.2,
  /** A line in the middle that begins so far to the right is a title. */
  centred: 4,
  /** Part of a page's lines that begin where lines begin that are not indented. */
  leftShare: 0.15,
  /** Lightness (0 to 1) from which text is white, and from which it is pale; transparency below which it is pale. */
  white: 0.97,
  pale: 0.55,
  opaque: 0.6,
  /** Text so much larger than the rest is a watermark where it is pale or comes again on other pages. */
  large: 1.5,
  /** Points between marks that stand at the same place on two pages. */
  samePlace: 4,
  /** Lines at a page's head and foot that may be running ones. */
  edgeLines: 3,
  /** Pages on which a line at the edge comes again before it is a running one; in short documents two are enough. */
  runningPages: 3,
  /** Part of a page's height at its head and foot where numbers of one page stand. */
  margin: 0.12,
  /** Points between the ends of ruled lines that meet, and thickness up to which a filled bar is a line. */
  ruleGap: 3,
  ruleThick: 4,
  /** Least length of a ruled line in points. */
  ruleLeast: 6,
  /** Two columns: least lines side by side, least width of both, part of the width that most lines fill, and the gap between. */
  columnLines: 6,
  columnWidth: 8,
  columnFill: 0.75,
  columnGap: 1.2,
  /** How far a full line may fall short beside what the next one begins with. */
  slack: 0.1,
  /** The gap that is set between digits or letters and Chinese characters. */
  autospace: 0.25,
  /** Part of a page's width that lines reach at least, where they fill it. */
  fullPage: 0.6,
  /** Part of its width that a line within a sentence may fall short, where lines are not set flush. */
  ragged: 0.5,
  /** Part by which sizes of lines differ that are not of one paragraph. */
  otherSize: 0.1,
  /** Part of a page's text that may be invisible before it is the text layer of a scan. */
  scanLayer: 0.8,
} as const;

/** The state in which a page's text begins, as the standard sets it; `scale` is of a font's own units. */
export const INITIAL_STATE = {
  font: { scale: 0.001, vertical: false },
  size: 1,
  characterSpace: 0,
  wordSpace: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
  light: 0,
  alpha: 1,
} as const;
