import type { Name } from '../../index/lexicon/glossary.ts';
import type { Topic } from '../../index/search/query.ts';
import type { Kind } from '../answer/answer.ts';
import type { CountSlot, HeldWord, Selector, Slots, TimeSpan } from './slots.ts';

/** A question as read: what it asks, the intent that answers it, and its slots. */
interface Of<Act extends string, Name extends string> extends Slots {
  readonly act: Act;
  readonly intent: Name;
}

/** Items and points by number: 第6条, 6.2. */
export interface ItemQuery extends Of<'show', 'item'> {
  readonly chosen: readonly Selector[];
}
/** An item by its title. */
export interface TitleQuery extends Of<'show', 'title'> {
  readonly item: string;
}
/** Sections by number, heading or what they are about, or front matter. */
export interface SectionQuery extends Of<'show', 'section'> {
  readonly sections: readonly string[];
  readonly front: readonly string[];
  /** That no section has the number. */
  readonly missing: string | null;
}
/** Units that the office chose for this question. */
export interface PinnedQuery extends Of<'show', 'pinned'> {
  readonly units: readonly string[];
}
/** Measures on a matter. */
export interface FindQuery extends Of<'find', 'topic'> {
  /** All that speak of it, not the best. */
  readonly every: boolean;
  /** It is asked whether the plan speaks of it. */
  readonly whether: boolean;
  /** Words that are named side by side: 电梯和气瓶. */
  readonly joined: readonly (readonly [string, string])[];
}
/** Every measure that has a word. */
export interface ListQuery extends Of<'list', 'list'> {
  readonly word: string;
  readonly forms: readonly string[];
}
/** Every measure that has properties, and holds words. */
export interface PropertyQuery extends Of<'list', 'property'> {
  /** Words that are looked for; one of them is enough, or all are needed. */
  readonly words: readonly HeldWord[];
  readonly all: boolean;
  /** The time in which they print a day or a deadline. */
  readonly span: TimeSpan | null;
}
/** How many; a number; or all figures. */
export interface ValueQuery extends Of<'value', 'figure'> {
  readonly wanted: 'all' | 'number' | 'count';
  /** Numbers of which it is asked what they are. */
  readonly numbers: readonly string[];
  readonly counted: CountSlot;
}
/** Who answers for something. */
export type WhoQuery = Of<'who', 'owner'>;
/** What an office or a person does, by the office's table. */
export type TableQuery = Of<'duties', 'office'>;
/** What an office does, by the plan itself. */
export interface DutiesQuery extends Of<'duties', 'duties'> {
  readonly role: 'owner' | 'partner' | null;
}
/** With whom, after whose example, by whose rules. */
export interface WithQuery extends Of<'with', 'partner'> {
  /** Relations of bodies to the office that are meant. */
  readonly relation: 'working' | 'rule' | 'meeting' | 'model';
  /** All that the scope or the plan has. */
  readonly every: boolean;
  /** Which ones, not with whom. */
  readonly each: boolean;
}
/** Deadlines that stand in suffixes, cells and headings. */
export interface DeadlineQuery extends Of<'when', 'deadline'> {
  /** The time in which all is asked for that is due; null where it is asked when something is. */
  readonly span: TimeSpan | null;
}
/** When something is, or what is at some time. */
export interface DateQuery extends Of<'when', 'date'> {
  readonly wanted: 'calendar' | 'named' | 'scope' | 'matter';
  /** It is asked until when, which the office's table may tell, too. */
  readonly due: boolean;
}
/** In what places, or what is in a place. */
export interface PlaceQuery extends Of<'where', 'place'> {
  readonly wanted: 'named' | 'unknown' | 'of matter' | 'all';
  /** What places are called that are asked for: 镇. */
  readonly kind: string;
}
/** Which documents. */
export type DocumentsQuery = Of<'documents', 'document'>;
/** What a name means, by the plan. */
export interface TermQuery extends Of<'define', 'term'> {
  readonly named: readonly string[];
  readonly entries: readonly Name[];
}
/** What a name means where the office has an entry for it. */
export interface GlossaryQuery extends Of<'define', 'glossary'> {
  readonly named: readonly string[];
  readonly entries: readonly Name[];
}
/** Where a sentence stands. */
export interface LocateQuery extends Of<'locate', 'quote'> {
  readonly sentence: string;
}
/** The plan as a whole. */
export type OverviewQuery = Of<'overview', 'outline'>;
/** How the bot is used. */
export interface HelpQuery extends Of<'help', 'help'> {
  readonly topic: HelpTopic;
}
/** Ways of using the bot: all in short, the daily post, copies, other plans, errors, where answers come from, platforms. */
export type HelpTopic = 'use' | 'digest' | 'copy' | 'plans' | 'feedback' | 'source' | 'where';
/** What no answer is given to. */
interface Declined<Name extends string> extends Of<'decline', Name> {
  /** The year or the matter that the plan does not have; empty for the others. */
  readonly what: string;
  /** The text that is asked for besides. */
  readonly text: Topic | null;
}
/** An order to the bot; another year; what no plan says; a judgement; a result. */
export type DeclineQuery =
  | Declined<'command'>
  | Declined<'year'>
  | Declined<'outside'>
  | Declined<'opinion'>
  | Declined<'progress'>;
/** The verbs of orders about the daily post. */
export type Verb =
  | 'state'
  | 'subscribe'
  | 'unsubscribe'
  | 'preview'
  | 'now'
  | 'pause'
  | 'resume'
  | 'another'
  | 'unknown';
/** An order about the daily post. */
export interface OrderQuery extends Of<'order', 'digest'> {
  readonly verb: Verb;
  /** When and what, as typed. */
  readonly details: string;
  readonly today: string;
  /** What was shown last. */
  readonly shown: readonly string[];
}
/** Two plans side by side. */
export interface CompareQuery extends Of<'compare', 'compare'> {
  readonly before: string;
  readonly after: string;
  /** The topic as the older plan has it; `of` is as the newer has it. */
  readonly earlier: Topic;
}
/** Nothing that could be looked for, or something that points back to nothing. */
export type UnclearQuery = Of<'unclear', 'none'> | (Of<'unclear', 'follow'> & { readonly kind: Kind });

/** A question as read: data that can be printed and compared. */
export type Query =
  | ItemQuery
  | TitleQuery
  | SectionQuery
  | PinnedQuery
  | FindQuery
  | ListQuery
  | PropertyQuery
  | ValueQuery
  | WhoQuery
  | TableQuery
  | DutiesQuery
  | WithQuery
  | DeadlineQuery
  | DateQuery
  | PlaceQuery
  | DocumentsQuery
  | TermQuery
  | GlossaryQuery
  | LocateQuery
  | OverviewQuery
  | HelpQuery
  | DeclineQuery
  | OrderQuery
  | CompareQuery
  | UnclearQuery;
