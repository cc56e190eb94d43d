import { currentPlan } from '../index/library.ts';
import { consult } from '../intents/consult.ts';
import { elsewhere } from '../intents/elsewhere.ts';
import { start, today } from './start.ts';
import { chat } from './terminal/connect.ts';

await start(({ config, library }) =>
  chat({
    config,
    knowledge: currentPlan(library, today(config)),
    answer: (question) => elsewhere(consult(question, library)),
    today: () => today(config),
  }),
);
