import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '../../index/text/fault.ts';
import type { Config } from '../config/config.ts';
import { connectFault } from '../store/connect-fault.ts';
import type { Database } from '../store/sql.ts';
import { openDatabase, STORE_FILE, storeName, storeOn } from '../store/store.ts';
import { watchDatabase } from '../store/watched.ts';
import { bad, type Checkup, hint, well } from './checkup.ts';
import { DOCTOR_LIMITS } from './limits.ts';

/** Name of what is looked at here. */
const NAME = '数据';

/** The store: its place and rights, room on the disk, whether it is sound and can be written. Nothing is made or changed. */
export async function checkStore(config: Config): Promise<readonly Checkup[]> {
  const { data: dataDir, databaseUrl, pool } = config;
  const where = { dataDir, databaseUrl, pool };
  if (databaseUrl !== null) return lookInto(where, storeName(where));
  const file = join(dataDir, STORE_FILE);
  const room = checkRoom(dataDir);
  if (!existsSync(file)) return [checkFolder(dataDir), room];
  // Before it is opened, which mends them.
  const rights = checkRights(file);
  return [...rights, room, ...(await lookInto(where, file))];
}

async function lookInto(where: Parameters<typeof openDatabase>[0], name: string): Promise<readonly Checkup[]> {
  const isServer = where.databaseUrl !== null;
  let database: Database | null = null;
  try {
    database = await openDatabase(where);
    const [version] = await database.all(isServer ? 'show server_version' : 'pragma quick_check');
    const [said = ''] = Object.values(version ?? {}).map(String);
    if (!isServer && said !== 'ok')
      return [bad(NAME, `${name} 损坏（${said}）`, '停下程序，用 npm run restore -- 备份文件 还原')];
    const tables = isServer
      ? `select table_name as name from information_schema.tables where table_name = 'leases'`
      : `select name from sqlite_master where name = 'leases'`;
    if ((await database.all(tables)).length === 0) return [well(NAME, `${name} 打得开，表在第一次启动时建立`)];
    const reason = await storeOn(watchDatabase(database, DOCTOR_LIMITS.reach, () => undefined)).outage();
    if (reason !== null) return [bad(NAME, `${name} 写不进去（${reason}）`, '检查磁盘空间、写入权限，数据库要是主库')];
    return [well(NAME, isServer ? `PostgreSQL ${said} 可读可写，连接最多${where.pool}个` : `${name} 完好，可读可写`)];
  } catch (error) {
    const fault = error instanceof Fault ? error : connectFault(name, isServer, error);
    return [bad(NAME, `${fault.file}：${fault.problem}`, fault.mend)];
  } finally {
    await database?.close().catch(() => undefined);
  }
}

/** A folder that the first start makes. */
function checkFolder(folder: string): Checkup {
  const there = nearest(folder);
  try {
    accessSync(there, constants.W_OK);
    return well(NAME, `还没有，第一次启动时建在 ${folder}`);
  } catch {
    return bad(NAME, `${there} 不能写`, '换一个 DATA_DIR，或让运行程序的账号能写它');
  }
}

function checkRights(file: string): readonly Checkup[] {
  const { mode } = statSync(file);
  if (process.platform === 'win32' || (mode & DOCTOR_LIMITS.others) === 0) return [];
  return [bad(NAME, `${file} 别的账号也能读，里面有大家的提问`, `运行 chmod 600 ${file}*`)];
}

function checkRoom(folder: string): Checkup {
  const { bavail, bsize } = statfsSync(nearest(folder));
  const [room, name] = [bavail * bsize, '磁盘'];
  const text = `${folder} 所在的磁盘还有${Math.floor(room / 1_000_000)} MB`;
  if (room < DOCTOR_LIMITS.roomLeast) return bad(name, text, '清理磁盘，或把 DATA_DIR 换到大一些的磁盘');
  return room < DOCTOR_LIMITS.roomGood ? hint(name, text, '早些清理磁盘') : well(name, text);
}

function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}
