import type { Database } from './sql.ts';

/** What somebody thought of an answer. */
export interface Opinion {
  /** Which answer is meant. */
  readonly answer: string;
  readonly user: string;
  readonly verdict: 'up' | 'down';
  readonly reason: string | null;
  readonly question: string;
  readonly at: number;
}

/** What people thought of the answers: one opinion a person and answer. */
export interface Feedback {
  /** Keeps an opinion in place of the one the same person had of the same answer. */
  add(opinion: Opinion): Promise<void>;
  /** Removes the opinion that a person had of an answer, who took it back. */
  remove(opinion: Pick<Opinion, 'answer' | 'user'>): Promise<void>;
  /** Opinions since an instant, the newest first. */
  list(range: { readonly since: number; readonly limit: number }): Promise<readonly Opinion[]>;
  /** Removes what is from before an instant; says how many. */
  purge(before: number): Promise<number>;
}

/** The feedback in a database. */
export function openFeedback(database: Database): Feedback {
  return {
    add: async ({ answer, user, verdict, reason, question, at }) => {
      const text = `insert into feedback (answer, asker, verdict, reason, question, at) values ($1, $2, $3, $4, $5, $6)
        on conflict (answer, asker) do update set
          verdict = excluded.verdict, reason = excluded.reason, question = excluded.question, at = excluded.at`;
      await database.run(text, [answer, user, verdict, reason, question, at]);
    },
    remove: async ({ answer, user }) => {
      await database.run('delete from feedback where answer = $1 and asker = $2', [answer, user]);
    },
    list: ({ since, limit }) => {
      const text = `select answer, asker as "user", verdict, reason, question, at from feedback
        where at >= $1 order by at desc, answer, asker limit $2`;
      return database.all<Opinion>(text, [since, limit]);
    },
    purge: (before) => database.run('delete from feedback where at < $1', [before]),
  };
}
