import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Fault } from '../../index/text/fault.ts';
import { STORE_LIMITS } from './limits.ts';
import { MIGRATIONS } from './migrations.ts';
import { type Database, places, type SqlRow, type SqlValue, sql } from './sql.ts';
import { BACKED_TABLES, BACKUP_NAME } from './tables.ts';

const head = z.object({ backup: z.literal(BACKUP_NAME), migration: z.int().min(1), at: z.string() });
const value = z.union([z.string(), z.number(), z.null()]);
const entry = z.tuple([z.enum(BACKED_TABLES.map(({ name }) => name)), z.record(z.string().regex(/^[a-z_]+$/), value)]);
const tail = z.object({ rows: z.int(), sha256: z.string() });

/** A backup that was found to be whole. */
interface Backup {
  /** When it was made. */
  readonly at: string;
  readonly count: number;
  /** Rows by table. */
  readonly rows: ReadonlyMap<string, readonly SqlRow[]>;
}

/** Reads a backup whole before anything is done with it. Throws Fault for what is none, is cut off or was changed. */
export function readBackup(file: string): Backup {
  const text = readText(file);
  const lines = text.split('\n');
  const first = head.safeParse(parse(lines[0])).data;
  if (!first) throw new Fault(file, null, '不是本程序的备份', '用 npm run backup 写出的文件');
  if (first.migration > MIGRATIONS.length)
    throw new Fault(file, null, '备份是更新的版本做的', '换回那个版本或更新的版本，再还原');
  const last = tail.safeParse(parse(lines.at(-2))).data;
  const body = lines.slice(0, -2).map((line) => `${line}\n`);
  const isWhole = last?.sha256 === createHash('sha256').update(body.join('')).digest('hex');
  if (!isWhole || lines.at(-1) !== '' || last?.rows !== body.length - 1)
    throw new Fault(file, null, '备份不完整，或被改过', '换一份完整的备份；没有改动现在的数据');
  const rows = new Map<string, SqlRow[]>();
  for (const [i, line] of body.slice(1).entries()) {
    const read = entry.safeParse(parse(line)).data;
    if (!read) throw new Fault(file, i + 2, '这一行不是本程序写的', '换一份备份；没有改动现在的数据');
    const [name, row] = read;
    const known = rows.get(name) ?? [];
    known.push(row);
    rows.set(name, known);
  }
  return { at: first.at, count: last.rows, rows };
}

/** Puts a backup in the place of what a store holds, all or nothing; others may go on working on it. */
export function restoreBackup(database: Database, { rows }: Backup): Promise<void> {
  return database.transaction(function* () {
    for (const { name, restore } of BACKED_TABLES) {
      if (restore === 'replace') yield sql(`delete from ${name}`);
      const all = (rows.get(name) ?? []).map((row) => (name === 'inbox' ? unclaimed(row) : row));
      for (let from = 0; from < all.length; from += STORE_LIMITS.restorePage)
        yield insert(name, all.slice(from, from + STORE_LIMITS.restorePage));
    }
  });
}

/** A question that was not answered then may have been since: the next attempt looks first. */
function unclaimed(row: SqlRow): SqlRow {
  return { ...row, attempts: Math.max(1, Number(row.attempts)), lease_until: 0, token: null };
}

function insert(table: string, rows: readonly SqlRow[]) {
  const columns = Object.keys(rows[0] ?? {});
  const tuples = rows.map((_, i) => `(${places(1 + i * columns.length, columns.length)})`);
  const values = rows.flatMap((row) => columns.map((name): SqlValue => row[name] ?? null));
  return sql(
    `insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')} on conflict do nothing`,
    ...values,
  );
}

function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    if (bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3')
      throw new Fault(file, null, '是 SQLite 文件本身，不是备份', '停下程序，把它放到 DATA_DIR 里，改名为 store.db');
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof Fault) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Fault(file, null, `读不出来（${code}）`, '检查文件名和读取权限');
  }
}

function parse(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return null;
  }
}
