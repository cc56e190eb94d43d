import type { Knowledge } from '../../index/knowledge.ts';
import { sectionNumber } from '../../index/plan/lookup.ts';
import { workSections } from '../../index/plan/plan.ts';
import type { Focus } from '../answer/answer.ts';
import { SHORT } from './limits.ts';
import { type Asked, complete } from './question.ts';
import { continued } from './resolve.ts';

/** 下一条 · 上一点 · 展开说 · 还有吗: the units that are to be shown next, as references; null where it is no step. */
export function step(asked: Asked, focus: Focus, knowledge: Knowledge): Asked | null {
  const { plan } = knowledge;
  const first = plan.measures.findIndex((m) => m.id === focus.units[0]);
  const home = plan.items.findIndex((item) => item.id === plan.measures[first]?.item);
  const move = (units: readonly string[], said: string) => show(asked, units, said, knowledge);
  const parts = sectioned(asked, focus, knowledge);
  if (parts) return parts;
  if (asked.text.length > SHORT || first < 0) return null;
  if (asked.asks('下点') || asked.asks('上点')) {
    const last = plan.measures.findIndex((m) => m.id === focus.units.at(-1));
    const target = plan.measures[asked.asks('下点') ? last + 1 : first - 1];
    return target ? move([target.id], `接上：${focus.units.at(-1)}`) : null;
  }
  if (asked.asks('下条') || asked.asks('上条')) {
    const target = plan.items[asked.asks('下条') ? home + 1 : home - 1];
    return target ? move(target.measures, continued(focus.units, knowledge)) : null;
  }
  const bare = asked.topic('展开', '继续').terms.length === 0 && asked.references.length === 0;
  if (bare && asked.asks('继续'))
    return move(
      focus.more.length > 0 ? focus.more.slice(0, 3) : siblings(focus, knowledge),
      continued(focus.units, knowledge),
    );
  if (bare && asked.asks('展开')) return move(focus.units, continued(focus.units, knowledge));
  return null;
}

/** 下一部分 after a section was shown. */
function sectioned(asked: Asked, focus: Focus, knowledge: Knowledge): Asked | null {
  const step = /^(?:那么?|再)?[看]?(下|上|前|后)一?个?(?:大?部分|大?块|章|节)/.exec(asked.text)?.[1];
  const sections = workSections(knowledge.plan);
  const at = sections.findIndex(
    (s) => s.id === focus.units[0] || s.id === knowledge.byId.measures.get(focus.units[0] ?? '')?.section,
  );
  const target = sections[step === '下' || step === '后' ? at + 1 : at - 1];
  if (step === undefined || at < 0 || !target) return null;
  const references = [{ kind: 'section' as const, section: sectionNumber(target), nth: null }];
  return complete(
    { ...asked, text: '', rest: '', references, scope: [], note: `接上：${sections[at]?.label ?? ''}` },
    knowledge,
  );
}

function siblings(focus: Focus, { plan, byId }: Knowledge): readonly string[] {
  const home = byId.measures.get(focus.units[0] ?? '')?.item;
  const others = plan.measures.filter((m) => m.item === home && !focus.units.includes(m.id)).map((m) => m.id);
  return others.length > 0 ? others : focus.units;
}

/** Turns a step into references to units, so that the item intent shows them. */
function show(asked: Asked, units: readonly string[], said: string, knowledge: Knowledge): Asked {
  return complete(
    { ...asked, text: '', rest: '', references: referencesTo(units, knowledge), scope: [], note: said },
    knowledge,
  );
}

/** References to units; an item whose measures are all there is one reference. */
export function referencesTo(units: readonly string[], { byId }: Knowledge): Asked['references'] {
  const references = units.flatMap((unit) => {
    const measure = byId.measures.get(unit);
    const home = byId.items.get(measure?.item ?? '');
    if (!measure || !home) return [];
    const whole = home.measures.length === units.length && home.measures.every((id) => units.includes(id));
    const point = whole || measure.id === home.id ? null : home.measures.indexOf(measure.id) + 1;
    return [{ kind: 'item' as const, item: home.number, point }];
  });
  return references.filter((r, i) => references.findIndex((o) => o.item === r.item && o.point === r.point) === i);
}
