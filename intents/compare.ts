import type { Knowledge } from '../index/knowledge.ts';
import { type Library, levelOf } from '../index/library.ts';
import { pairsOf } from '../index/plan/passage.ts';
import type { Item } from '../index/plan/plan.ts';
import { foldPlain } from '../index/text/normalize.ts';
import type { Answer, Part, Row } from './answer/answer.ts';
import { entry, row, say } from './compose/parts.ts';
import { find } from './understand/confidence.ts';
import { type Question, readQuestion } from './understand/question.ts';
import { yearsIn } from './understand/years.ts';

/** Share of common pairs of characters from which two titles are the same item. */
const ALIKE = 0.5;
/** Words of a question that compares which name no topic. */
const FRAME = /[今去前明]年|\d{2,4}年?|工作|要点|计划|新增|[和与跟的了比]/g;
/** A comparison is asked for. Without a second year that is loaded the words mean what they mean elsewhere. */
const ASKED =
  /对比|比较|相比|比一比|比起|跟.{1,12}比|和.{1,12}比|与.{1,12}比|有(?:什么|哪些)(?:变化|不同|区别)|变了什么|新增了?(?:什么|哪些)/;

/** An item of the older plan beside the one of the newer; null where one has none. */
interface Couple {
  readonly before: Item | null;
  readonly after: Item | null;
}

/** 对比2020年和2021年: items by title across two years, new, gone, and with other figures. Null where the question asks for none. */
export function compare(question: Question, text: string, library: Library, current: Knowledge): Answer | null {
  if (!ASKED.test(text)) return null;
  const years = new Set(yearsIn(text, current.plan.year).map(({ year }) => year));
  if (years.size === 1) years.add(current.plan.year ?? 0);
  const chosen = [...years].toSorted((a, b) => a - b).map((year) => planOfYear(year, library, current));
  const [before, after] = years.size === 0 ? lastTwo(library, current) : chosen;
  if (!before || !after || before === after || years.size > 2) return null;
  const couples = narrow(match(before, after), question, before, after);
  return answerWith(couples, before, after);
}

function planOfYear(year: number, { plans }: Library, current: Knowledge): Knowledge | undefined {
  const own = plans.filter(({ plan }) => plan.year === year);
  return own.find((knowledge) => levelOf(knowledge) === levelOf(current)) ?? own[0];
}

/** The plan before the current one, of the same level, and the current one. */
function lastTwo({ plans }: Library, current: Knowledge): readonly (Knowledge | undefined)[] {
  const earlier = plans.filter(
    (knowledge) => (knowledge.plan.year ?? 0) < (current.plan.year ?? 0) && levelOf(knowledge) === levelOf(current),
  );
  return [earlier[0], current];
}

/** Pairs items of equal titles first, then the most alike. */
function match(before: Knowledge, after: Knowledge): readonly Couple[] {
  const left = new Set(before.plan.items);
  const couples = new Map<Item, Item>();
  for (const least of [1, ALIKE])
    for (const item of after.plan.items) {
      if (couples.has(item)) continue;
      const ranked = [...left].map((other) => ({ other, alike: likeness(item.title, other.title) }));
      const best = ranked.toSorted((a, b) => b.alike - a.alike)[0];
      if (!best || best.alike < least) continue;
      couples.set(item, best.other);
      left.delete(best.other);
    }
  return [
    ...after.plan.items.map((item) => ({ before: couples.get(item) ?? null, after: item })),
    ...[...left].map((item) => ({ before: item, after: null })),
  ];
}

/** Share of pairs of characters that two titles have in common; 1 for equal ones. */
function likeness(a: string, b: string): number {
  const [one, two] = [pairsOf(foldPlain(a)), new Set(pairsOf(foldPlain(b)))];
  if (foldPlain(a) === foldPlain(b)) return 1;
  const common = one.filter((pair) => two.has(pair)).length;
  return (2 * common) / Math.max(1, one.length + two.size);
}

/** Only items that a topic of the question names, where it names one. */
function narrow(
  couples: readonly Couple[],
  question: Question,
  before: Knowledge,
  after: Knowledge,
): readonly Couple[] {
  const named = (knowledge: Knowledge) => {
    const text = question.text.replace(new RegExp(ASKED, 'g'), ' ').replace(FRAME, ' ');
    if (!/\p{Script=Han}{2}/u.test(text)) return new Set<string>();
    const found = find(readQuestion({ ...question, text, focus: null }, knowledge).topic('列举', '数量'), knowledge);
    if (found.band !== 'answer') return new Set<string>();
    return new Set(found.hits.map(({ unit }) => knowledge.byId.measures.get(unit)?.item ?? ''));
  };
  const [old, fresh] = [named(before), named(after)];
  const kept = couples.filter((c) => (c.before && old.has(c.before.id)) || (c.after && fresh.has(c.after.id)));
  return kept.length === 0 ? couples : kept;
}

function answerWith(couples: readonly Couple[], before: Knowledge, after: Knowledge): Answer {
  const fresh = couples.flatMap((couple) => (couple.before === null && couple.after ? [couple.after] : []));
  const gone = couples.flatMap((couple) => (couple.after === null && couple.before ? [couple.before] : []));
  const rows = couples.flatMap((couple) => changed(couple, before, after));
  const same = couples.length - fresh.length - gone.length;
  const lead = `按条目标题对比《${before.plan.title}》和《${after.plan.title}》：两份都有的${same}条，新增${fresh.length}条，不再单列${gone.length}条。标题不同不等于工作取消，以原文为准。`;
  const parts: readonly Part[] = [
    say(lead),
    ...titles(`【${after.plan.year}年新增】`, fresh, after),
    ...titles(`【${after.plan.year}年不再单列】`, gone, before),
    ...(rows.length === 0 ? [] : [say('【数字不同】'), { kind: 'facts' as const, rows }]),
  ];
  return { kind: 'outline', status: 'answered', parts, suggestions: [], focus: null };
}

function titles(label: string, items: readonly Item[], knowledge: Knowledge): readonly Part[] {
  if (items.length === 0) return [];
  return [say(label), { kind: 'outline', entries: items.map((item) => entry(knowledge, item.id, 1)) }];
}

/** Figures with digits that only one of the two items prints. */
function changed({ before: old, after: fresh }: Couple, before: Knowledge, after: Knowledge): readonly Row[] {
  if (!old || !fresh) return [];
  const figures = (knowledge: Knowledge, item: Item) =>
    knowledge.facts.figures.filter((f) => f.digits !== '' && (f.unit === item.id || item.measures.includes(f.unit)));
  const [was, is] = [figures(before, old), figures(after, fresh)];
  const only = (own: typeof was, other: typeof was) => own.filter((f) => !other.some((o) => o.text === f.text));
  return [
    ...only(was, is).map((figure) => row(before, figure, `${before.plan.year}年`)),
    ...only(is, was).map((figure) => row(after, figure, `${after.plan.year}年`)),
  ];
}
