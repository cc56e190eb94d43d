import type { Knowledge } from '../../index/knowledge.ts';
import { workSections } from '../../index/plan/plan.ts';
import { holdsAll, measuresOf } from '../retrieval/holding.ts';
import { type Asked, complete } from './question.ts';

/** 食品安全那条里 · 党建那部分 · 信用监管这一块下面. */
const NAMED =
  /(?:^|[,。;?!在就把]|(?<=看看|列出|问下))(?<it>[^,。;?!“”《》哪几]{2,12}?)(?:的)?(?:那|这|一)(?:一)?(?:个)?(?<kind>条|项|部分|大?板块|大?块|章)(?:工作|任务|措施)?(?:当中|里头|里面|里边|里|中间|中|下面|下|内)?(?:的)?/u;

/** A question whose scope is called by what it is about, as one whose scope is numbered; as it stands where it is not. */
export function withNamedScope(asked: Asked, knowledge: Knowledge): Asked {
  if (asked.scope.length > 0 || asked.references.length > 0) return asked;
  const found = NAMED.exec(asked.rest);
  const { it = '', kind = '' } = found?.groups ?? {};
  const unit = found ? unitCalled(it, /部分|块|章/.test(kind), knowledge) : null;
  if (!found || unit === null) return asked;
  const references = [{ kind: 'unit' as const, unit, said: it }];
  const rest = asked.rest.replace(found[0], ' ').trim();
  return complete({ ...asked, rest, references, scope: measuresOf([unit], knowledge) }, knowledge);
}

/** The one section or item whose title holds all of these words; a part is a section first. */
function unitCalled(said: string, isPart: boolean, knowledge: Knowledge): string | null {
  const terms = knowledge.topic(said).terms;
  if (terms.length === 0 || terms.some((term) => term.forms.length === 0)) return null;
  const { items } = knowledge.plan;
  const titled = (all: readonly { readonly id: string; readonly title: string }[]) =>
    all.filter(({ title }) => holdsAll(title.toLowerCase(), terms)).map(({ id }) => id);
  const sections = titled(workSections(knowledge.plan));
  const inOrder = isPart ? [sections, titled(items)] : [titled(items), sections];
  const [only, ...others] = inOrder.find((units) => units.length > 0) ?? [];
  return only !== undefined && others.length === 0 ? only : null;
}
