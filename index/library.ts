import type { Knowledge } from './knowledge.ts';

/** All plans that can be asked, the newest year first. One snapshot: swapped whole, never changed. */
export interface Library {
  readonly plans: readonly Knowledge[];
}

/** Levels of government by what stands in the name of an issuer, the lowest first. */
const LEVELS: readonly (readonly [string, RegExp])[] = [
  ['区', /[区县]/],
  ['市', /市/],
  ['省', /省/],
  ['国家', /国家|总局|国务院/],
];

/** Who issued a plan; where it does not say, what stands in its title before the year. */
export function issuerOf({ plan }: Knowledge): string {
  return plan.issuer ?? plan.title.split(/\d{4}年|[一二]〇[〇一二三四五六七八九]{2}年/)[0] ?? '';
}

/** Level of the issuer of a plan: 区, 市, 省 or 国家; empty where its name does not tell. */
export function levelOf(knowledge: Knowledge): string {
  const name = issuerOf(knowledge).replaceAll('市场', '');
  return LEVELS.find(([, words]) => words.test(name))?.[0] ?? '';
}

/** Puts plans in order: the newest year first, in a year the lowest level first. Throws RangeError where there is none. */
export function openLibrary(plans: readonly Knowledge[]): Library {
  if (plans.length === 0) throw new RangeError('A library holds at least one plan');
  const rank = (knowledge: Knowledge) => {
    const at = LEVELS.findIndex(([name]) => name === levelOf(knowledge));
    return at < 0 ? 0 : at;
  };
  const year = (knowledge: Knowledge) => knowledge.plan.year ?? 0;
  return { plans: plans.toSorted((a, b) => year(b) - year(a) || rank(a) - rank(b) || order(a.plan.id, b.plan.id)) };
}

/** The plan that a question is about when it names none: of those whose year has begun the newest, otherwise the next. `today` is YYYY-MM-DD. */
export function currentPlan(library: Library, today: string): Knowledge {
  const begun = library.plans.find(({ plan }) => plan.year === null || plan.year <= Number(today.slice(0, 4)));
  return begun ?? (library.plans.at(-1) as Knowledge);
}

/** The plan of an id; undefined where it is not loaded. */
export function planOf(library: Library, id: string): Knowledge | undefined {
  return library.plans.find(({ plan }) => plan.id === id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
