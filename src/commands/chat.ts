import { currentPlan } from '../../index/library.ts';
import { consult } from '../../intents/consult.ts';
import { elsewhere } from '../../intents/digest/elsewhere.ts';
import { start, today } from '../app/start.ts';
import { chat } from '../terminal/connect.ts';

await start(({ config, library }) =>
  chat({
    config,
    knowledge: currentPlan(library, today(config)),
    answer: (question) => elsewhere(consult(question, library)),
    today: () => today(config),
  }),
);
