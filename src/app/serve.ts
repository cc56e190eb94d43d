import type { Assignments } from '../../index/assignments/assignment.ts';
import { addDays } from '../../index/calendar/day.ts';
import type { Knowledge } from '../../index/knowledge.ts';
import { Fault } from '../../index/text/fault.ts';
import { uncharted } from '../../intents/digest/wording.ts';
import { openLog } from '../config/logger.ts';
import { DigestScheduler } from '../digest/scheduler.ts';
import { isLoopback, openServer } from '../platform/http-server.ts';
import type { AppContext, Connection, ConnectionState, Platform } from '../platform/platform.ts';
import { Seeds } from '../seeds/watch.ts';
import { openStore } from '../store/store.ts';
import { openPlatform, stateNow } from './connect.ts';
import { furnish } from './context.ts';
import { serveHealth } from './health.ts';
import { PLATFORMS } from './platforms.ts';
import type { Ready } from './start.ts';

/**
 * Opens store, server and the platforms whose settings are there; what cannot be reached leaves the others running.
 * `tell` is given what a person should know: what is loaded, and a line a platform as soon as it is known.
 */
export async function openHouse(ready: Ready, tell: (line: string) => void): Promise<void> {
  const { config } = ready;
  checkAddress(config.web.host, config.web.token);
  const log = openLog(config.logLevel);
  const store = await openStore({ dataDir: config.data, databaseUrl: config.databaseUrl });
  const server = await openServer(config.web, log).catch(async (error) => {
    await store.close();
    throw error;
  });
  const states = new Map<string, ConnectionState>();
  const connections = new Map<string, Connection>();
  const platforms = () =>
    Object.fromEntries([...states].map(([name, state]) => [name, stateNow(name, state, connections)]));
  const seeds = new Seeds({ folder: config.seeds, library: ready.library, signature: ready.signature, log });
  const house = furnish(config, { store, log, server, platforms, trouble: () => seeds.trouble }, () => seeds.library);
  const clock = new DigestScheduler(house, (platform) => connections.get(platform)?.poster ?? null);
  serveHealth(house);
  untilStopped(async () => {
    await Promise.all([clock.stop(), ...[...connections.values()].map((connection) => connection.stop())]);
    await seeds.close();
    await server.close();
    await store.close();
  });
  process.on('unhandledRejection', (error) => log.error({ error: String(error) }, 'unhandled rejection'));
  const opening = { house, states, connections };
  for (const line of house.library.plans.flatMap(loaded)) tell(line);
  const openOne = async (platform: Platform) => {
    const line = await openPlatform(platform, opening);
    if (line !== null) tell(line);
  };
  // The console first: its address is what a newcomer looks for.
  const [first, ...others] = PLATFORMS;
  if (first) await openOne(first);
  tell('按 Ctrl-C 结束。');
  await Promise.all(others.map(openOne));
  clock.start();
  setInterval(() => tidy(house), HOUR).unref();
}

/** What is loaded of a plan, and what is not known of its year. */
function loaded({ plan, calendar, assignments }: Knowledge): readonly string[] {
  const unknown = plan.year === null ? null : uncharted(calendar.workdays, plan.year);
  return [
    `《${plan.title}》已载入：${plan.items.length}条、${plan.measures.length}点。`,
    ...(assignments === null ? [] : [tableLoaded(assignments)]),
    ...(unknown === null ? [] : [`${unknown}每日推送照此发；把放假和调休写进 seeds/calendar.txt 就会改过来。`]),
  ];
}

/** What is loaded of the responsibility table, and that something in it is wrong. */
function tableLoaded({ file, date, rows, problems }: Assignments): string {
  const wrong = problems.length === 0 ? '' : `，${problems.length}处没有读入，运行 npm run assignments -- --check 查看`;
  return `任务分解表 ${file}（${date}）已载入：${rows.length}行${wrong}。`;
}

/** Whoever reaches the console could read what people asked: beyond this machine it needs a token. */
function checkAddress(host: string, token: string | null): void {
  if (token !== null || isLoopback(host)) return;
  throw new Fault(
    '.env',
    null,
    `HOST=${host} 会让别的机器打开网页，却没有设 CONSOLE_TOKEN（缺口页里有大家的提问）`,
    '加一行 CONSOLE_TOKEN=一串不少于12位的口令，或去掉 HOST 只在本机使用',
  );
}

/** Ends the process on SIGTERM and SIGINT, once all is closed; what does not close in time is left. */
function untilStopped(close: () => Promise<void>): void {
  const stop = () => {
    setTimeout(() => process.exit(0), LONGEST).unref();
    void close().finally(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
}

/** An hour, and how long answered questions and silent conversations are kept, in milliseconds. */
const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const MONTH = 30 * 24 * HOUR;
/** How long it is known what was posted, in days. */
const POSTS = 60;
/** How long closing may take. */
const LONGEST = 10_500;

async function tidy({ store, log, now, today }: AppContext): Promise<void> {
  try {
    await store.inbox.purge(now() - WEEK);
    await store.conversations.forget(now() - MONTH);
    await store.posts.purge(addDays(today(), -POSTS));
    await store.leases.purge(now());
  } catch (error) {
    log.warn({ error: String(error) }, 'clean-up failed');
  }
}
