import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer } from '../answer/answer.ts';
import type { Query } from '../query/query.ts';
import type { Asked } from '../understand/question.ts';
import type { Narrowing } from './conditions.ts';

/** A kind of question: what it is called, how it is asked, and its reply. */
interface Handler {
  readonly name: Query['intent'];
  /** Questions about the first plan that must reach this intent; help text, buttons and routing test at once. */
  readonly examples: readonly string[];
  /** The slots of the query by which the reply is narrowed. */
  uses(query: Query): readonly Narrowing[];
  /** The reply; null where the query is another intent's. */
  answer(query: Query, knowledge: Knowledge): Answer | null;
}

/** The queries of an intent. */
export type QueryOf<Name extends Query['intent']> = Extract<Query, { readonly intent: Name }>;

/** Defines what answers the queries of an intent; what of a query it does not use, and what is shown does not meet, is told by the framework. */
export function defineIntent<Name extends Query['intent']>(intent: {
  readonly name: Name;
  readonly examples: readonly string[];
  uses?(query: QueryOf<Name>): readonly Narrowing[];
  answer(query: QueryOf<Name>, knowledge: Knowledge): Answer;
}): Handler & { readonly name: Name } {
  const isOwn = (query: Query): query is QueryOf<Name> => query.intent === intent.name;
  return {
    name: intent.name,
    examples: intent.examples,
    uses: (query) => (isOwn(query) ? (intent.uses?.(query) ?? []) : []),
    answer: (query, knowledge) => (isOwn(query) ? intent.answer(query, knowledge) : null),
  };
}

/** A kind of question: how it is read, and what answers it. */
export interface Intent extends Handler {
  /** The query; null where the question is another intent's. */
  read(asked: Asked, knowledge: Knowledge): Query | null;
}

/** Pairs a reader with the handler that answers what it reads. */
export function defineAct<Name extends Query['intent']>(
  read: (asked: Asked, knowledge: Knowledge) => QueryOf<Name> | null,
  handler: Handler & { readonly name: Name },
): Intent {
  return { ...handler, read };
}
