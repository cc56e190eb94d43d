import type { Knowledge } from '../../index/knowledge.ts';
import type { Focus } from '../answer/answer.ts';
import { ASKING, inherit } from './context.ts';
import { LAST } from './patterns.ts';
import { type Asked, complete } from './question.ts';
import { measuresOf, resolve } from './resolve.ts';
import { step } from './step.ts';

/** Reads a question in its conversation: gives it the scope or the words that it takes from what was said before. */
export function follow(asked: Asked, knowledge: Knowledge): Asked {
  const own = asked.references
    .filter((r) => r.kind !== 'point')
    .flatMap((r) => scopeOf(asked, resolve(r, knowledge).units, knowledge));
  if (own.length > 0) return complete({ ...asked, scope: own }, knowledge);
  const { focus } = asked.question;
  if (!focus) return asked;
  const stepped = step(asked, focus, knowledge);
  if (stepped) return stepped;
  const point = asked.references.find((r) => r.kind === 'point');
  if (point) return pointed(asked, focus, point.point, knowledge);
  return inherit(asked, focus, knowledge);
}

/** A reference is a scope only where something is asked about it; alone it is shown. */
function scopeOf(asked: Asked, units: readonly string[], knowledge: Knowledge): readonly string[] {
  return ASKING.some((kind) => asked.asks(kind)) || asked.rest !== '' ? measuresOf(units, knowledge) : [];
}

/** 那第二点呢: a point of the item that was shown. */
function pointed(asked: Asked, focus: Focus, point: number, knowledge: Knowledge): Asked {
  const { plan } = knowledge;
  const measure = plan.measures.find((m) => m.id === focus.units[0]);
  const home = plan.items.find((item) => item.id === measure?.item);
  if (!home) return asked;
  const references = [
    { kind: 'item' as const, item: home.number, point: point === LAST ? home.measures.length : point },
  ];
  const units = resolve(references[0] ?? { kind: 'point', point }, knowledge).units;
  const scope = ASKING.some((kind) => asked.asks(kind)) ? units : [];
  return complete({ ...asked, references, scope, note: `接上：第${home.number}条` }, knowledge);
}
