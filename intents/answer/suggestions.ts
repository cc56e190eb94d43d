import type { Answer } from './answer.ts';

/** A question that a button under an answer asks. */
interface Onward {
  /** The unit that the answer is about: what 原文 opens. */
  readonly unit: string;
  readonly asks: readonly { readonly name: string; readonly label: string; readonly question: string }[];
}

/**
 * What the buttons under an answer lead to: its text, the rest of its item, who answers for it. Null where nothing was
 * found, or where it speaks of several items and none of this could be said of all.
 */
export function onward(answer: Answer): Onward | null {
  const all = answer.focus?.units.filter((id) => /\d/.test(id)) ?? [];
  const [unit] = all;
  // A daily post speaks of its first measure, and names others besides.
  const units = answer.suggestions.some((text) => text.startsWith('换一条')) ? all.slice(0, 1) : all;
  const items = new Set(units.map((id) => id.split('.')[0]));
  const [item] = items;
  if (answer.status !== 'answered' || unit === undefined || item === undefined || items.size > 1) return null;
  const isWhole = units.length > 1 && answer.kind === 'item';
  const asked = units.length === 1 ? unit : isWhole ? `第${item}条` : null;
  return {
    unit,
    asks: [
      ...(unit.includes('.') && !isWhole ? [{ name: 'item', label: '同条其他', question: `第${item}条` }] : []),
      ...(answer.kind === 'owner' || asked === null
        ? []
        : [{ name: 'owner', label: '谁负责', question: `${asked}谁负责` }]),
    ],
  };
}
