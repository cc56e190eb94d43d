import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer } from '../answer/answer.ts';
import type { Asked } from '../understand/question.ts';

/** A kind of question: what it is called, how it is asked, whether a question is of it, and its reply. */
export interface Intent {
  readonly name: string;
  /** Questions about the first plan that must reach this intent; help text, buttons and routing test at once. */
  readonly examples: readonly string[];
  /** The reply, or null where the question is another intent's. */
  attempt(asked: Asked, knowledge: Knowledge): Answer | null;
}

/** Defines an intent. `match` returns what it found, or null; only then is `answer` called with it. */
export function defineIntent<Match>(intent: {
  readonly name: string;
  readonly examples: readonly string[];
  match(asked: Asked, knowledge: Knowledge): Match | null;
  answer(match: Match, asked: Asked, knowledge: Knowledge): Answer;
}): Intent {
  return {
    name: intent.name,
    examples: intent.examples,
    attempt(asked, knowledge) {
      const match = intent.match(asked, knowledge);
      return match === null ? null : intent.answer(match, asked, knowledge);
    },
  };
}
