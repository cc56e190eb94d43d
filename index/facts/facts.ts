import type { Span } from '../plan/plan.ts';

/** A number of the plan with what it counts. */
export interface Figure extends Span {
  readonly unit: string;
  /** As printed, measure word included: 60台, 100%, “双一百”. */
  readonly text: string;
  /** The digits alone where there are any: 60. */
  readonly digits: string;
  /** The measure word where there is one: 台. */
  readonly measureWord: string;
  /** What the number is: 目标, 现有, 名称 or 名次; 数量 where the plan does not tell. */
  readonly role: string;
}

/** A time that the plan prints; missing parts are null. */
export interface Time extends Span {
  readonly unit: string;
  readonly text: string;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** 春夏秋冬, or 年底. */
  readonly season: string | null;
  /** Name of the day where the plan gives one: 知识产权日. */
  readonly name: string | null;
}

/** A place named in a measure; `covers` are the places that an abbreviation such as 嘉昆太 stands for. */
export interface Place extends Span {
  readonly unit: string;
  readonly text: string;
  readonly covers: readonly string[];
}

/** How a body stands to the office: works with it, is learned from, is followed, bears a duty. */
export type Relation =
  | '会同'
  | '合作'
  | '对接'
  | '配合'
  | '借鉴'
  | '依据'
  | '推动'
  | '主体责任'
  | '统筹协调'
  | '联席会议'
  | '承担';

/** A body named in a measure with the word that relates it to the office. */
export interface Body extends Span {
  readonly unit: string;
  readonly text: string;
  readonly relation: Relation;
}

/** A document named in a measure and what is done with it. */
export interface Document extends Span {
  readonly unit: string;
  /** Without the title marks. */
  readonly text: string;
  /** The verb: 制定, 出台, 修订, 贯彻落实 …; empty where there is none. */
  readonly action: string;
  /** True where the office makes it; false where it only refers to it. */
  readonly deliverable: boolean;
  /** Whether it stands in title marks. */
  readonly titled: boolean;
}

/** A term in quotation marks or in Latin letters. */
export interface CoinedTerm extends Span {
  readonly unit: string;
  readonly text: string;
}

/** All facts of a plan, in printed order. */
export interface Facts {
  readonly figures: readonly Figure[];
  readonly times: readonly Time[];
  readonly places: readonly Place[];
  readonly bodies: readonly Body[];
  readonly documents: readonly Document[];
  readonly terms: readonly CoinedTerm[];
}
