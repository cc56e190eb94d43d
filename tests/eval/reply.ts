import type { Knowledge } from '../../index/knowledge.ts';
import type { Citation } from '../../index/plan/cite.ts';
import { answerLine } from '../../src/terminal/protocol.ts';
import type { Asking } from './row.ts';

/** A value that a question asserts, and what the plan prints instead; null where it prints nothing of the kind. */
export interface Claim {
  readonly said: string;
  readonly printed: string | null;
}

/** A reply as programs get it. */
export interface Reply {
  readonly id: string;
  readonly intent: string;
  readonly status: string;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly claims?: readonly Claim[];
}

/** The day on which all sets are asked that name none. */
export const TODAY = '2020-04-20';

/** Asks every row as a program would, and reads the lines back. */
export function replies(rows: readonly Asking[], knowledge: Knowledge, day = TODAY): readonly Reply[] {
  return rows.map(({ id, question, dialogue, today }) => {
    const asked = dialogue ? { id, dialogue: [...dialogue] } : { id, question: question ?? '' };
    return JSON.parse(answerLine({ ...asked, today }, { plans: [knowledge] }, day)) as Reply;
  });
}
