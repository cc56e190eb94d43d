// A replica that freezes in the middle of a transaction, which the server ends soon: `frozen.ts URL`.
import { writeSync } from 'node:fs';
import { openPostgres } from '../../src/store/postgres.ts';

const timeouts = { connect: 240_000, query: 240_000, idle: 500 };
await openPostgres(process.argv[2] ?? '', 1, timeouts).transaction(function* () {
  yield { text: 'select 1', values: [] };
  writeSync(1, 'frozen\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
