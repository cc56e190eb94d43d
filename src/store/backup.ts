import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { Fault } from '../../index/text/fault.ts';
import { STORE_LIMITS } from './limits.ts';
import { type Database, sql } from './sql.ts';
import { BACKED_TABLES, BACKUP_NAME, type BackupHead } from './tables.ts';

/**
 * Writes all that a store holds into one file, as it is at one instant, while others go on writing: a line of JSON that
 * says what it is, one for each row as [table, row], and one with their count and digest. Says how many rows. The file
 * appears once it is whole. Throws Fault where it is there already or cannot be written.
 */
export async function writeBackup(database: Database, file: string, at: number): Promise<number> {
  if (existsSync(file)) throw new Fault(file, null, '文件已经有了，不覆盖', '换一个文件名，或先把它移走');
  const part = `${file}.part`;
  try {
    const out = openSync(part, 'w', STORE_LIMITS.fileMode);
    try {
      const rows = await copyRows(database, at, (text) => void writeSync(out, text));
      fsyncSync(out);
      renameSync(part, file);
      return rows;
    } finally {
      closeSync(out);
    }
  } catch (error) {
    rmSync(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (!/^(?:ENO|EACCES|EROFS|EISDIR|EDQUOT)/.test(code ?? '') || code === 'ENOTFOUND') throw error;
    throw new Fault(file, null, `写不进去（${code}）`, '检查文件夹在不在、写入权限和磁盘空间');
  }
}

function copyRows(database: Database, at: number, write: (text: string) => void): Promise<number> {
  return database.snapshot(function* () {
    const hash = createHash('sha256');
    const put = (value: unknown) => {
      const line = `${JSON.stringify(value)}\n`;
      hash.update(line);
      write(line);
    };
    const [last] = yield sql('select coalesce(max(number), 0) as number from migrations');
    const head: BackupHead = {
      backup: BACKUP_NAME,
      migration: Number(last?.number),
      at: new Date(at).toISOString(),
    };
    put(head);
    let rows = 0;
    for (const { name, order } of BACKED_TABLES)
      for (let from = 0; ; from += STORE_LIMITS.backupPage) {
        const text = `select * from ${name} order by ${order} limit $1 offset $2`;
        const page = yield sql(text, STORE_LIMITS.backupPage, from);
        for (const row of page) put([name, row]);
        rows += page.length;
        if (page.length < STORE_LIMITS.backupPage) break;
      }
    write(`${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`);
    return rows;
  });
}
