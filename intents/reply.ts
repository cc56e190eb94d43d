import type { Knowledge } from '../index/knowledge.ts';
import type { Answer, Part } from './answer/answer.ts';
import { tellUnused } from './compose/conditions.ts';
import { say } from './compose/parts.ts';
import { checkPremise } from './premise/premise.ts';
import type { Query } from './query/query.ts';
import { ORDER } from './registry.ts';
import { without } from './retrieval/holding.ts';
import { follow, lookingBack, readException } from './understand/follow.ts';
import { type Asked, type Question, readQuestion } from './understand/question.ts';
import { split } from './understand/split.ts';

/** A reply, the intent that gave it (the first, where there are several), and the question as read. */
export interface Routed {
  readonly intent: string;
  readonly answer: Answer;
  readonly queries: readonly Query[];
}

/** Answers a question from the snapshot. Pure: same question, same answer. Never throws. */
export function reply(question: Question, knowledge: Knowledge): Answer {
  return route(question, knowledge).answer;
}

/** Reads a question in its conversation: a query for each thing that is asked. A later one takes over what the reply to the earlier shows. */
export function understand(question: Question, knowledge: Knowledge): readonly Query[] {
  return route(question, knowledge).queries;
}

/** Answers a question and says which intent did, and how it was read. */
export function route(question: Question, knowledge: Knowledge): Routed {
  const asked = readQuestion(question, knowledge);
  const texts = split(asked, knowledge);
  if (texts.length < 2) return routeOne(asked, knowledge);
  const routed: Routed[] = [];
  for (const text of texts) {
    const focus = routed.at(-1)?.answer.focus ?? question.focus;
    const part = readQuestion({ ...question, text, focus }, knowledge);
    const aside = routed.length === 0 ? asked.aside : [];
    routed.push(routeOne({ ...part, aside: [...aside, ...part.aside] }, knowledge));
  }
  const [first, ...rest] = routed;
  return first
    ? {
        intent: first.intent,
        queries: [first, ...rest].flatMap(({ queries }) => queries),
        answer: together(
          texts,
          routed.map(({ answer }) => answer),
          first.answer,
        ),
      }
    : routeOne(asked, knowledge);
}

function routeOne(read: Asked, whole: Knowledge): Routed {
  const all = lookingBack(read, whole);
  const asked = follow(read, all);
  const query = readQuery(asked, all);
  const knowledge = without(query.where.except, all);
  const found = answerQuery(query, knowledge);
  // What is listed meets all that its query asks for, word by word: there is nothing left to hold it against.
  const answer = query.intent === 'property' ? found : checkPremise(asked, found, knowledge);
  return { intent: query.intent, answer: withFocus(asked, answer), queries: [query] };
}

/** The query of a question by the first intent that takes it. */
function readQuery(asked: Asked, all: Knowledge): Query {
  const except = readException(asked, all);
  const knowledge = without(except, all);
  for (const intent of ORDER) {
    const query = intent.read(asked, knowledge);
    if (query) return { ...query, where: { ...query.where, except } };
  }
  throw new Error('No intent takes a question that none of the others takes.');
}

/** Answers a query from the snapshot without what it leaves out, and tells what of it was not used. */
export function answerQuery(query: Query, knowledge: Knowledge): Answer {
  const intent = ORDER.find(({ name }) => name === query.intent);
  const answer = intent?.answer(query, knowledge);
  if (!intent || !answer) throw new Error(`No intent is called ${query.intent}.`);
  return tellUnused(query, answer, intent.uses(query), knowledge);
}

/** What a follow-up refers to: what the answer shows, with the words of the question; or what was spoken of before. */
export function withFocus({ text, question }: Asked, answer: Answer): Answer {
  return { ...answer, focus: answer.focus === null ? question.focus : { ...answer.focus, asked: text } };
}

function together(texts: readonly string[], answers: readonly Answer[], first: Answer): Answer {
  const parts = answers.flatMap((answer, i): readonly Part[] => [
    say(`【${i + 1}】${texts[i] ?? ''}`),
    ...answer.parts,
  ]);
  const focus = answers.at(-1)?.focus ?? null;
  const status = answers.some((answer) => answer.status === 'answered') ? 'answered' : first.status;
  // 换一条 shows its measure already; any other order must not be lost.
  const effect = answers.flatMap((answer) => answer.effect ?? []).find((one) => one.do !== 'another') ?? null;
  return { kind: first.kind, status, parts, suggestions: first.suggestions, focus, effect };
}
