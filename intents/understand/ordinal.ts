import type { Knowledge } from '../../index/knowledge.ts';
import type { Focus } from '../answer/answer.ts';
import type { Reference } from '../query/slots.ts';
import { ASKING } from './context.ts';
import { type Asked, complete } from './question.ts';
import { continued, resolve } from './resolve.ts';
import { referencesTo } from './step.ts';

type PointReference = Extract<Reference, { kind: 'point' }>;

/** 那第二点呢 · 第四个是啥: one of what was shown: a point of an item, an item of a section, a unit of a list. */
export function pointed(asked: Asked, focus: Focus, { point, fromEnd }: PointReference, knowledge: Knowledge): Asked {
  const { plan, byId } = knowledge;
  const section = byId.sections.get(focus.units[0] ?? '');
  const nth = <One>(all: readonly One[]) => all[fromEnd ? all.length - point : point - 1];
  if (section) {
    const item = nth(plan.items.filter((one) => one.section === section.id));
    return item ? shown(asked, item.measures, `接上：${section.label}`, knowledge) : asked;
  }
  const homes = new Set(focus.units.map((unit) => byId.measures.get(unit)?.item));
  const unit = homes.size > 1 ? nth(focus.units) : undefined;
  if (unit !== undefined) return shown(asked, [unit], continued(focus.units, knowledge), knowledge);
  const home = plan.items.find((item) => homes.has(item.id));
  if (!home) return asked;
  const reference = {
    kind: 'item' as const,
    item: home.number,
    point: fromEnd ? home.measures.length - point + 1 : point,
  };
  const units = resolve(reference, knowledge).units;
  const scope = ASKING.some((kind) => asked.asks(kind)) ? units : [];
  return complete({ ...asked, references: [reference], scope, note: `接上：第${home.number}条` }, knowledge);
}

function shown(asked: Asked, units: readonly string[], note: string, knowledge: Knowledge): Asked {
  const asks = ASKING.some((kind) => kind !== '名词' && asked.asks(kind));
  if (asks) return complete({ ...asked, references: [], scope: units, note }, knowledge);
  return complete(
    { ...asked, references: referencesTo(units, knowledge), scope: [], text: '', rest: '', note },
    knowledge,
  );
}
