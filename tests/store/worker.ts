// A replica in a process of its own: `worker.ts write|claim '{"dataDir": …, "databaseUrl": …}'`. Writes messages until
// it is killed, or claims until none is left, and prints each once it has been written or claimed.
import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/store.ts';

const [, , job, where = ''] = process.argv;
const { inbox, close } = await openStore(JSON.parse(where));

if (job === 'write')
  for (let n = 0; ; n += 1) {
    const key = `${process.pid}-${n}`;
    await inbox.receive({ key, thread: 'T', body: 'x'.repeat(n % 5_000), at: n });
    writeSync(1, `${key}\n`);
  }

for (;;) {
  const claimed = await inbox.claim(1_000, 1_000);
  if (claimed === null) break;
  writeSync(1, `${claimed.key}\n`);
}
await close();
