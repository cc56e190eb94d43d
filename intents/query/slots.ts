import type { Term, Topic } from '../../index/search/query.ts';

/** A place in the plan named by its number. Numbers are as asked; they may be out of range. */
export type Reference =
  | { readonly kind: 'item'; readonly item: number; readonly point: number | null }
  | { readonly kind: 'section'; readonly section: number; readonly nth: number | null }
  /** A unit by the numbers on the way to it, 二(三)1; null where no such unit is there. */
  | { readonly kind: 'unit'; readonly unit: string | null; readonly said: string }
  /** One of what was shown, counted from 1, from its end where that is asked: the conversation tells of what. */
  | { readonly kind: 'point'; readonly point: number; readonly fromEnd: boolean };

/** What a reference points at: units that exist, or what is there instead. */
export interface Selector {
  readonly reference: Reference;
  /** Measures, or one section. */
  readonly units: readonly string[];
  /** Set where the number does not exist: how many there are. */
  readonly missing: string | null;
  /** Set where a point was asked of an item that has none. */
  readonly pointless: boolean;
}

/** A time that a question names; a month alone has no day. `said` is as asked. */
export interface AskedTime {
  readonly said: string;
  readonly month: number | null;
  readonly day: number | null;
  readonly season: string | null;
}

/** A stretch of days, YYYY-MM-DD, as a question names it. */
export interface TimeSpan {
  readonly said: string;
  readonly from: string;
  readonly to: string;
}

/** A word that is looked for wherever it stands, and the words of the plan that are it. */
export interface HeldWord {
  readonly said: string;
  readonly forms: readonly string[];
}

/** What a question leaves out: 除了电梯. */
export interface Exception {
  readonly said: string;
  readonly terms: readonly Term[];
  /** Whether measures that hold it are left out; not where it stands in the very measure that is asked about. */
  readonly drops: boolean;
}

/** Where in the plan something is asked for. */
export interface Scope {
  /** The places that the question names by number or position. */
  readonly selectors: readonly Selector[];
  /** The measures that it is about, by these or by the conversation; empty for the whole plan. */
  readonly units: readonly string[];
}

/** What measures must have or lack. */
interface Where {
  /** Properties, by their names: 试点. */
  readonly properties: readonly string[];
  readonly except: Exception | null;
}

/** Which documents are meant: by verb, sort, level, title marks and name. */
export interface DocumentSlot {
  /** Names of the plan's documents that the question calls by name. */
  readonly called: readonly string[];
  /** A law that it names and that the plan does not mention. */
  readonly unknown: string | null;
  /** How a reply calls them: 要制定的办法. */
  readonly said: string;
  /** Names of the verbs that are asked for. */
  readonly verbs: readonly string[];
  readonly refers: boolean;
  readonly laws: boolean;
  readonly titled: boolean;
  readonly sorts: readonly string[];
  readonly level: string | null;
  /** How the name begins, and what it holds. */
  readonly start: string;
  readonly inside: string;
}

/** How a number is asked for, which tells the figures that may answer. */
export interface CountSlot {
  /** The measure word behind 多少 or 几. */
  readonly word: string;
  /** The words behind it, which name what is counted: 消防站 of 几座消防站, 近视率 of 近视率是多少. */
  readonly things: string;
  /** Whether money is asked for, or how long something takes; any number where it is neither. */
  readonly kind: 'money' | 'duration' | 'any';
  /** What there is now is asked for, not what is to be. */
  readonly current: boolean;
  /** What is new is asked for, a rank, a share, a share in words, and a share that only 多少 asks for. */
  readonly fresh: boolean;
  readonly rank: boolean;
  readonly share: boolean;
  readonly percent: boolean;
  readonly bare: boolean;
}

/** What any question may hold besides what it asks. All of it is data. */
export interface Slots {
  /** What it is about: its words without those that ask, and what of the plan stands for each. */
  readonly of: Topic;
  readonly scope: Scope;
  readonly where: Where;
  readonly times: readonly AskedTime[];
  /** Names of places. */
  readonly place: readonly string[];
  /** An office, a body or a person. */
  readonly body: string | null;
  readonly document: DocumentSlot | null;
  /** Values that the question asserts; they are held against what is quoted. */
  readonly claim: readonly string[];
  /** What was set aside as background, courtesy or an order to the bot, and English that was put into words of the plan. */
  readonly aside: readonly string[];
  /** What the reply says about how the question was taken: 接上：6.2. */
  readonly note: string | null;
  readonly quoted: readonly string[];
}
