import type { Database } from './sql.ts';

/** A question to which nothing was found. */
interface Gap {
  readonly question: string;
  readonly user: string;
  /** Where it was asked. */
  readonly place: string;
  readonly at: number;
}

/** How often a question went unanswered, and when it last did. */
export interface UnansweredCount {
  readonly question: string;
  readonly count: number;
  readonly last: number;
}

/** A question that went unanswered, once for each person who asked it. */
type AskedBy = Pick<Gap, 'question' | 'user' | 'place'>;

/** Questions that went unanswered. */
export interface Unanswered {
  add(gap: Gap): Promise<void>;
  /** The questions most often asked since an instant; of equals the last asked comes first. */
  top(range: { readonly since: number; readonly limit: number }): Promise<readonly UnansweredCount[]>;
  /** Who asked what since an instant, the last asked first. */
  askers(range: { readonly since: number; readonly limit: number }): Promise<readonly AskedBy[]>;
  /** Removes what is from before an instant; says how many. */
  purge(before: number): Promise<number>;
}

/** The unanswered questions in a database. */
export function openUnanswered(database: Database): Unanswered {
  return {
    add: async ({ question, user, place, at }) => {
      const text = 'insert into unanswered (question, asker, place, at) values ($1, $2, $3, $4)';
      await database.run(text, [question, user, place, at]);
    },
    top: ({ since, limit }) => {
      const text = `select question, count(*) as "count", max(at) as "last" from unanswered
        where at >= $1 group by question order by count(*) desc, max(at) desc, question limit $2`;
      return database.all<UnansweredCount>(text, [since, limit]);
    },
    askers: ({ since, limit }) => {
      const text = `select question, asker as "user", place from unanswered
        where at >= $1 group by question, asker, place order by max(at) desc, question, asker limit $2`;
      return database.all<AskedBy>(text, [since, limit]);
    },
    purge: (before) => database.run('delete from unanswered where at < $1', [before]),
  };
}
