import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { STORE_LIMITS } from './limits.ts';
import { bind, type Database, type SqlRow, type SqlValue, type TransactionSteps } from './sql.ts';

/** Opens a SQLite file, making it and its folder where they are missing. A written row survives a power cut. */
export function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeToOthers(file);
  const db = new Libsql(file);
  for (const setting of [`busy_timeout=${STORE_LIMITS.sqliteBusy}`, 'journal_mode=WAL', 'synchronous=FULL'])
    db.pragma(setting);
  const prepared = new Map<string, Libsql.Statement>();
  const prepare = (text: string) => {
    const statement = prepared.get(text) ?? db.prepare(translate(text));
    prepared.set(text, statement);
    return statement;
  };
  const all = (text: string, values: readonly SqlValue[]) => prepare(text).all(bind(values));
  const rows = (text: string, values: readonly SqlValue[]) => all(text, values) as readonly SqlRow[];

  return {
    all: async <T>(text: string, values: readonly SqlValue[] = []) => all(text, values) as readonly T[],
    run: async (text, values = []) => prepare(text).run(bind(values)).changes,
    transaction: async (work) => transact(db, 'begin immediate', work, rows),
    snapshot: async (work) => transact(db, 'begin', work, rows),
    close: async () => {
      if (!db.open) return;
      // A statement would keep the file open and go on working.
      prepared.clear();
      try {
        // So that the file alone, without its -wal, is a whole copy after a proper stop.
        db.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        db.close();
      }
    },
  };
}

/** What SQLite makes beside the file gets the file's rights. One of another owner, or on a disk without rights, stays as it is. */
function closeToOthers(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', STORE_LIMITS.fileMode));
  try {
    for (const one of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(one)) chmodSync(one, STORE_LIMITS.fileMode);
  } catch {
    // The doctor tells.
  }
}

/** SQLite numbers its parameters `?1`, and has one writer at a time and therefore no row locks. */
function translate(text: string): string {
  return text.replace(/\$(\d+)/g, '?$1').replaceAll(' for update skip locked', '');
}

/** Runs the work without a pause: were it to wait, a second handle in this process would block for ever. */
function transact<T>(
  db: Libsql.Database,
  begin: string,
  work: TransactionSteps<T>,
  all: (text: string, values: readonly SqlValue[]) => readonly SqlRow[],
): T {
  db.exec(begin);
  try {
    const steps = work();
    let step = steps.next();
    while (!step.done) step = steps.next(all(step.value.text, step.value.values));
    db.exec('commit');
    return step.value;
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}
