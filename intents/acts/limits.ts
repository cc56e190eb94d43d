// The numbers that decide which act a question is. Weights are those of index/search/query.ts: a rare word weighs about 4, one
// that no measure holds 5.

/** Weight of an unknown noun besides 和谁一起: a body that the plan does not know. */
export const FOREIGN_BODY = 4;
/** Weight of an unknown word that makes a question for documents one about another matter. */
export const FOREIGN_DOCUMENT = 5.5;
/** Weight of an unknown word that makes a question for a number one about another matter. */
export const FOREIGN_COUNT = 4;
/** Weight of an unknown word that makes a question for the outline one about a matter. */
export const FOREIGN_OUTLINE = 6;
/** Weight of a word besides a call for help that asks for something else. */
export const HELP_WORD = 2;
/** A call for help longer than this, in characters, asks for something else besides. */
export const HELP_LONGEST = 24;
/** The same for a question about how the bot is used. */
export const USING_LONGEST = 40;
/** A question that points back to nothing is no longer than this. */
export const POINTING_LONGEST = 12;
/** Weight of a word that says nothing about what is asked: single characters, words of every measure. */
export const SLIGHT_WORD = 1;
/** Share of a title's subject, in characters, that the topic must cover to be the title. */
export const COVER = 0.6;
/** Letters of a heading that a question must hold to mean its section. */
export const HEADING = 4;
/** Share of a heading's pairs of characters where the question says that it means a part. */
export const HEADING_ALIKE = 0.5;
/** A word that stands in more passages than this is no list, it is the whole plan. */
export const LIST_MOST = 24;
/** Most words that a list may be asked for by: more are a matter. */
export const LIST_WORDS = 2;
/** Most words besides a property: with more of them it is a matter that has it by chance. */
export const PROPERTY_WORDS = 2;
/** A question for a term may say this much more, in characters, than its name; or half of itself. */
export const TERM_REST = 12;
/** Shortest sentence, in characters without punctuation, that is looked for as a quotation. */
export const SENTENCE = 6;
/** Share of a question that a quotation must make up where nobody asks for its place. */
export const MAIN = 0.5;
