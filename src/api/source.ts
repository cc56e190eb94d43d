import { createHash } from 'node:crypto';
import type { Library } from '../../index/library.ts';
import { cleanText } from '../../intents/understand/question.ts';
import { recallFocus, recordUnanswered, rememberAnswer } from '../platform/conversation.ts';
import type { AppContext } from '../platform/platform.ts';
import { API_LIMITS } from './limits.ts';
import type { ProgramSource } from './operation.ts';

/** Name of the platform, as it stands beside unanswered questions. */
const PLATFORM = 'api';

/** What a program asks from over the network: one snapshot for the whole request, conversations of its own in the store. */
export function sourceFor(context: AppContext, client: string): ProgramSource {
  const user = `${PLATFORM}:${client}`;
  const thread = (conversation: string) => `${user}:${conversation}`;
  return {
    library: context.library,
    publicUrl: context.config.web.publicUrl,
    today: context.today(),
    recall: (conversation) => recallFocus(context, thread(conversation)),
    async remember(conversation, text, answer) {
      const answered = { question: cleanText(text), answer };
      const said = { user, place: PLATFORM };
      if (conversation === null) return recordUnanswered(context, said, answered);
      return rememberAnswer(context, { ...said, thread: thread(conversation) }, answered);
    },
  };
}

/** Tags of snapshots: what is asked twice of one of them gets the same reply. */
export type SnapshotTag = (source: ProgramSource) => string;

/** Opens the tags. They follow from the plans, the office's words and table, the program and the day, and are the same for all replicas. */
export function openTags(): SnapshotTag {
  const known = new WeakMap<Library, string>();
  return ({ library, today, publicUrl }) => {
    const snapshot = known.get(library) ?? digest(JSON.stringify(contentOf(library), plainly));
    known.set(library, snapshot);
    return digest([snapshot, today, publicUrl].join('\n'));
  };
}

function contentOf({ plans }: Library): unknown {
  const read = plans.map(({ plan, version, assignments }) => [plan.id, plan.text, version, assignments]);
  return [process.env.BUILD_DIGEST ?? '', read, plans[0]?.lexicon];
}

/** Maps, sets and patterns as what they hold, which JSON would leave out. */
function plainly(_: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return [...value];
  return value instanceof RegExp ? value.source : value;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, API_LIMITS.tagDigits);
}
