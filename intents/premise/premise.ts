import type { Knowledge } from '../../index/knowledge.ts';
import { type Answer, type Assertion, citations, type Part } from '../answer/answer.ts';
import { answer as compose, near, quote, say } from '../compose/parts.ts';
import type { Asked } from '../understand/question.ts';
import { broaderOnly, comparesOrder, missing, splitCompound, tellingTerms } from './content.ts';
import { prefixClaims, wordingClaims } from './contrast.ts';
import { asserts, type Evidence, evidenceOf } from './evidence.ts';
import { frameClaims } from './frames.ts';
import { PREMISE_LIMITS } from './limits.ts';
import { nameClaims, roleClaims } from './names.ts';
import { isOrdinal, numberClaims } from './numbers.ts';
import { asksPlace, pairClaims, placeClaims, placeInstead, printsPlace } from './places.ts';
import { namesDay, timeClaim } from './times.ts';

/** Kinds of answers that quote what was asked for by its words. */
const CHECKED: readonly Answer['kind'][] = [
  'topic',
  'owner',
  'partner',
  'figure',
  'date',
  'place',
  'document',
  'term',
  'quote',
  'item',
];
/** Kinds of which the words are found, or whose silence has its own form. */
const LOCATED: readonly Answer['kind'][] = ['quote', 'item', 'owner'];

/** Holds an answer against what the question asserts: what the plan prints otherwise is told, and what it does not hold is no answer. */
export function checkPremise(asked: Asked, answer: Answer, knowledge: Knowledge): Answer {
  const timed =
    answer.status === 'not_in_plan' || answer.kind === 'date' || namesDay(asked, knowledge)
      ? timeClaim(asked, answer, knowledge)
      : null;
  if (timed) return corrected(timed, asked, knowledge);
  if (answer.status !== 'answered' || !CHECKED.includes(answer.kind) || asked.rest === '') return answer;
  const evidence = evidenceOf(asked, answer, knowledge);
  if (evidence === null) return answer;
  const names = nameClaims(evidence);
  const instead = asserts(asked.text) ? placeInstead(names.unknown, evidence) : null;
  if (instead) return { ...answer, claims: [instead], parts: [...told([instead]), ...answer.parts] };
  const beside = names.unknown.length > 0 && names.unknown.every((name) => isBeside(name, evidence));
  if (beside)
    return { ...answer, claims: names.claims, parts: [say(`要点没有写到${quoted(names.unknown)}。`), ...answer.parts] };
  if (names.unknown.length > 0)
    return silent(`要点没有写到${quoted(names.unknown)}。`, names.claims, answer, knowledge);
  const half = besideMatters(evidence);
  if (half.length > 0) return { ...answer, parts: [say(`要点没有写到${quoted(half)}。`), ...answer.parts] };
  if (asksPlace(asked) && !printsPlace(evidence)) return silent('要点没有写明在什么地方。', [], answer, knowledge);
  if (comparesOrder(asked.rest) && !asked.asks('出处'))
    return silent('要点没有写先后、快慢和优劣。', [], answer, knowledge);
  return checkClaims(evidence, answer);
}

/** Values and words of the question that the evidence prints otherwise or lacks. */
function checkClaims(evidence: Evidence, answer: Answer): Answer {
  const { asked, knowledge } = evidence;
  const [wider] = asked.story ? [] : broaderOnly(evidence);
  if (wider) {
    const lead = `要点没有写到${quoted([wider.said])}，写到的是“${wider.printed}”。`;
    return silent(lead, [absent(wider.said)], answer, knowledge);
  }
  const said = [
    ...numberClaims(evidence),
    ...roleClaims(evidence),
    ...pairClaims(evidence),
    ...placeClaims(evidence),
    ...wordingClaims(evidence),
    ...prefixClaims(evidence),
  ];
  const lacking = asked.story || LOCATED.includes(answer.kind) ? { foreign: [], claims: [] } : missing(evidence);
  const split = asked.story || LOCATED.includes(answer.kind) ? null : splitCompound(evidence);
  if (split !== null) return silent(`要点没有写到“${split}”。`, [absent(split)], answer, knowledge);
  if (lacking.foreign.length > 0)
    return silent(`要点没有写到${quoted(lacking.foreign)}。`, lacking.foreign.map(absent), answer, knowledge);
  const framed = said.length > 0 || asked.story ? [] : frameClaims(evidence, tellingTerms(evidence));
  said.push(...framed);
  const claims = said.length > 0 ? said : lacking.claims;
  if (claims.length === 0) return answer;
  if (claims.every(({ printed }) => printed === null))
    return silent(`要点没有写到${quoted(claims.map((claim) => claim.said))}。`, claims, answer, knowledge);
  const lead = said.length > 0 ? told(claims) : toldLacking(claims);
  // Who asks whether something is so is answered by what is printed; asked for by another ordinal the thing itself is another one.
  if (!evidence.verifies && said.some(isOrdinal)) return nearby(lead, claims, answer, knowledge);
  return { ...answer, claims, parts: [...lead, ...answer.parts] };
}

/** Matters that the plan lacks beside something that the evidence holds: 学校食堂 and 养老机构食堂. */
function besideMatters(evidence: Evidence): readonly string[] {
  const { asked, knowledge } = evidence;
  const { terms } = asked.topic('列举', '名词', '提到');
  const unknown = terms.filter((term) => term.forms.length === 0 && knowledge.lexicon.matters.has(term.said));
  return unknown.map((term) => term.said).filter((name) => isBeside(name, evidence));
}

/** Whether a name that the plan lacks stands side by side with something that the evidence holds: 昆山和无锡. */
function isBeside(name: string, { asked, text }: Evidence): boolean {
  const pattern = new RegExp(
    `([\\p{Script=Han}]{2})(?:和|与|、|跟|及|还是)${name}|${name}(?:和|与|、|跟|及|还是)([\\p{Script=Han}]{2})`,
    'u',
  );
  const other = pattern.exec(asked.rest)?.slice(1).find(Boolean);
  return other !== undefined && text.includes(other);
}

const absent = (said: string): Assertion => ({ said, printed: null });

/** What the plan prints where the question says something else. */
function told(claims: readonly Assertion[]): readonly Part[] {
  return claims
    .slice(0, PREMISE_LIMITS.assertions)
    .flatMap(({ said, printed }) =>
      printed === null ? [say(`要点没有写到“${said}”。`)] : [say(`提问说的是“${said}”，要点写的是“${printed}”。`)],
    );
}

/** Words that the plan does not have here, and what it has instead. */
function toldLacking(claims: readonly Assertion[]): readonly Part[] {
  const printed = claims.find((claim) => claim.printed !== null)?.printed ?? '';
  return [say(`这里没有写到${quoted(claims.map(({ said }) => said))}，写的是“${printed}”。`)];
}

function quoted(words: readonly string[]): string {
  return [...new Set(words)]
    .slice(0, PREMISE_LIMITS.words)
    .map((word) => `“${word.slice(0, PREMISE_LIMITS.word)}”`)
    .join('、');
}

/** What the plan prints for a date that was said otherwise. */
function corrected(
  { claim, time }: NonNullable<ReturnType<typeof timeClaim>>,
  asked: Asked,
  knowledge: Knowledge,
): Answer {
  const parts = [...told([claim]), quote(knowledge, [time.unit], [], [time])];
  return { ...compose(asked, 'date', 'answered', parts), claims: [claim] };
}

/** The plan does not say; what was found is near at most. */
function silent(lead: string, claims: readonly Assertion[], answer: Answer, knowledge: Knowledge): Answer {
  return nearby([say(lead)], claims, answer, knowledge);
}

function nearby(lead: readonly Part[], claims: readonly Assertion[], answer: Answer, knowledge: Knowledge): Answer {
  const units = [...new Set(citations(answer).map(({ unit }) => unit))].slice(0, PREMISE_LIMITS.nearest);
  return { ...answer, status: 'not_in_plan', claims, parts: [...lead, near(knowledge, units)] };
}
