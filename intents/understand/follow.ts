import { type Knowledge, restrict } from '../../index/knowledge.ts';
import type { Term } from '../../index/search/query.ts';
import type { Exception } from '../query/slots.ts';
import { holdsAll, measuresOf, unitText } from '../retrieval/holding.ts';
import { ASKING, inherit } from './context.ts';
import { withNamedPath } from './named-scope.ts';
import { pointed } from './ordinal.ts';
import { type Asked, complete } from './question.ts';
import { resolve } from './resolve.ts';
import { referencesTo, step } from './step.ts';
import { yearsIn } from './years.ts';

/** Reads a question in its conversation: gives it the scope or the words that it takes from what was said before. */
export function follow(read: Asked, knowledge: Knowledge): Asked {
  const asked = withNamedPath(read, knowledge);
  const meant = describedPoint(asked, knowledge);
  if (meant) return meant;
  const own = asked.references
    .filter((r) => r.kind !== 'point')
    .flatMap((r) => scopeOf(asked, resolve(r, knowledge).units, knowledge));
  if (own.length > 0) return complete({ ...asked, scope: own }, knowledge);
  const { focus } = asked.question;
  if (!focus) return asked;
  const stepped = step(asked, focus, knowledge);
  if (stepped) return stepped;
  const point = asked.references.find((r) => r.kind === 'point');
  if (point) return pointed(asked, focus, point, knowledge);
  return inherit(asked, focus, knowledge);
}

/** 第2条里汽车的那点: the point of an item that holds the words which describe it; null where none is described. */
function describedPoint(asked: Asked, knowledge: Knowledge): Asked | null {
  const [reference, ...more] = asked.references;
  if (reference?.kind !== 'item' || reference.point !== null || more.length > 0) return null;
  if (!/(?:那|这|哪)(?:一)?(?:点|句|段|小点|部分|项)|把.{1,10}(?:那|这)/.test(asked.text)) return null;
  const { terms } = asked.topic('展开', '列举', '名词', '提到', '出处');
  const words = terms.filter((term) => term.forms.length > 0 && !knowledge.lexicon.light.has(term.said));
  const units = resolve(reference, knowledge).units;
  const held = units.filter((unit) => words.length > 0 && holdsAll(unitText(unit, knowledge), words));
  if (held.length === 0 || held.length === units.length) return null;
  return complete({ ...asked, references: referencesTo(held, knowledge), scope: [], text: '', rest: '' }, knowledge);
}

/** A reference is a scope only where something is asked about it; alone it is shown. */
function scopeOf(asked: Asked, units: readonly string[], knowledge: Knowledge): readonly string[] {
  return ASKING.some((kind) => asked.asks(kind)) || asked.rest !== '' ? measuresOf(units, knowledge) : [];
}

/** Asks for other measures than what is left out, or leaves it out at the end. */
const OTHERS = /哪些(?:地方|条|任务|工作)|哪几(?:条|处)|别的|其他|其它|那条|那点|(?:以外|之外)的[?。]?$/;

/** Reads what a question leaves out: 除了电梯; null where nothing is. */
export function readException(asked: Asked, knowledge: Knowledge): Exception | null {
  if (asked.except === null) return null;
  const terms = knowledge.topic(asked.except).terms.filter((term) => term.forms.length > 0);
  return { said: asked.except, terms, drops: terms.length > 0 && !isWithin(asked, terms, knowledge) };
}

/** Whether what is left out stands in the very measure that is asked about: 除了修订办法还要做什么. */
function isWithin(asked: Asked, terms: readonly Term[], knowledge: Knowledge): boolean {
  if (OTHERS.test(asked.text)) return false;
  const topic = asked.topic('列举', '名词', '数量', '合作', '负责', '提到');
  const best = knowledge.hits(topic)[0];
  return best !== undefined && holdsAll(best.passage.folded.text, terms);
}

/** Whether a part in front of the measures, or the chapter that it stands in, tells of an earlier year. */
function isReview(id: string, { plan, byId }: Knowledge): boolean {
  const part = plan.front.find((one) => one.id === id);
  const above = (section: string | null): string => {
    const home = section === null ? undefined : byId.sections.get(section);
    return home ? `${above(home.parent)}${home.title}` : '';
  };
  return part !== undefined && (/^上年回顾/.test(id) || /回顾|总结|去年|上年|过去/.test(above(part.section)));
}

/** The snapshot of what a plan tells of the year before, where that is asked for; else the same. */
export function lookingBack(asked: Asked, knowledge: Knowledge): Knowledge {
  const { year } = knowledge.plan;
  const named = yearsIn(asked.text, year);
  if (year === null || named.length === 0 || !named.every((one) => one.year === year - 1)) return knowledge;
  const reviews = knowledge.passages.filter(({ unit }) => isReview(unit, knowledge)).map(({ unit }) => unit);
  return reviews.length === 0 ? knowledge : restrict(knowledge, ({ unit }) => reviews.includes(unit));
}

/** Whether nothing but what the plan tells of the year before is left. */
export function isLookingBack(knowledge: Knowledge): boolean {
  return knowledge.passages.length > 0 && knowledge.passages.every(({ unit }) => isReview(unit, knowledge));
}
