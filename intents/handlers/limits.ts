// The numbers that decide what a reply shows and what it leaves out.

/** A measure with a date is preferred while it scores at least this share of the best: the day stands in a neighbour. */
export const DATE_NEARLY = 0.9;
/** Share from which on a measure is what the question is about. */
export const SURE = 0.6;
/** Share from which on a measure at a time is what was asked for at that time. */
export const AT_TIME = 0.5;
/** From more units on times are listed without the text of their measures. */
export const DATE_FEW = 3;
/** More measures than this are shown by their deadlines alone. */
export const DEADLINE_FEW = 4;
/** More measures than this are shown as a list of their documents. */
export const DOCUMENT_LIST = 3;
/** More units than this are shown as a list of their places. */
export const PLACE_LIST = 5;
/** Uses of a name that are all quoted; of more, the first few are. */
export const USES = 6;
/** How many these are. */
export const FEW_USES = 3;
/** Longest answer, in explanations of the office. */
export const EXPLAINED = 5;
/** At most so many offices are named where the one asked for is not there. */
export const OFFICES = 30;
/** From this many on, sentences are shown instead of whole measures. */
export const LIST_LONG = 5;
/** From three times as many on, the titles of measures. */
export const LONGER = 3 * LIST_LONG;
/** 有没有提到: a passage that holds less than this, with a noun missing, is no mention. */
export const MENTIONED = 0.5;
/** Weight of such a noun. */
export const NOUN = 4;
/** Units that are kept for 还有吗. */
export const KEPT = 12;
/** Words that are told to stand for others. */
export const TOLD_FORMS = 3;
/** Share of the question's weight that a sentence must hold for the body in it to bear what is asked about. */
export const BORNE = 0.5;
/** At most so many measures are looked through for the nearest of a number out of range. */
export const OUT_OF_RANGE = 20;
/** Longest text of a section, in characters, that is quoted below its headings. */
export const READ_AT_ONCE = 600;
