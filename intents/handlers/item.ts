import type { Knowledge } from '../../index/knowledge.ts';
import type { Answer, Part } from '../answer/answer.ts';
import { defineIntent } from '../compose/define.ts';
import { answer, entry, near, quote, say } from '../compose/parts.ts';
import type { Asked } from '../understand/question.ts';
import { resolve, type Target } from '../understand/resolve.ts';

/** 第6条 · 6.2 · 第五项第三点: the text by its number; out of range says how many there are. */
export const item = defineIntent<readonly Target[]>({
  name: 'item',
  examples: ['第6条', '6.2', '第五项第三点', '最后一条'],
  match(asked, knowledge) {
    const targets = asked.references.filter((r) => r.kind !== 'point').map((r) => resolve(r, knowledge));
    const isPart = (unit: string | null) =>
      unit !== null && knowledge.byId.sections.has(unit) && !knowledge.byId.items.has(unit);
    const own = targets.filter(
      ({ reference }) =>
        reference.kind === 'item' ||
        (reference.kind === 'unit' && !isPart(reference.unit)) ||
        (reference.kind === 'section' && reference.nth !== null),
    );
    return own.length > 0 ? own : null;
  },
  answer(targets, asked, knowledge) {
    const absent = targets.filter((target) => target.missing !== null);
    const present = targets.filter((target) => target.missing === null);
    if (present.length === 0) return missing(absent, asked, knowledge);
    const units = [...new Set(present.flatMap((target) => target.units))];
    const parts = [
      ...absent.map((target) => say(target.missing ?? '')),
      ...present.flatMap((target) => shown(target, knowledge)),
    ];
    return answer(asked, 'item', 'answered', parts, { units, suggestions: next(units, knowledge) });
  },
});

function shown({ units, pointless }: Target, knowledge: Knowledge): readonly Part[] {
  const first = knowledge.plan.measures.find((m) => m.id === units[0]);
  const home = knowledge.plan.items.find((i) => i.id === first?.item);
  if (!home) return [quote(knowledge, units)];
  const bare = home.measures.includes(home.id);
  if (pointless) return [say(`第${home.number}条不分点，全文是：`), quote(knowledge, units)];
  if (bare || units.length === 1)
    return [
      say(bare ? `第${home.number}条不分点，全文是：` : `第${home.number}条共${home.measures.length}点，这一点是：`),
      quote(knowledge, units),
    ];
  const title = { kind: 'outline' as const, entries: [entry(knowledge, home.id, 0)] };
  return [say(`第${home.number}条共${units.length}点：`), title, quote(knowledge, units)];
}

function missing(targets: readonly Target[], asked: Asked, knowledge: Knowledge): Answer {
  const units = targets.flatMap((target) => target.units).slice(0, 20);
  const nearest =
    units.length > 0 && !knowledge.plan.sections.some((s) => s.id === units[0])
      ? [near(knowledge, units.slice(-1))]
      : [];
  const last = knowledge.plan.items.at(-1);
  const suggestions = units.length > 0 || !last ? [] : [`第${last.number}条`, '目录'];
  return answer(asked, 'item', 'not_in_plan', [...targets.map((target) => say(target.missing ?? '')), ...nearest], {
    suggestions,
  });
}

/** What may be asked next about a unit. */
export function next(units: readonly string[], { plan }: Knowledge): readonly string[] {
  const measure = plan.measures.find((m) => m.id === units[0]);
  const home = plan.items.find((i) => i.id === measure?.item);
  if (!measure || !home) return [];
  const whole = units.length < home.measures.length ? [`第${home.number}条`] : [];
  const step = home === plan.items.at(-1) ? '上一条' : '下一条';
  return [...whole, `${measure.id}谁负责`, step];
}
