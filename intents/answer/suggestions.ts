import type { Answer } from './answer.ts';

/** A question that a button under an answer asks. */
interface Onward {
  /** The unit that the answer is about: what 原文 opens. */
  readonly unit: string;
  readonly asks: readonly { readonly name: string; readonly label: string; readonly question: string }[];
}

/** What the buttons under an answer lead to: its text, the rest of its item, who answers for it. Null where nothing was found. */
export function onward(answer: Answer): Onward | null {
  const unit = answer.focus?.units.find((id) => /\d/.test(id));
  const item = unit?.split('.')[0];
  if (answer.status !== 'answered' || unit === undefined || item === undefined) return null;
  return {
    unit,
    asks: [
      ...(unit.includes('.') ? [{ name: 'item', label: '同条其他', question: `第${item}条` }] : []),
      ...(answer.kind === 'owner' ? [] : [{ name: 'owner', label: '谁负责', question: `${unit}谁负责` }]),
    ],
  };
}
