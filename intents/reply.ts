import { type Knowledge, restrict } from '../index/knowledge.ts';
import type { Term } from '../index/search/query.ts';
import type { Answer, Part } from './answer/answer.ts';
import type { Intent } from './compose/define.ts';
import { say } from './compose/parts.ts';
import { ask } from './compose/refusal.ts';
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

function routeOne(read: Asked, all: Knowledge): Routed {
  const asked = follow(read, all);
  const knowledge = without(asked, all);
  if (points(asked)) return { intent: 'follow', answer: ask(asked, 'item') };
  for (const intent of ORDER as readonly Intent[]) {
    const answer = intent.attempt(asked, knowledge);
    if (answer) return { intent: intent.name, answer: checkPremise(asked, answer, knowledge) };
  }
  return { intent: 'none', answer: ask(asked, 'none') };
}

/** The snapshot without what the question leaves out: 除了电梯. */
function without(asked: Asked, knowledge: Knowledge): Knowledge {
  if (asked.except === null) return knowledge;
  const terms = knowledge.topic(asked.except).terms.filter((term) => term.forms.length > 0);
  if (terms.length === 0 || isWithin(asked, terms, knowledge)) return knowledge;
  const title = (unit: string | null) =>
    knowledge.plan.items.find((item) => item.id === unit)?.title.toLowerCase() ?? '';
  return restrict(knowledge, (passage) => {
    const text = `${title(passage.item)}\n${passage.folded.text}`;
    return !terms.every((term) => term.forms.some((form) => text.includes(form)));
  });
}

/** Whether what is left out stands in the very measure that is asked about: 除了修订办法还要做什么. */
function isWithin(asked: Asked, terms: readonly Term[], knowledge: Knowledge): boolean {
  if (/哪些(?:地方|条|任务|工作)|哪几(?:条|处)|别的|其他|其它|那条|那点|(?:以外|之外)的[?。]?$/.test(asked.text))
    return false;
  const topic = asked.topic('列举', '名词', '数量', '合作', '负责', '提到');
  const best = knowledge.hits(topic)[0];
  return (
    best !== undefined && terms.every((term) => term.forms.some((form) => best.passage.folded.text.includes(form)))
  );
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
