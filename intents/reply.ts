import type { Knowledge } from '../index/knowledge.ts';
import type { Answer, Part } from './answer/answer.ts';
import { say } from './compose/parts.ts';
import { ask } from './compose/refusal.ts';
import type { Intent } from './handlers/define.ts';
import { checkPremise } from './premise/premise.ts';
import { ORDER } from './registry.ts';
import { follow } from './understand/follow.ts';
import { type Asked, type Question, readQuestion } from './understand/question.ts';
import { split } from './understand/split.ts';

/** A reply and the intent that gave it. */
export interface Routed {
  readonly intent: string;
  readonly answer: Answer;
}

/** Answers a question from the snapshot. Pure: same question, same answer. Never throws. */
export function reply(question: Question, knowledge: Knowledge): Answer {
  return route(question, knowledge).answer;
}

/** Answers a question and says which intent did. */
export function route(question: Question, knowledge: Knowledge): Routed {
  const asked = readQuestion(question, knowledge);
  const texts = split(asked, knowledge);
  if (texts.length < 2) return routeOne(asked, knowledge);
  const routed: Routed[] = [];
  for (const text of texts) {
    const focus = routed.at(-1)?.answer.focus ?? question.focus;
    routed.push(routeOne(readQuestion({ ...question, text, focus }, knowledge), knowledge));
  }
  const first = routed[0];
  return first
    ? {
        intent: first.intent,
        answer: together(
          texts,
          routed.map(({ answer }) => answer),
          first.answer,
        ),
      }
    : routeOne(asked, knowledge);
}

function routeOne(read: Asked, knowledge: Knowledge): Routed {
  const asked = follow(read, knowledge);
  if (points(asked)) return { intent: 'follow', answer: ask(asked, 'item') };
  for (const intent of ORDER as readonly Intent[]) {
    const answer = intent.attempt(asked, knowledge);
    if (answer) return { intent: intent.name, answer: checkPremise(asked, answer, knowledge) };
  }
  return { intent: 'none', answer: ask(asked, 'none') };
}

/** Whether a question points back and there is nothing behind it. */
function points(asked: Asked): boolean {
  if (asked.question.focus !== null || asked.references.some((r) => r.kind !== 'point')) return false;
  if (asked.references.length > 0) return asked.topic('列举', '名词', '展开').terms.length === 0;
  const kinds = ['展开', '继续', '下条', '上条', '下点', '上点'];
  return asked.text.length <= 12 && kinds.some((kind) => asked.asks(kind)) && asked.topic(...kinds).terms.length === 0;
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
