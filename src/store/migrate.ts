import { Fault } from '../../index/text/fault.ts';
import { MIGRATIONS } from './migrations.ts';
import { type Database, sql } from './sql.ts';

/**
 * Brings the tables up to date and says which migrations ran, by number from 1. Of several that start at once one
 * does the work and the others find it done. Throws Fault, naming `file`, where a newer program has been here.
 */
export function migrate(database: Database, file: string, migrations = MIGRATIONS): Promise<readonly number[]> {
  return database.transaction(function* () {
    yield sql('create table if not exists migrations (number integer primary key)');
    const [row] = yield sql('select coalesce(max(number), 0) as number from migrations');
    const last = Number(row?.number);
    if (last > migrations.length)
      throw new Fault(file, null, '数据库已由更新的版本升级过', '换回较新的版本，或还原升级前的备份');
    const missing = migrations.map((_, i) => i + 1).slice(last);
    for (const number of missing) {
      for (const text of migrations[number - 1] ?? []) yield sql(text);
      yield sql('insert into migrations (number) values ($1)', number);
    }
    return missing;
  });
}
