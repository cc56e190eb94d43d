/** What a statement takes and gives. Instants are integer milliseconds, days text YYYY-MM-DD; there are no booleans. */
export type Value = string | number | null;

/** A row by column name. */
export type Row = Readonly<Record<string, Value>>;

/** A statement with `$1`-style parameters, in the subset of SQL that SQLite and PostgreSQL read alike. */
export interface Statement {
  readonly text: string;
  readonly values: readonly Value[];
}

/** Statements that depend on each other: each is yielded and comes back as its rows. May run only once, and waits for nothing else. */
export type Work<T> = () => Generator<Statement, T, readonly Row[]>;

/** A database, whichever it is. */
export interface Sql {
  /** The rows that a statement gives, as the caller knows them to be. */
  all<T = Row>(text: string, values?: readonly Value[]): Promise<readonly T[]>;
  /** How many rows a statement changed. */
  run(text: string, values?: readonly Value[]): Promise<number>;
  /**
   * Runs work as one transaction. Transactions stand in one line, over all replicas: each sees everything that the
   * ones before it wrote. Single statements do not wait for the line.
   */
  transaction<T>(work: Work<T>): Promise<T>;
  close(): Promise<void>;
}

/** Writes a statement. */
export function sql(text: string, ...values: Value[]): Statement {
  return { text, values };
}

/** `$3, $4, $5`: places for `count` values from number `first` on. */
export function places(first: number, count: number): string {
  return Array.from({ length: count }, (_, i) => `$${first + i}`).join(', ');
}

/** Values fit for either database: PostgreSQL refuses U+0000 in text and SQLite cuts the text there. */
export function bind(values: readonly Value[]): Value[] {
  return values.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value));
}
