import type { Focus } from '../../intents/answer/answer.ts';
import type { ProgramSource } from '../../src/api/operation.ts';
import { library } from '../knowledge.ts';

/** What programs of a test ask from: the shipped plan, a day that does not move, conversations in memory. */
export function openSource(
  more: Partial<ProgramSource> = {},
): ProgramSource & { readonly unanswered: readonly string[] } {
  const known = new Map<string, Focus | null>();
  const unanswered: string[] = [];
  return {
    ...{ library, publicUrl: null, today: '2020-04-20', unanswered },
    recall: async (conversation) => known.get(conversation) ?? null,
    remember: async (conversation, question, answer) => {
      if (conversation !== null) known.set(conversation, answer.focus);
      if (answer.status === 'not_in_plan') unanswered.push(question);
    },
    ...more,
  };
}
