import type { Knowledge } from '../../index/knowledge.ts';
import { type Item, type Section, workSections } from '../../index/plan/plan.ts';
import { holdsAll, measuresOf } from '../retrieval/holding.ts';
import { type Asked, complete } from './question.ts';
import { unitsBehind } from './selectors.ts';

/** 食品安全那条里 · 党建那部分 · 信用监管这一块下面 · 党建部分. */
const NAMED =
  /(?:^|[,。;?!在就把]|(?<=看看|列出|问下))(?<it>[^,。;?!“”《》()哪几第\d]{2,12}?)(?:的)?(?:(?:那|这|一)(?:一)?(?:个)?(?<kind>条|项|部分|大?板块|大?块|章)|(?<part>部分|板块))(?:工作|任务|措施)?(?:当中|里头|里面|里边|里|中间(?!那)|中|下面|下|内)?(?:的)?/u;

/** A question whose scope is called by what it is about, as one whose scope is numbered; as it stands where it is not. */
export function withNamedScope(asked: Asked, knowledge: Knowledge): Asked {
  if (asked.scope.length > 0 || asked.references.length > 0) return asked;
  const found = calledIn(asked.rest, knowledge);
  if (found === null) return asked;
  const references = [{ kind: 'unit' as const, unit: found.home.id, said: found.said }];
  const rest = asked.rest.replace(found.text, ' ').trim();
  return complete({ ...asked, rest, references, scope: measuresOf([found.home.id], knowledge) }, knowledge);
}

/** 党建那部分的最后一条 · 食品安全那条的第三点: what stands at a place in a section or an item that is called by what it is about. */
export function withNamedPath(asked: Asked, knowledge: Knowledge): Asked {
  const found = calledIn(asked.text, knowledge);
  if (found === null) return asked;
  const rest = asked.text.slice(found.at + found.text.length);
  const behind = unitsBehind(rest, found.home, knowledge.plan);
  if (behind === null) return asked;
  const references = behind.units.map((unit) => ({ kind: 'unit' as const, unit, said: found.said }));
  const left = `${asked.text.slice(0, found.at)} ${rest.slice(behind.length)}`.trim();
  return complete({ ...asked, rest: left, references }, knowledge);
}

/** The section or item that a text calls by what it is about. */
function calledIn(text: string, knowledge: Knowledge) {
  const match = NAMED.exec(text);
  const { it = '', kind = '', part } = match?.groups ?? {};
  const home = match ? called(it, part !== undefined || /部分|块|章/.test(kind), knowledge) : null;
  return match && home ? { home, said: it, text: match[0], at: match.index } : null;
}

/** The one section or item whose title holds all of these words; a part is a section first. */
function called(said: string, isPart: boolean, knowledge: Knowledge): Section | Item | null {
  const terms = knowledge.topic(said).terms;
  if (terms.length === 0 || terms.some((term) => term.forms.length === 0 || term.said.length < 2)) return null;
  const titled = (all: readonly (Section | Item)[]) => all.filter(({ title }) => holdsAll(title.toLowerCase(), terms));
  const [sections, items] = [titled(workSections(knowledge.plan)), titled(knowledge.plan.items)];
  const inOrder = isPart ? [sections, items] : [items, sections];
  const [only, ...others] = inOrder.find((units) => units.length > 0) ?? [];
  return only !== undefined && others.length === 0 ? only : null;
}
