import type { Knowledge } from '../../index/knowledge.ts';
import type { PinnedQuery } from '../query/query.ts';
import { type Asked, cleanText } from '../understand/question.ts';
import { readYear } from './decline.ts';
import { NOTHING, slotsOf } from './slots.ts';

/** Reads a question for which the office chose the units that answer (seeds/words/pinned.txt); another year's stays refused. */
export function readPinned(asked: Asked, knowledge: Knowledge): PinnedQuery | null {
  const units = knowledge.pinned.find(cleanText(asked.question.text));
  if (units === null || readYear(asked, knowledge) !== null) return null;
  return { ...slotsOf(asked, NOTHING, knowledge), act: 'show', intent: 'pinned', units, ...apart(asked) };
}

/** What was spoken of before has nothing to do with a question that says all by itself. */
export function apart({ note }: Asked): { readonly note: string | null } {
  return { note: note?.startsWith('接上') ? null : note };
}
