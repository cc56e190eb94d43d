import { currentPlan, type Library } from '../index/library.ts';
import type { Term } from '../index/search/query.ts';
import { findAsking } from './understand/asking.ts';
import { translate } from './understand/english.ts';
import { follow } from './understand/follow.ts';
import type { Reference } from './understand/forms.ts';
import { cleanText, type Question, readQuestion } from './understand/question.ts';
import { split } from './understand/split.ts';

/** How one of the questions in a question was read. */
interface Reading {
  readonly text: string;
  /** Places in the plan that it names, and measures that it takes from the conversation or from a number. */
  readonly references: readonly Reference[];
  readonly scope: readonly string[];
  /** Times as asked. */
  readonly times: readonly string[];
  readonly quoted: readonly string[];
  /** What is left out. */
  readonly except: string | null;
  /** What it asks for, by the names in the list of phrases. */
  readonly asks: readonly string[];
  /** Its words, and what stands for each: itself, a synonym, a sound, or nothing. */
  readonly words: readonly Pick<Term, 'said' | 'by' | 'forms'>[];
}

/** How a question was read: its parts, and what was set aside as background, courtesy or an order to the bot. */
export interface Explanation {
  readonly readings: readonly Reading[];
  readonly aside: readonly string[];
  /** English that was put into words of the plan. */
  readonly translated: readonly string[];
}

/** Explains how a question is read by the current plan; the answer is built from the same reading. */
export function explain(question: Question, library: Library): Explanation {
  const knowledge = currentPlan(library, question.today);
  const english = translate(cleanText(question.text), knowledge);
  const { aside } = findAsking(english.text, knowledge);
  const whole = readQuestion(question, knowledge);
  const parts = split(whole, knowledge);
  const texts = parts.length < 2 ? [question.text] : parts;
  const readings = texts.map((text): Reading => {
    const asked = follow(readQuestion({ ...question, text }, knowledge), knowledge);
    const kinds = [...knowledge.lexicon.questions.keys()].filter((kind) => asked.asks(kind));
    const { text: said, references, scope, times, quoted, except } = asked;
    const words = asked.topic(...kinds).terms.map(({ said, by, forms }) => ({ said, by, forms }));
    return { text: said, references, scope, times: times.map((time) => time.said), quoted, except, asks: kinds, words };
  });
  return { readings, aside: aside.filter((one) => one.trim() !== ''), translated: english.used };
}
