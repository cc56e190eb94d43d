/** What a statement takes and gives. Instants are integer milliseconds, days text YYYY-MM-DD; there are no booleans. */
export type SqlValue = string | number | null;

/** A row by column name. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** A statement with `$1`-style parameters, in the subset of SQL that SQLite and PostgreSQL read alike. */
interface Statement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Statements that depend on each other: each is yielded and comes back as its rows. May run only once, and waits for nothing else. */
export type TransactionSteps<T> = () => Generator<Statement, T, readonly SqlRow[]>;

/** A database, whichever it is. */
export interface Database {
  /** The rows that a statement gives, as the caller knows them to be. */
  all<T = SqlRow>(text: string, values?: readonly SqlValue[]): Promise<readonly T[]>;
  /** How many rows a statement changed. */
  run(text: string, values?: readonly SqlValue[]): Promise<number>;
  /**
   * Runs work as one transaction. Transactions stand in one line, over all replicas: each sees everything that the
   * ones before it wrote. Single statements do not wait for the line.
   */
  transaction<T>(work: TransactionSteps<T>): Promise<T>;
  /** Runs work that only reads, all of it as the database was when it began; writers are not held up. */
  snapshot<T>(work: TransactionSteps<T>): Promise<T>;
  close(): Promise<void>;
}

/** Writes a statement. */
export function sql(text: string, ...values: SqlValue[]): Statement {
  return { text, values };
}

/** `$3, $4, $5`: places for `count` values from number `first` on. */
export function places(first: number, count: number): string {
  return Array.from({ length: count }, (_, i) => `$${first + i}`).join(', ');
}

/** Values fit for either database: PostgreSQL refuses U+0000 in text and SQLite cuts the text there. */
export function bind(values: readonly SqlValue[]): SqlValue[] {
  return values.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value));
}
