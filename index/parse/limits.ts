/** Numbers that decide how a text is cut into lines, headings and measures; in characters unless told otherwise. */
export const PARSE_LIMITS = {
  /** Titles. Most lines of one, its longest line, and the longest line above it that may be its beginning. */
  titleLines: 3,
  title: 80,
  titleAbove: 40,
  /** Longest line of a web page's own words, 发布时间：…; a paragraph of the plan is longer. */
  pageChrome: 200,
  /** Headings. Longest title that runs into its text, on a line of its own, of a general chapter, and of one that looks back. */
  runInTitle: 50,
  ownLineTitle: 60,
  generalTitle: 30,
  pastTitle: 40,
  /** How far behind the longest title that runs in its first point may begin. */
  pointBehindTitle: 10,
  /** How often a kind must stand in a plan to be a heading there: one line “三月：” makes no calendar. */
  months: 3,
  stages: 2,
  /** Longest marker that is looked for at the beginning of a line within an item. */
  marker: 40,
  /** Fewest characters in front of an item's first point that say something. */
  leadWords: 4,
  /** Fewest measures that say within their sentences who does them, for a plan without suffixes. */
  dutiesWithin: 3,
  /** What no unit covers is told from this length on: between units stand suffixes and labels without words; and how much of it. */
  unread: 2,
  unreadShown: 16,
  /** Lines behind the plan that may be the rest of a list of attachments; more are told. */
  attachmentLines: 2,
  /** How far behind its beginning a unit's title, or a name of its duty, may stand. */
  nameBehind: 2000,
} as const;

/** Where line ends were lost or put in by a program. */
export const LINE_LIMITS = {
  /** Shortest line that may hold several headings, and how many must stand in it: on a page of its own one more. */
  longLine: 120,
  headingsInLine: 2,
  headingsInPage: 3,
  /** A line with this share of the text is a page that lost its line ends. */
  pageShare: 0.4,
  /** Paragraphs are wrapped where at least this many lines, and this share, are full and end within a sentence. */
  fullLines: 4,
  fullShare: 0.25,
  /** A full line is as wide as this share of the lines are at most: titles and tables may be wider. */
  widthShare: 0.9,
  /** Columns of half a character: the narrowest and the widest full line of a page, and how far a full line may fall short. */
  narrowest: 24,
  widest: 120,
  slack: 5,
  /** A wider line than the full width and so many times the slack was not wrapped by a program. */
  slackAbove: 3,
  /** A paragraph that runs on within a sentence is joined from this share of the width on. */
  runningShare: 0.6,
} as const;
