import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Fault } from '../../index/text/fault.ts';
import { type Config, readConfig } from '../config/config.ts';
import { writeBackup } from '../store/backup.ts';
import { connectFault } from '../store/connect-fault.ts';
import { migrate } from '../store/migrations.ts';
import { outageOf } from '../store/outage.ts';
import { readBackup, restoreBackup } from '../store/restore.ts';
import type { Database } from '../store/sql.ts';
import { openDatabase, STORE_FILE, storeName } from '../store/store.ts';
import { guard } from './guard.ts';
import type { Invocation, Program } from './program.ts';

/** Writes a backup of the store, with the bot running or not. */
export const backupProgram: Program = (invocation) =>
  guard(invocation, async () => {
    const file = fileOf(invocation, 'backup');
    const config = readConfig(invocation.env);
    if (config.databaseUrl === null && !existsSync(join(config.data, STORE_FILE)))
      throw new Fault(join(config.data, STORE_FILE), null, '还没有数据', '检查 DATA_DIR；程序启动过一次才有数据');
    const rows = await withDatabase(config, (database) => writeBackup(database, file, Date.now()));
    invocation.output.write(`已备份到 ${file}：${rows}行。里面有大家的提问，请妥善保管。\n`);
    return 0;
  });

/** Puts a backup in the place of what the store holds; what it held is kept in a backup of its own. */
export const restoreProgram: Program = (invocation) =>
  guard(invocation, async () => {
    const file = fileOf(invocation, 'restore');
    const config = readConfig(invocation.env);
    // Whole and sound, before anything is touched.
    const backup = readBackup(file);
    const now = Date.now();
    mkdirSync(config.data, { recursive: true, mode: 0o700 });
    const stamp = new Date(now).toISOString().replace(/\D/g, '').slice(0, 17);
    const aside = config.databaseUrl === null ? await setAside(config, stamp) : null;
    const kept = join(config.data, `before-restore-${stamp}.backup`);
    await withDatabase(config, async (database) => {
      await writeBackup(database, kept, now);
      await restoreBackup(database, backup);
    });
    const before = aside === null ? `还原前的数据在 ${kept}` : `原来的文件已损坏，移到了 ${aside}；请重新启动程序`;
    invocation.output.write(`已还原 ${file}（${backup.at}，${backup.count}行）。${before}。\n`);
    return 0;
  });

function fileOf({ args }: Invocation, name: string): string {
  const [file, ...more] = args;
  if (file === undefined || file.startsWith('-') || more.length > 0)
    throw new Fault(`npm run ${name}`, null, '要写一个文件名', `写成 npm run ${name} -- 文件`);
  return resolve(file);
}

/** Works on the database that the settings name, with its tables brought up to date. Throws Fault where it cannot be opened. */
async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const { data: dataDir, databaseUrl, pool } = config;
  const where = { dataDir, databaseUrl, pool };
  let database: Database | null = null;
  try {
    database = await openDatabase(where);
    await migrate(database, storeName(where));
    return await work(database);
  } catch (error) {
    if (error instanceof Fault || outageOf(error) === null) throw error;
    throw connectFault(storeName(where), databaseUrl !== null, error);
  } finally {
    await database?.close().catch(() => undefined);
  }
}

/** Moves a SQLite file that is damaged out of the way, with what belongs to it; gives where it is now, null where it is sound or missing. */
async function setAside(config: Config, stamp: string): Promise<string | null> {
  const file = join(config.data, STORE_FILE);
  if (!existsSync(file)) return null;
  try {
    const checked = await withDatabase(config, (database) => database.all('pragma quick_check'));
    if (checked.every((row) => Object.values(row).includes('ok'))) return null;
  } catch (error) {
    if (!(error instanceof Fault) || !/malformed|not a database/i.test(error.problem)) throw error;
  }
  const aside = `${file}.damaged-${stamp}`;
  for (const end of ['', '-wal', '-shm'])
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${aside}${end}`);
  return aside;
}
