import type { Item, Section } from '../plan/plan.ts';
import type { Found } from './duty.ts';
import type { Node } from './outline.ts';
import { isOffice } from './prose.ts';
import { headTitle } from './section.ts';

/** Headings that are offices: two at least stand side by side, or the chapter is about duties. */
export function officeHeads(nodes: readonly Node[]): ReadonlySet<Node> {
  const named = nodes.filter((node) => {
    const { words } = headTitle(node);
    return words.split('、').every(isOffice);
  });
  const beside = (node: Node) => named.filter((other) => other.parent === node.parent).length;
  const about = (node: Node) => node.parent !== null && /职责|分工/.test(headTitle(node.parent).words);
  return new Set(named.filter((node) => beside(node) > 1 || about(node)));
}

/** What the heading of an office says about all that stands below it. */
export function namedDuty({ title, start, ...unit }: Section | Item): Found {
  const end = 'headingEnd' in unit ? unit.headingEnd : unit.titleEnd;
  const base = { partner: [], deadline: null, leads: false, key: null, apart: true, inline: false };
  return { ...base, owner: title.split('、'), start, end };
}
