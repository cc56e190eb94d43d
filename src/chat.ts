import { currentPlan } from '../index/library.ts';
import { consult } from '../intents/consult.ts';
import { start, today } from './start.ts';
import { chat } from './terminal/connect.ts';

await start(({ config, library }) =>
  chat({
    config,
    knowledge: currentPlan(library, today()),
    answer: (question) => consult(question, library),
    today: () => today(),
  }),
);
