import { setTimeout as sleep } from 'node:timers/promises';
import { HAS_POSTGRES } from '../parts.ts';
import { startPostgres } from '../postgres.ts';
import { until } from '../replica.ts';
import { setup } from '../setup.ts';
import { openSlackStage, type SlackStage } from '../slack/stage.ts';
import { type FaultInjection, type FaultPlan, injectFaults } from './fault-injection.ts';
import { countPosts } from './fault-results.ts';
import { printTable } from './table.ts';

/** Questions of a run, on their way at once, and from one fault to the next; in milliseconds the longest pause between two of a lane. */
const QUESTIONS = 400;
const CONCURRENCY = 4;
const PER_FAULT = 8;
const PAUSE = 500;
/** The longest life of a connected replica, in milliseconds. */
const LIFE = 1_500;

/** Asks while replicas are killed, then lets them finish, and counts. */
async function runQuestions(databaseUrl: string | null, plan: FaultPlan): Promise<readonly (string | number)[]> {
  const from = Date.now();
  const stage = await openSlackStage(databaseUrl);
  try {
    const faults = await injectFaults(stage, plan);
    const threads = await askAll(stage, faults);
    const counts = await faults.stop();
    await until(async () => (await stage.store.inbox.pending(Number.MAX_SAFE_INTEGER)) === 0);
    await stage.end();
    const { missed, doubled, deleted } = countPosts(
      stage.slack,
      counts,
      threads.map((ts) => ({ thread_ts: ts })),
    );
    const seconds = Math.round((Date.now() - from) / 1000);
    return [threads.length, counts.kills, counts.freezes, missed, doubled, deleted, `${seconds} s`];
  } finally {
    await stage.close();
  }
}

/** Asks all questions, some at once; gives the threads of those that were acknowledged. */
async function askAll({ slack }: SlackStage, faults: FaultInjection): Promise<readonly string[]> {
  const threads: string[] = [];
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < QUESTIONS; i = next++) {
      await faults.reached(Math.floor(i / PER_FAULT));
      const payload = slack.mention(`6.${(i % 4) + 1}`, { channel: `C0FAULT${i % 7}`, user: `U0${i}` });
      if ((await slack.deliver(payload)).acked) threads.push((payload.body.event as { ts: string }).ts);
      await sleep(Math.random() * PAUSE);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  return threads;
}

await setup();
const postgres = HAS_POSTGRES ? await startPostgres() : null;
const runs: readonly (readonly [string, string | null, FaultPlan])[] = [
  ['SQLite, 1 replica', null, { replicas: 1, freezes: false, pause: LIFE }],
  ...(postgres === null
    ? []
    : ([['PostgreSQL, 2 replicas', await postgres.schema(), { replicas: 2, freezes: true, pause: LIFE }]] as const)),
];
const rows: string[][] = [];
for (const [name, databaseUrl, plan] of runs) {
  rows.push([name, ...(await runQuestions(databaseUrl, plan)).map(String)]);
}
await postgres?.stop();
printTable(
  'Connected replicas killed and frozen while they answer',
  ['', 'acknowledged', 'kills', 'freezes', 'without a reply', 'doubled', 'deleted', 'time'],
  rows,
);
if (postgres === null) console.log('PostgreSQL is not here: its run was left out.');
