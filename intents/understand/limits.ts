// The numbers that decide how a question is read. Weights are those of index/search/query.ts: a rare word weighs about 4, one that
// no measure holds 5.

/** From so many characters on a text may hold a question and its background; shorter ones are all question. */
export const LONG_TEXT = 22;
/** Weight of the known words of a clause that let it stand alone: one rare word and a common one. */
export const CLAUSE = 5;
/** Below this weight a clause names nothing of its own: one common word. */
export const FAINT = 2;
/** At most so many known words of the background go with the question: more would outweigh it. */
export const BESIDE = 4;
/** Words of the question itself must weigh this much to stand alone beside a conversation. */
export const ALONE = 2.2;
/** Share of a question's known words that the units just shown must hold for it to be about them. */
export const COVERED = 0.8;
/** Weight of an unknown noun: the question is about something else. */
export const FOREIGN = 4;
/** Share of the joined question that one measure must hold, and of the earlier one that it must keep: half of both. */
export const MIXED = 0.5;
/** Share of its own words that one measure must hold for a question to stand alone. */
export const WHOLE = 0.7;
/** What these words must weigh: two rare ones, hardly met by chance. */
export const ENOUGH = 6;
/** The same where the question begins as one that leans: three of them. */
export const PLENTY = 9;
/** Weight of a word that hardly any other measure has. */
export const RARE_WORD = 3.8;
/** At most this many items of a range are shown: more is the outline. */
export const WIDEST = 20;
/** Longest question that is read, in characters of its folded text: a page of a letter. */
export const LONGEST = 500;
/** Weight below which a word does not make a clause worth searching for. */
export const CHATTER = 1;
/** Weight of a clause's words that makes it a question of its own: one word that is not common. */
export const OWN = 2.8;
/** At most this many parts are answered: more do not fit a message. */
export const MOST = 3;
/** A step is asked in so few characters. */
export const SHORT = 12;
/** What tells a question from talk where people talk to each other as well. */
export const TALK_LIMITS = {
  /** Longest text, in characters, that is a step or a matter and nothing else. */
  short: 8,
  /** Longest question, in characters, that leans on what was spoken of and names nothing itself. */
  leaning: 12,
  /** A word of the plan lighter than this is one of everyday talk. */
  heavy: 2,
} as const;
