import type { Knowledge } from '../index/knowledge.ts';
import { currentPlan, type Library, planOf } from '../index/library.ts';
import { readCompare } from './acts/compare.ts';
import { declined } from './acts/decline.ts';
import type { Answer } from './answer/answer.ts';
import { answerCompare } from './compare.ts';
import { refuse } from './compose/decline.ts';
import { say } from './compose/parts.ts';
import type { Query } from './query/query.ts';
import { reply, route, withFocus } from './reply.ts';
import { cleanText, type Question, readQuestion } from './understand/question.ts';
import { issuerIn, yearsIn } from './understand/years.ts';

/** An answer and how its question was read. */
interface Consulted {
  readonly answer: Answer;
  readonly queries: readonly Query[];
}

/** Answers a question from all plans. Pure; never throws. */
export function consult(question: Question, library: Library): Answer {
  return consultAll(question, library).answer;
}

/** Answers a question from all plans and tells how it was read: year and issuer are hard filters, and a question that names none is about the current plan. */
export function consultAll(question: Question, library: Library): Consulted {
  const current = currentPlan(library, question.today);
  if (library.plans.length === 1) return from(current, question, []);
  const text = cleanText(question.text);
  const compared = readCompare(question, text, library, current);
  if (compared) return { answer: answerCompare(compared, library), queries: [compared] };
  const issuer = issuerIn(text, library);
  const year = yearsIn(text, current.plan.year).find((named) => named.year !== current.plan.year) ?? null;
  const own = yearsIn(text, null).some((named) => named.year === current.plan.year);
  const pool = issuer?.plans ?? library.plans;
  if (year !== null && !own) {
    const plan = pool.find((knowledge) => knowledge.plan.year === year.year);
    if (plan) return from(plan, without(question, [year.words, issuer?.words ?? '']), [plan.plan.title]);
    if (!current.plan.text.includes(`${year.year}`)) return unloaded(question, year.said, current, library);
  }
  if (issuer) {
    const plan =
      pool.find(({ plan: { year: y } }) => y === current.plan.year) ?? currentPlan({ plans: pool }, question.today);
    return from(plan, without(question, [issuer.words]), [plan.plan.title]);
  }
  const going = question.focus?.plan === undefined ? undefined : planOf(library, question.focus.plan);
  const isFollowUp = going !== undefined && going !== current && !own && leansOn(question, going);
  return isFollowUp ? from(going, question, [going.plan.title]) : from(current, question, [current.plan.title]);
}

/** Whether a question needs the conversation to be understood: alone it asks back or names nothing. */
function leansOn(question: Question, knowledge: Knowledge): boolean {
  const asked = readQuestion(question, knowledge);
  if (asked.references.some((reference) => reference.kind !== 'point')) return false;
  return /^那|呢[?？]?$/.test(asked.text) || reply({ ...question, focus: null }, knowledge).status === 'clarify';
}

/** The answer of one plan. `named` is told in front, so that nobody takes one year's for another's. */
function from(knowledge: Knowledge, question: Question, named: readonly string[]): Consulted {
  const { id } = knowledge.plan;
  const focus = question.focus === null || (question.focus.plan ?? id) === id ? question.focus : null;
  const { answer, queries } = route({ ...question, focus }, knowledge);
  const told = answer.status === 'help' ? [] : named.map((title) => say(`依据《${title}》：`));
  return {
    queries,
    answer: {
      ...answer,
      version: knowledge.version,
      parts: [...told, ...answer.parts],
      focus: answer.focus === null ? null : { ...answer.focus, plan: id },
    },
  };
}

function unloaded(question: Question, said: string, current: Knowledge, library: Library): Consulted {
  const years = [...new Set(library.plans.flatMap(({ plan }) => plan.year ?? []))].toSorted((a, b) => a - b);
  const held = years.length === 0 ? '没有写明年份' : `${years.join('、')}年`;
  const asked = readQuestion(question, current);
  const query = declined('year', said, asked, current, ['进展']);
  const answer = refuse(query, current, `目前载入了${held}的工作要点，没有${said}的。`);
  return { answer: withFocus(asked, answer), queries: [query] };
}

/** The question without the words that chose its plan. */
function without(question: Question, words: readonly string[]): Question {
  return {
    ...question,
    text: words.reduce((text, word) => (word === '' ? text : text.replace(word, '')), question.text),
  };
}
