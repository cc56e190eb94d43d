import type { Problem } from '../plan/plan.ts';
import type { MarkerKind } from './marker.ts';
import type { Node } from './outline.ts';

/** Gives each unit of a plan an id of its own. */
export interface Ids {
  /** The first of the wished ids that is free; a repeated number gets #2, #3 …. */
  take(...wished: readonly string[]): string;
}

/** Opens an empty list of ids. */
export function openIds(): Ids {
  const taken = new Map<string, number>();
  return {
    take(...wished) {
      const free = wished.find((id) => !taken.has(id));
      if (free !== undefined) {
        taken.set(free, 1);
        return free;
      }
      const last = wished.at(-1) ?? '';
      let count = taken.get(last) ?? 1;
      do count++;
      while (taken.has(`${last}#${count}`));
      taken.set(last, count);
      const id = `${last}#${count}`;
      taken.set(id, 1);
      return id;
    },
  };
}

/** A heading's number as ids print it: 二 · (一) · 6 · 第三条. */
export function bareLabel(label: string): string {
  const plain = label
    .normalize('NFKC')
    .replace(/[\s、,:]|\.$/g, '')
    .replace(/(?<=.)\([^()]*\)$/, '');
  return /^\d+(?:\.\d+)+$/.test(plain) ? plain : plain.replaceAll('.', '');
}

/** What is odd about the numbers of the headings, each named as printed. */
export function readGaps(nodes: readonly Node[]): readonly Problem[] {
  const inside = new Map<string, Node>();
  const before = new Map<MarkerKind, Node>();
  const ids = new Map<Node | null, number>([[null, 0]]);
  return nodes.flatMap((node) => {
    ids.set(node, ids.size);
    const { kind, number, label } = node.marker;
    if (kind === 'month') return [];
    const key = `${ids.get(node.parent)}${kind}`;
    const sibling = inside.get(key);
    const last = sibling ?? before.get(kind);
    inside.set(key, node);
    before.set(kind, node);
    const message = oddity(number, last?.marker.number ?? 0, sibling !== undefined, label, last?.marker.label);
    return message === null ? [] : [{ at: node.line.start, message }];
  });
}

function oddity(number: number, last: number, sibling: boolean, label: string, before?: string): string | null {
  if (number === last + 1 || (number === 1 && !sibling)) return null;
  if (number === last) return `编号重复：${label}`;
  if (number === 1) return `编号从头开始：${label}`;
  return before === undefined ? `编号不从1开始：${label}` : `编号不连续：${before}之后是${label}`;
}
