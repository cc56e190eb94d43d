import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../src/config/root.ts';
import { openStore } from '../../src/store/open.ts';
import { HAS_POSTGRES } from '../parts.ts';
import { startPostgres } from '../postgres.ts';
import { setup } from '../setup.ts';
import { type Slack, startSlack } from '../slack/standin.ts';
import { printTable } from './table.ts';

/** A run: so many questions to so many replicas of which one is killed again and again. */
export interface Ordeal {
  readonly questions: number;
  readonly replicas: number;
  /** PostgreSQL; null for a SQLite file. */
  readonly databaseUrl: string | null;
}

/** What came of it. */
export interface Toll {
  readonly acknowledged: number;
  /** Acknowledged questions without a reply, and replies too many. */
  readonly lost: number;
  readonly doubled: number;
  readonly kills: number;
  readonly seconds: number;
}

/** Pauses between kills, and questions on their way at once. */
const SOONEST = 300;
const LATEST = 1_200;
const ABREAST = 4;
/** Longest pause between two questions of a lane, so that kills fall between them. */
const PAUSE = 500;
/** Slack's patience here: a redelivery every second for two minutes. */
const GAPS = Array.from({ length: 120 }, () => 1_000);

/** Asks while replicas are killed, then lets them finish, and counts. */
export async function runOrdeal({ questions, replicas, databaseUrl }: Ordeal): Promise<Toll> {
  const from = Date.now();
  const slack = await startSlack({ ackMs: 3000, gaps: GAPS });
  const folder = mkdtempSync(join(tmpdir(), 'ordeal-'));
  const env = settings(slack, folder, databaseUrl);
  const running = Array.from({ length: replicas }, () => spawnReplica(env));
  const killing = killer(running, env);
  const threads: string[] = [];
  let acknowledged = 0;
  const ask = async (i: number) => {
    const payload = slack.mention(`6.${(i % 4) + 1}`, { channel: `C0ORDEAL${i % 7}`, user: `U0${i}` });
    const { acked } = await slack.deliver(payload);
    if (!acked) return;
    acknowledged++;
    threads.push((payload.body.event as { ts: string }).ts);
  };
  try {
    await abreast(questions, ask);
    const kills = killing.stop();
    await settle(slack, threads, folder, databaseUrl);
    const replies = threads.map((ts) => slack.posts.filter((post) => post.thread_ts === ts).length);
    const lost = replies.filter((n) => n === 0).length;
    const doubled = replies.filter((n) => n > 1).length;
    return { acknowledged, lost, doubled, kills, seconds: Math.round((Date.now() - from) / 1000) };
  } finally {
    killing.stop();
    await Promise.all(running.map(end));
    await slack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function settings(slack: Slack, folder: string, databaseUrl: string | null): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATA_DIR: folder,
    PORT: '0',
    DATABASE_URL: databaseUrl ?? '',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
    LOG_LEVEL: 'silent',
    SEGMENTER: 'rust',
  };
}

function spawnReplica(env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'dist', 'main.js')], {
    env,
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
}

/** Kills one replica after another, and starts it again at once. */
function killer(running: ChildProcess[], env: NodeJS.ProcessEnv): { stop(): number } {
  let kills = 0;
  let turn = 0;
  let timer: NodeJS.Timeout;
  const next = () => {
    const at = turn++ % running.length;
    running[at]?.kill('SIGKILL');
    running[at] = spawnReplica(env);
    kills++;
    plan();
  };
  const plan = () => {
    timer = setTimeout(next, SOONEST + Math.random() * (LATEST - SOONEST));
  };
  plan();
  return {
    stop() {
      clearTimeout(timer);
      return kills;
    },
  };
}

async function abreast(count: number, task: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      await task(next++);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE));
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, lane));
}

/** Waits until the inbox is empty and every thread has its reply, or two minutes are over. */
async function settle(
  slack: Slack,
  threads: readonly string[],
  dataDir: string,
  databaseUrl: string | null,
): Promise<void> {
  const store = await openStore({ dataDir, databaseUrl });
  const answered = () => threads.every((ts) => slack.posts.some((post) => post.thread_ts === ts));
  for (let i = 0; i < 240 && !(answered() && (await store.inbox.pending(Date.now() + 3_600_000)) === 0); i++)
    await new Promise((resolve) => setTimeout(resolve, 500));
  await store.close();
  await slack.settled(1_500, 30_000);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setup();
  const postgres = HAS_POSTGRES ? await startPostgres() : null;
  const url = postgres === null ? null : await postgres.schema();
  const ordeals: readonly (readonly [string, Ordeal])[] = [
    ['SQLite, 1 replica', { questions: 400, replicas: 1, databaseUrl: null }],
    ...(url === null ? [] : [['PostgreSQL, 2 replicas', { questions: 400, replicas: 2, databaseUrl: url }] as const]),
  ];
  const rows: string[][] = [];
  for (const [name, ordeal] of ordeals) {
    const { acknowledged, lost, doubled, kills, seconds } = await runOrdeal(ordeal);
    rows.push([name, `${acknowledged}`, `${kills}`, `${lost}`, `${doubled}`, `${seconds} s`]);
  }
  await postgres?.stop();
  printTable(
    'Replicas killed while they answer',
    ['', 'acknowledged', 'kills', 'without a reply', 'doubled', 'time'],
    rows,
  );
}
