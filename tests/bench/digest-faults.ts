import { DIGEST } from '../../src/digest/send-post.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { startPostgres } from '../postgres.ts';
import { until } from '../replica.ts';
import { setup } from '../setup.ts';
import { openSlackStage, type SlackStage } from '../slack/stage.ts';
import { type FaultInjection, type FaultPlan, injectFaults } from './fault-injection.ts';
import { countPosts } from './fault-results.ts';
import { printTable } from './table.ts';

/** Channels of a run, how many are subscribed from one fault to the next, and how long a post takes at most, so that faults fall into posts. */
const DIGESTS = 300;
const PER_FAULT = 4;
const SLOW = 1_000;
/** The longest life of a connected replica, in milliseconds. */
const LIFE = 3_000;
/** The day on the stage. */
const TODAY = '2020-04-20';

/** Subscribes channels one after another while replicas are killed, lets them finish, and counts. */
async function runDigests(databaseUrl: string | null, plan: FaultPlan): Promise<readonly (string | number)[]> {
  const from = Date.now();
  const stage = await openSlackStage(databaseUrl, SLOW);
  try {
    const faults = await injectFaults(stage, plan);
    const channels = await subscribe(stage, faults);
    const counts = await faults.stop();
    await until(async () => (await stage.store.posts.settled(DIGEST, TODAY)).length === channels.length);
    await stage.end();
    const { missed, doubled, deleted } = countPosts(
      stage.slack,
      counts,
      channels.map((channel) => ({ channel })),
    );
    const seconds = Math.round((Date.now() - from) / 1000);
    return [channels.length, counts.kills, counts.freezes, missed, doubled, deleted, `${seconds} s`];
  } finally {
    await stage.close();
  }
}

/** Channels come one after another, all with the same minute, which has just begun; gives their names. */
async function subscribe(stage: SlackStage, faults: FaultInjection): Promise<readonly string[]> {
  const channels: string[] = [];
  const since = stage.now() - 3_600_000;
  for (let i = 0; i < DIGESTS; i++) {
    const channel = `C0WATCH${i}`;
    const schedule = { at: '09:59', scope: null, rhythm: 'daily' } as const;
    await stage.store.subscriptions.set({ platform: 'slack', channel, ...schedule, setBy: 'U0', setName: null, since });
    channels.push(channel);
    await faults.reached(Math.floor(i / PER_FAULT));
  }
  return channels;
}

await setup();
const postgres = HAS_POSTGRES ? await startPostgres() : null;
const runs: readonly (readonly [string, string | null, FaultPlan])[] = [
  ['SQLite, 1 replica', null, { replicas: 1, freezes: false, pause: LIFE }],
  ...(postgres === null
    ? []
    : ([['PostgreSQL, 3 replicas', await postgres.schema(), { replicas: 3, freezes: true, pause: LIFE }]] as const)),
];
const rows: string[][] = [];
for (const [name, databaseUrl, plan] of runs) {
  rows.push([name, ...(await runDigests(databaseUrl, plan)).map(String)]);
}
await postgres?.stop();
printTable(
  'Connected replicas killed and frozen while digests are due',
  ['', 'digests', 'kills', 'freezes', 'missed', 'doubled', 'deleted', 'time'],
  rows,
);
if (postgres === null) console.log('PostgreSQL is not here: its run was left out.');
