import type { Term } from '../../index/search/query.ts';
import type { Assertion } from '../answer/answer.ts';
import { holdsAll, textWithTitle, unitText } from '../retrieval/holding.ts';
import { type Evidence, nearestClause, printedAt } from './evidence.ts';
import { PREMISE_LIMITS } from './limits.ts';

/** Kinds of question whose phrases are no content. */
const KINDS = ['提到', '列举', '名词', '出处', '负责', '合作', '数量', '日期', '地点', '文件', '指标', '配合'];
/** Orders of things and comparisons that no plan prints. */
const ORDER =
  /(?<!优)先(?!行|进)[^,。]{0,12}(?:哪(?!里|儿)|还是)|哪(?:个|家|条|项|类|种)?(?:更|最|优先|先|处理更|比较)|谁先|谁更|孰/;

/** What a question speaks of and the evidence does not hold. */
interface Missing {
  /** Nouns that nothing in the plan stands for: the matter is another one. */
  readonly foreign: readonly string[];
  /** Words that stand elsewhere in the plan, or actions that it does not have, with the clause that is nearest. */
  readonly claims: readonly Assertion[];
}

/** Words of a question that tell one matter from another. */
export function tellingTerms({ asked, knowledge }: Evidence): readonly Term[] {
  const { terms } = asked.topic(...KINDS.filter((kind) => asked.asks(kind)));
  return terms.filter(
    ({ said }) => said.length > 1 && !knowledge.lexicon.light.has(said) && /\p{Script=Han}/u.test(said),
  );
}

/** Reads what the evidence lacks of a question. */
export function missing(evidence: Evidence): Missing {
  const { asked, knowledge, verifies, passages, text } = evidence;
  const { tag } = knowledge.vocabulary.segmenter;
  const whole = [text, ...passages.map(({ unit }) => unitText(unit, knowledge))].join('\n');
  const content = tellingTerms(evidence).filter(
    (term) => term.by !== 'above' && ![term.said, ...term.forms].some((form) => whole.includes(form)),
  );
  const isNoun = (term: Term) => /^(?:n|j|vn|l|i)/.test(tag(term.said)) || standsApart(term.said, asked.rest);
  const unknown = content.filter((term) => term.by === 'nothing' && (tag(term.said) !== '' || isNoun(term)));
  const foreign = unknown.filter((term) => isNoun(term) && (verifies || isModifier(term, evidence)));
  const clause = nearestClause(evidence.passages, asked.rest);
  const nearest = clause && printedAt(clause.passage, clause.start, clause.end);
  const isNear = (clause?.score ?? 0) >= PREMISE_LIMITS.sharedPairs;
  const rest = content.filter(
    (term) => !foreign.includes(term) && (unknown.includes(term) || term.weight >= PREMISE_LIMITS.tellingWeight),
  );
  // What is asked with what, who or how much is found by its other words: a noun that the plan lacks is told, not refused.
  const told = verifies
    ? rest.filter((term) => term.by !== 'sound')
    : unknown.filter((term) => isNoun(term) && (isNear || tag(term.said) !== ''));
  const claims = told.map((term) => ({ said: term.said, printed: nearest }));
  return { foreign: foreign.map((term) => term.said), claims };
}

/** Whether a word stands right in front of a noun that tells the matter, and so makes another thing of it: 小学食堂. */
function isModifier({ said }: Term, evidence: Evidence): boolean {
  const { asked, knowledge } = evidence;
  const { tag } = knowledge.vocabulary.segmenter;
  // 对标的成果: 对标 is printed, so 标的 is no word here.
  const at = asked.rest.indexOf(said);
  if (at > 0 && knowledge.plan.text.includes(asked.rest.slice(at - 1, at + 1))) return false;
  return tellingTerms(evidence).some(
    (head) =>
      head.by === 'itself' &&
      head.weight >= PREMISE_LIMITS.tellingWeight &&
      /^(?:n|j|l)/.test(tag(head.said)) &&
      asked.rest.includes(said + head.said),
  );
}

/** Whether a word that no dictionary holds is bounded by the question itself, and so is no piece of two words: 假牙 in 假牙的专项检查. */
function standsApart(said: string, text: string): boolean {
  const at = text.indexOf(said);
  const [before, behind] = [text.slice(0, at), text.slice(at + said.length)];
  return /(?:^|[,。?!:、的对给为和与跟把])$/u.test(before) && /^(?:的|有没有|要不要|是不是)/u.test(behind);
}

/** Things of the question of which the evidence names only the class, each with the class as printed. */
export function broaderOnly({ asked, text }: Evidence): readonly Assertion[] {
  const { terms } = asked.topic(...KINDS.filter((kind) => asked.asks(kind)));
  return terms.flatMap(({ said, by, forms }): Assertion[] => {
    const printed = by === 'broader' ? forms.find((form) => text.includes(form)) : undefined;
    return printed === undefined ? [] : [{ said, printed }];
  });
}

/** The compound that is all that is asked about, 机关食堂, where no quoted measure holds both of its words: what holds one is another thing; null where there is none. */
export function splitCompound({ asked, knowledge, passages }: Evidence): string | null {
  const { light } = knowledge.lexicon;
  const { tag } = knowledge.vocabulary.segmenter;
  const { terms } = asked.topic(...KINDS.filter((kind) => asked.asks(kind)));
  const content = terms.filter(({ said }) => !light.has(said));
  const [modifier, head] = content;
  if (!modifier || !head || content.length > 2 || content.some(({ said }) => said.length < 2)) return null;
  const compound = modifier.said + head.said;
  const besides = asked.rest.replace(compound, '').replace(/[^\p{Script=Han}a-z0-9]/gu, '');
  if (!asked.rest.includes(compound) || besides.length > PREMISE_LIMITS.besides) return null;
  if (content.some(({ by }) => by !== 'itself') || !content.every(({ said }) => /^(?:n|j|vn|l)/.test(tag(said))))
    return null;
  const texts = passages.map((passage) => textWithTitle(passage, knowledge));
  return texts.some((text) => holdsAll(text, content)) ? null : compound;
}

/** Whether it is asked which comes first or is better. */
export function comparesOrder(text: string): boolean {
  return ORDER.test(text);
}
