import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { consult } from '../../intents/consult.ts';
import { openSegmenter } from '../../src/jieba/open.ts';
import { loadSeeds } from '../../src/seeds/load.ts';
import { Seeds } from '../../src/seeds/watch.ts';
import { readSet } from '../eval/row.ts';
import { NEXT_YEAR, seedsWithPlans } from '../seed-folders.ts';
import { printTable, quantile } from './table.ts';

const RELOADS = 100;
/** Milliseconds between two questions: 50 a second. */
const PAUSE = 20;

/** Do 100 reloads under 50 questions a second cost an answer, much time, or memory? */
export async function benchReload(): Promise<void> {
  const { folder, remove } = seedsWithPlans({ '2021.txt': NEXT_YEAR });
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const seeds = new Seeds({ folder, ...(await loadSeeds(folder, openSegmenter)), log, every: 20 });
  const questions = readSet('questions').flatMap((row) => row.dialogue ?? [row.question ?? '']);
  const times: number[] = [];
  const memory: number[] = [];
  let mixed = 0;
  let asked = 0;
  const ask = () => {
    const text = questions[asked++ % questions.length] ?? '';
    const { library } = seeds;
    const answer = consult({ text, today: '2021-03-01', focus: null }, library);
    if (answer.version !== undefined && !library.plans.some(({ version }) => version === answer.version)) mixed++;
  };
  let due = performance.now();
  const timer = setInterval(() => {
    due = Math.max(due + PAUSE, performance.now() - PAUSE);
    const from = performance.now();
    ask();
    times.push(performance.now() - from + Math.max(0, from - due));
  }, PAUSE);
  for (let i = 0; i < RELOADS; i++) {
    const before = seeds.library;
    writeFileSync(join(folder, 'plans', '2021.txt'), NEXT_YEAR.replace('80台', `${100 + i}台`));
    while (seeds.library === before) await sleep(5);
    if (i % 10 === 9) memory.push(Math.round(process.memoryUsage().rss / 1e6));
  }
  clearInterval(timer);
  await seeds.close();
  remove();
  const cells = [0.5, 0.99, 1].map((share) => `${quantile(times, share).toFixed(1)} ms`);
  const head = ['reloads', 'questions', 'mixed', 'p50', 'p99', 'longest', 'memory every ten reloads'];
  printTable('Reloads under 50 questions a second', head, [
    [`${RELOADS}`, `${asked}`, `${mixed}`, ...cells, `${memory.join(', ')} MB`],
  ]);
}
