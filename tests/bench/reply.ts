import { citations } from '../../intents/answer/answer.ts';
import { reply } from '../../intents/reply.ts';
import { render } from '../../src/terminal/render.ts';
import { readSet, SETS } from '../eval/row.ts';
import { loadKnowledge } from '../knowledge.ts';
import { printTable, quantile } from './table.ts';

/** How often every question is asked; the first rounds, which warm the process up, are not counted. */
const ROUNDS = 12;
const WARM = 2;

/** How long does a whole reply take, from the text of the question to the text of the answer? */
export async function benchReply(): Promise<void> {
  const knowledge = await loadKnowledge();
  const rows = SETS.map((name) => {
    const questions = readSet(name).map((row) => row.question ?? row.dialogue?.at(-1) ?? '');
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const text of questions) {
        const from = performance.now();
        const answer = reply({ text, today: '2020-04-20', focus: null }, knowledge);
        render(answer);
        citations(answer);
        if (round > WARM) times.push(performance.now() - from);
      }
    }
    const milliseconds = (share: number) => `${quantile(times, share).toFixed(2)} ms`;
    return [name, `${questions.length}`, milliseconds(0.5), milliseconds(0.99), milliseconds(1)];
  });
  printTable('A whole reply', ['set', 'questions', 'p50', 'p99', 'slowest'], rows);
}
