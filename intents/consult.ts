import type { Knowledge } from '../index/knowledge.ts';
import { currentPlan, type Library, planOf } from '../index/library.ts';
import type { Answer } from './answer/answer.ts';
import { compare } from './compare.ts';
import { refuse } from './compose/decline.ts';
import { say } from './compose/parts.ts';
import { reply } from './reply.ts';
import { cleanText, type Question, readQuestion } from './understand/question.ts';
import { issuerIn, yearsIn } from './understand/years.ts';

/** Answers a question from all plans: year and issuer are hard filters, and a question that names none is about the current plan. Pure; never throws. */
export function consult(question: Question, library: Library): Answer {
  const current = currentPlan(library, question.today);
  if (library.plans.length === 1) return from(current, question, []);
  const text = cleanText(question.text);
  const compared = compare(question, text, library, current);
  if (compared) return compared;
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
function from(knowledge: Knowledge, question: Question, named: readonly string[]): Answer {
  const { id } = knowledge.plan;
  const focus = question.focus === null || (question.focus.plan ?? id) === id ? question.focus : null;
  const answer = reply({ ...question, focus }, knowledge);
  const told = answer.status === 'help' ? [] : named.map((title) => say(`依据《${title}》：`));
  return {
    ...answer,
    version: knowledge.version,
    parts: [...told, ...answer.parts],
    focus: answer.focus === null ? null : { ...answer.focus, plan: id },
  };
}

function unloaded(question: Question, said: string, current: Knowledge, library: Library): Answer {
  const years = [...new Set(library.plans.flatMap(({ plan }) => plan.year ?? []))].toSorted((a, b) => a - b);
  const held = years.length === 0 ? '没有写明年份' : `${years.join('、')}年`;
  const why = `目前载入了${held}的工作要点，没有${said}的。`;
  return refuse(readQuestion(question, current), current, why, '进展');
}

/** The question without the words that chose its plan. */
function without(question: Question, words: readonly string[]): Question {
  return {
    ...question,
    text: words.reduce((text, word) => (word === '' ? text : text.replace(word, '')), question.text),
  };
}
