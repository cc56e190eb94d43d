import { reply } from '../intents/reply.ts';
import { start, today } from './start.ts';
import { terminal } from './terminal/connect.ts';

await start(({ config, knowledge }) =>
  terminal.connect({ config, knowledge, answer: (question) => reply(question, knowledge), today: () => today() }),
);
