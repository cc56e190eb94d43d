// The numbers that decide whether a passage answers, is near, or is refused (with those of index/search/weights.ts).
// Chosen on the question sets; a change is tried with `npm run eval -- --changed`.

/** Share of the question's weight that a passage must hold to answer it, and to be shown as near. */
export const ANSWER = 0.26;
/** Below it nothing is shown at all. */
export const NEAREST = 0.1;
/** Weight that the held words must have together: one common word is no answer. */
export const HEAVY = 1.6;
/** Weight of an unknown noun that makes the matter another one: that of a word which no measure holds, as good as whole. */
export const FOREIGN_NOUN = 4;
/** A further hit is shown with the best where it comes this close to it in score, and in share. */
export const CLOSE = 0.86;
/** The same for the share. */
export const SHARED = 0.8;
/** A rare word that the best hit lacks brings the best hit for it: two things asked at once. */
export const RARE_TERM = 2.8;
/** What such a further hit must hold of what the best holds. */
export const ASIDE = 0.4;
/** A list is made where the best holds at least this share: below it the words are too scattered to list. */
export const LISTABLE = 0.5;
/** A list takes what holds this part of the best share. */
export const LISTED = 0.7;
/** Longest list of hits: what comes behind them is hardly about the matter. */
export const MANY = 10;
/** A topic of so few words is shown in all measures that hold as much as the best. */
export const SINGLE = 2;
/** How much that is: a little less, for forms that carry less of the meaning. */
export const SAME = 0.97;
/** At most so many of them: more are a list. */
export const SIX = 6;
/** At most this many hits as good as the best are shown: a reader looks at no more. */
export const FEW = 3;

/** A measure with a figure is preferred while it scores at least this share of the best: the number asked for stands in a neighbour. */
export const FIGURE_NEARLY = 0.8;
/** The same where it is asked how much there is now: that stands in front of the measures, which are ranked before it. */
export const STOCK_NEARLY = 0.5;
/** The same for a measure that names a body; many measures name none. */
export const BODY_NEARLY = 0.6;
/** Such a measure must hold at least this part of what the best holds. */
export const BODY_HELD = 0.75;
/** Words such as 部门 stand in the names of many bodies and tell none apart. */
export const TELLING = 2.5;
/** A measure with a document is preferred while it scores at least this share of the best. */
export const DOCUMENT_NEARLY = 0.8;
/** At most so many measures of documents on a matter. */
export const DOCUMENT_FEW = 3;

/** Share of its pairs of characters that a passage must hold of a quotation: slips are forgiven in a long one, hardly in a short one. */
export const SENTENCE_ALIKE = 0.7;
/** The same for a short one. */
export const EXACT = 0.85;
/** Of the best share others must reach this part to be shown as well. */
export const AS_GOOD = 0.98;
/** From this length on, in characters, slips are forgiven. */
export const SENTENCE_LONG = 14;

/** Mentions from which a place is the office's own district or city, which stands in many names and tells nothing. */
export const OWN_AREA = 3;
/** How much of the question besides the place a mention must hold to be shown before the others. */
export const RELATED = 0.45;

/** Measures with a deadline are taken while they score at least this share of the best. */
export const DEADLINE_NEARLY = 0.9;
/** At most so many of them: a further one is another matter's. */
export const DEADLINE_MOST = 2;

/** Fewest and most letters of a sentence that is held against the plan: fewer stand anywhere, more are a document. */
export const SENTENCE_SHORTEST = 4;
/** The most. */
export const SENTENCE_MOST = 1_000;
/** Share of its letters that the plan must have for a sentence to be one of the plan's that was changed. */
export const SENTENCE_SAME = 0.65;
/** Room on both sides of the place where a changed sentence is looked for, as a share of its length. */
export const SLACK = 0.4;
