// The numbers that decide what a reply says.

/** Share of the question that a measure must hold to be shown beside a refusal: what holds less is about something else. */
export const BESIDE_REFUSAL = 0.3;
/** Length from which a word is made of others: 学校食堂. */
export const COMPOSITE = 4;
/** Share of the pairs of characters of such a word that makes a measure near: 食堂 is a third. */
export const PART_ALIKE = 0.3;
/** Longest list of missing words that a reply names: more are not read. */
export const NAMED = 4;
/** Weight from which a word narrows what is asked for: below it are words such as 工作 and 监管, which a third of the measures hold. */
export const CONDITION = 1.5;
/** Longest sentence, in characters, that leads a quotation as it is; a longer one is cut at its commas. */
export const CLAUSE_LONG = 60;
/** The same where a row of a table shows it. */
export const CLAUSE_BRIEF = 30;
/** Most clauses that lead a quotation: where more speak of the matter, all of it does. */
export const CLAUSES_SHOWN = 3;
/** Share of a quotation from which its clauses are no shorter than the whole. */
export const WHOLE_SHARE = 0.75;
/** Items that have something of a question the plan does not answer, offered by their titles. */
export const OFFERED = 2;
