import type { Knowledge } from '../index/knowledge.ts';
import { type Library, planOf } from '../index/library.ts';
import { pairsOf } from '../index/plan/passage.ts';
import type { Item } from '../index/plan/plan.ts';
import type { Topic } from '../index/search/query.ts';
import { foldPlain } from '../index/text/normalize.ts';
import type { Answer, Part, Row } from './answer/answer.ts';
import { entry, row, say } from './compose/parts.ts';
import type { CompareQuery } from './query/query.ts';
import { find } from './retrieval/confidence.ts';

/** Share of common pairs of characters from which two titles are the same item. */
const ALIKE = 0.5;
/** An item of the older plan beside the one of the newer; null where one has none. */
interface Couple {
  readonly before: Item | null;
  readonly after: Item | null;
}

/** 对比2020年和2021年: items by title across two years, new, gone, and with other figures. */
export function answerCompare(query: CompareQuery, library: Library): Answer {
  const [before, after] = [planOf(library, query.before), planOf(library, query.after)];
  if (!before || !after) throw new Error(`No two plans ${query.before} and ${query.after}.`);
  return answerWith(narrow(match(before, after), query, before, after), before, after);
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
  query: CompareQuery,
  before: Knowledge,
  after: Knowledge,
): readonly Couple[] {
  const [old, fresh] = [itemsOn(query.earlier, before), itemsOn(query.of, after)];
  const kept = couples.filter((c) => (c.before && old.has(c.before.id)) || (c.after && fresh.has(c.after.id)));
  return kept.length === 0 ? couples : kept;
}

function itemsOn(topic: Topic, knowledge: Knowledge): ReadonlySet<string> {
  const found = find(topic, knowledge);
  if (found.band !== 'answer') return new Set();
  return new Set(found.hits.map(({ unit }) => knowledge.byId.measures.get(unit)?.item ?? ''));
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
