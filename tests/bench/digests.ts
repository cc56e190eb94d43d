import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../src/config/root.ts';
import { openZone } from '../../src/config/timezone.ts';
import { DIGEST } from '../../src/digest/send.ts';
import { SEEDS } from '../../src/seeds/load.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { startPostgres } from '../postgres.ts';
import { setup } from '../setup.ts';
import { type Slack, startSlack } from '../slack/standin.ts';
import { printTable } from './table.ts';

/** A run: so many channels whose post is due, and replicas that are killed and frozen meanwhile. */
export interface Watch {
  readonly digests: number;
  readonly replicas: number;
  /** PostgreSQL; null for a SQLite file. */
  readonly databaseUrl: string | null;
  /** Whether replicas are stopped for a while, too, and go on as if nothing had been. */
  readonly freezes: boolean;
}

/** What came of it. */
export interface Tally {
  readonly missed: number;
  readonly doubled: number;
  readonly kills: number;
  readonly freezes: number;
  readonly seconds: number;
}

/** Channels subscribed in a second, and how long a post takes at most in Slack, so that kills fall into posts. */
const PACE = 4;
const SLOW = 1_000;
/** The longest pause between blows, in milliseconds; the share of them that freeze instead of kill, and one that does for certain; for longer than a lease. */
const LATEST = 4_000;
const FROZEN = 0.1;
const CERTAIN = 4;
const FREEZE = 26_000;
/** How long is waited for the last post: two leases and two looks. */
const PATIENCE = 120_000;

/** Subscribes channels one after another while replicas are killed and frozen, lets them finish, and counts. */
export async function runWatch({ digests, replicas, databaseUrl, freezes }: Watch): Promise<Tally> {
  const from = Date.now();
  const slack = await startSlack({ slowMs: SLOW });
  const folder = mkdtempSync(join(tmpdir(), 'watch-'));
  const zone = noon();
  const env = settings(slack, folder, databaseUrl, zone);
  const store = await openStore({ dataDir: folder, databaseUrl });
  const running = Array.from({ length: replicas }, () => spawnReplica(env));
  const harm = beat(slack, running, env, freezes);
  try {
    const channels = await subscribe(store, digests, openZone(zone).at(from).time);
    const blows = harm.stop();
    await settle(store, channels);
    await harm.thawed();
    await slack.settled(1_500, 30_000);
    const posts = channels.map((channel) => slack.posts.filter((post) => post.channel === channel).length);
    const count = (test: (n: number) => boolean) => posts.filter(test).length;
    const seconds = Math.round((Date.now() - from) / 1000);
    return { missed: count((n) => n === 0), doubled: count((n) => n > 1), ...blows, seconds };
  } finally {
    harm.stop();
    await harm.end();
    await store.close();
    await slack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A zone in which it is about noon: no test of a day's post runs over midnight. */
function noon(): string {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** The shipped plan as one of this year, and today as a working day. */
function seeds(folder: string, zone: string): string {
  const seeds = join(folder, 'seeds');
  cpSync(SEEDS, seeds, { recursive: true });
  const { day } = openZone(zone).at(Date.now());
  const file = join(seeds, 'plans', '2020-jiading.txt');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('2020', day.slice(0, 4)));
  writeFileSync(join(seeds, 'calendar.txt'), `${day} = 班\n`);
  return seeds;
}

function settings(slack: Slack, folder: string, databaseUrl: string | null, zone: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...{ SEEDS_DIR: seeds(folder, zone), TIME_ZONE: zone, DATA_DIR: folder, DATABASE_URL: databaseUrl ?? '' },
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    ...{ PORT: '0', LOG_LEVEL: 'silent', SEGMENTER: 'rust' },
  };
}

/** Channels come one after another, all with the same minute, which has just begun; gives their names. */
async function subscribe(store: Store, digests: number, at: string): Promise<readonly string[]> {
  const channels: string[] = [];
  for (let i = 0; i < digests; i++) {
    const channel = `C0WATCH${i}`;
    const since = Date.now() - 3_600_000;
    const schedule = { at, scope: null, rhythm: 'daily' } as const;
    await store.subscriptions.set({ platform: 'slack', channel, ...schedule, setBy: 'U0', setName: null, since });
    channels.push(channel);
    await sleep(1000 / PACE);
  }
  return channels;
}

function spawnReplica(env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'dist', 'main.js')], { env, cwd: ROOT, stdio: 'ignore' });
}

interface Blows {
  readonly kills: number;
  readonly freezes: number;
}

interface Harm {
  stop(): Blows;
  /** Waits until all that were frozen go on. */
  thawed(): Promise<unknown>;
  end(): Promise<unknown>;
}

/** Strikes replicas while they post and starts others in their place; the one that started last is at work most likely. */
function beat(slack: Slack, running: ChildProcess[], env: NodeJS.ProcessEnv, freezes: boolean): Harm {
  const blows = { kills: 0, freezes: 0 };
  const thaws: Promise<unknown>[] = [];
  const frozen: ChildProcess[] = [];
  let last = 0;
  let isOver = false;
  const strike = () => {
    const at = Math.random() < 0.5 ? last : Math.floor(Math.random() * running.length);
    const victim = running[at];
    const turn = blows.kills + blows.freezes + 1;
    if (freezes && victim && (turn === CERTAIN || Math.random() < FROZEN)) {
      blows.freezes++;
      victim.kill('SIGSTOP');
      thaws.push(sleep(FREEZE).then(() => victim.kill('SIGCONT')));
      frozen.push(victim);
    } else {
      blows.kills++;
      victim?.kill('SIGKILL');
    }
    running[at] = spawnReplica(env);
    last = at;
  };
  const rage = async () => {
    while (!isOver) {
      const [posts, latest] = [slack.posts.length, Date.now() + LATEST];
      while (!isOver && slack.posts.length === posts && Date.now() < latest) await sleep(10);
      await sleep((Math.random() * SLOW) / 2);
      if (!isOver) strike();
    }
  };
  void rage();
  return {
    stop() {
      isOver = true;
      return blows;
    },
    thawed: () => Promise.all(thaws),
    end: () => Promise.all([...running, ...frozen].map(end)),
  };
}

/** Waits until every post is noted, which for one whose maker died is after its lease, or the patience is over. */
async function settle(store: Store, channels: readonly string[]): Promise<void> {
  const last = Date.now() + PATIENCE;
  while ((await store.posts.settled(DIGEST, '0000-00-00')).length < channels.length && Date.now() < last)
    await sleep(250);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** How many digests a run of the bench has. */
const DIGESTS = 300;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setup();
  const postgres = HAS_POSTGRES ? await startPostgres() : null;
  const url = postgres === null ? null : await postgres.schema();
  const alone: Watch = { digests: DIGESTS, replicas: 1, databaseUrl: null, freezes: false };
  const three: Watch = { digests: DIGESTS, replicas: 3, databaseUrl: url, freezes: true };
  const watches = [
    ['SQLite, 1 replica', alone] as const,
    ...(url === null ? [] : [['PostgreSQL, 3 replicas', three] as const]),
  ];
  const rows: string[][] = [];
  for (const [name, watch] of watches) {
    const { missed, doubled, kills, freezes, seconds } = await runWatch(watch);
    rows.push([name, `${watch.digests}`, `${kills}`, `${freezes}`, `${missed}`, `${doubled}`, `${seconds} s`]);
  }
  await postgres?.stop();
  printTable(
    'Replicas killed and frozen while digests are due',
    ['', 'digests', 'kills', 'freezes', 'missed', 'doubled', 'time'],
    rows,
  );
}
