import { reply } from '../intents/reply.ts';
import { start, today } from './start.ts';
import { chat } from './terminal/connect.ts';

await start(({ config, knowledge }) =>
  chat({ config, knowledge, answer: (question) => reply(question, knowledge), today: () => today() }),
);
