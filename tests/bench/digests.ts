import { DIGEST } from '../../src/digest/send-post.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { startPostgres } from '../postgres.ts';
import { until } from '../replica.ts';
import { setup } from '../setup.ts';
import { openSlackStage, type SlackStage } from '../slack/stage.ts';
import { type Harm, harm, type Manner } from './harm.ts';
import { printTable } from './table.ts';
import { count } from './toll.ts';

/** Channels of a run, how many are subscribed from one blow to the next, and how long a post takes at most, so that blows fall into posts. */
const DIGESTS = 300;
const PER_BLOW = 4;
const SLOW = 1_000;
/** The longest life of a connected replica, in milliseconds. */
const LIFE = 3_000;
/** The day on the stage. */
const TODAY = '2020-04-20';

/** Subscribes channels one after another while replicas are struck, lets them finish, and counts. */
async function runWatch(databaseUrl: string | null, manner: Manner): Promise<readonly (string | number)[]> {
  const from = Date.now();
  const stage = await openSlackStage(databaseUrl, SLOW);
  try {
    const harming = await harm(stage, manner);
    const channels = await subscribe(stage, harming);
    const blows = await harming.stop();
    await until(async () => (await stage.store.posts.settled(DIGEST, TODAY)).length === channels.length);
    await stage.end();
    const { missed, doubled, deleted } = count(
      stage.slack,
      blows,
      channels.map((channel) => ({ channel })),
    );
    const seconds = Math.round((Date.now() - from) / 1000);
    return [channels.length, blows.kills, blows.freezes, missed, doubled, deleted, `${seconds} s`];
  } finally {
    await stage.close();
  }
}

/** Channels come one after another, all with the same minute, which has just begun; gives their names. */
async function subscribe(stage: SlackStage, harming: Harm): Promise<readonly string[]> {
  const channels: string[] = [];
  const since = stage.now() - 3_600_000;
  for (let i = 0; i < DIGESTS; i++) {
    const channel = `C0WATCH${i}`;
    const schedule = { at: '09:59', scope: null, rhythm: 'daily' } as const;
    await stage.store.subscriptions.set({ platform: 'slack', channel, ...schedule, setBy: 'U0', setName: null, since });
    channels.push(channel);
    await harming.fallen(Math.floor(i / PER_BLOW));
  }
  return channels;
}

await setup();
const postgres = HAS_POSTGRES ? await startPostgres() : null;
const runs: readonly (readonly [string, string | null, Manner])[] = [
  ['SQLite, 1 replica', null, { replicas: 1, freezes: false, pause: LIFE }],
  ...(postgres === null
    ? []
    : ([['PostgreSQL, 3 replicas', await postgres.schema(), { replicas: 3, freezes: true, pause: LIFE }]] as const)),
];
const rows: string[][] = [];
for (const [name, databaseUrl, manner] of runs) {
  rows.push([name, ...(await runWatch(databaseUrl, manner)).map(String)]);
}
await postgres?.stop();
printTable(
  'Connected replicas killed and frozen while digests are due',
  ['', 'digests', 'kills', 'freezes', 'missed', 'doubled', 'deleted', 'time'],
  rows,
);
if (postgres === null) console.log('PostgreSQL is not here: its run was left out.');
