import type { Plan } from '../../index/plan/plan.ts';
import type { Reference } from '../query/slots.ts';
import { readPaths, TAKEN } from './paths.ts';
import { FORMS } from './patterns.ts';
import { readSelectors } from './selectors.ts';

/** The references of a text in order, and the text without them. */
interface References {
  readonly found: readonly Reference[];
  readonly rest: string;
}

/** Reads the references of a folded question. */
export function readReferences(text: string, plan: Plan): References {
  const found: { at: number; references: readonly Reference[] }[] = [];
  const paths = readPaths(text, plan, (at, _, reference) => found.push({ at, references: [reference] }));
  let rest = readSelectors(paths, plan, (at, references) => found.push({ at, references }));
  for (const { pattern, read } of FORMS) {
    rest = rest.replace(pattern, (...args: unknown[]) => {
      const offset = args.findIndex((arg) => typeof arg === 'number');
      const match = String(args[0]);
      const groups = args.slice(1, offset) as string[];
      const references = read(groups, plan);
      if (references.length === 0) return match;
      found.push({ at: Number(args[offset]), references });
      return TAKEN.repeat(match.length);
    });
  }
  const ordered = [...found].sort((a, b) => a.at - b.at).flatMap(({ references }) => references);
  return { found: ordered.filter((r) => number(r) > 0), rest: rest.replaceAll(TAKEN, ' ').replace(/ +/g, ' ').trim() };
}

function number(reference: Reference): number {
  switch (reference.kind) {
    case 'item':
      return reference.item;
    case 'section':
      return reference.section;
    case 'point':
      return reference.point;
    case 'unit':
      return 1;
  }
}
