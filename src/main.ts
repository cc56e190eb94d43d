import { reply } from '../intents/reply.ts';
import { openHouse } from './house.ts';
import { start, today } from './start.ts';
import { chat } from './terminal/connect.ts';

await start(async (ready) => {
  const { config, knowledge } = ready;
  const house = await openHouse(ready);
  for (const line of house.lines) process.stderr.write(`${line}\n`);
  await chat({ config, knowledge, answer: (question) => reply(question, knowledge), today: () => today() });
  await house.over;
});
