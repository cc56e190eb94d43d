import { openHouse } from './house.ts';
import { start } from './start.ts';

await start(async (ready) => {
  await openHouse(ready, (line) => process.stdout.write(`${line}\n`));
});
