// A replica that freezes in the middle of a transaction: `frozen.ts URL`.
import { writeSync } from 'node:fs';
import { openPostgres } from '../../src/store/postgres.ts';

await openPostgres(process.argv[2] ?? '').transaction(function* () {
  yield { text: 'select 1', values: [] };
  writeSync(1, 'frozen\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
