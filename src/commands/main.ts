import { openHouse } from '../app/serve.ts';
import { start } from '../app/start.ts';

await start(async (ready) => {
  await openHouse(ready, (line) => process.stdout.write(`${line}\n`));
});
