import { STORE_LIMITS } from './limits.ts';
import type { Database } from './sql.ts';

/** What was last spoken of in each thread, as JSON text. */
export interface Conversations {
  /** Null where nothing was remembered in the last 30 days. */
  recall(thread: string, now: number): Promise<string | null>;
  remember(thread: string, json: string, now: number): Promise<void>;
  /** Removes what was remembered before an instant; says how many. */
  forget(before: number): Promise<number>;
}

/** The conversations in a database. */
export function openConversations(database: Database): Conversations {
  return {
    recall: async (thread, now) => {
      const text = 'select body from conversations where thread = $1 and at > $2';
      return (await database.all<{ body: string }>(text, [thread, now - STORE_LIMITS.conversation]))[0]?.body ?? null;
    },
    remember: async (thread, json, now) => {
      const text = `insert into conversations (thread, body, at) values ($1, $2, $3)
        on conflict (thread) do update set body = excluded.body, at = excluded.at`;
      await database.run(text, [thread, json, now]);
    },
    forget: (before) => database.run('delete from conversations where at < $1', [before]),
  };
}
