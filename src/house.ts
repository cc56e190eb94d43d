import { Fault } from '../index/fault.ts';
import { currentPlan } from '../index/library.ts';
import { consult } from '../intents/consult.ts';
import type { Config } from './config.ts';
import { type State, serveHealth } from './health.ts';
import { citationPath } from './link.ts';
import { type Log, openLog } from './log.ts';
import type { Connection, House, Platform } from './platform.ts';
import { PLATFORMS } from './platforms.ts';
import { Seeds } from './seeds.ts';
import { openServer } from './server.ts';
import { type Ready, today } from './start.ts';
import { openStore, type Store } from './store/open.ts';

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
  const seeds = new Seeds({ folder: config.seeds, library: ready.library, signature: ready.signature, log });
  const house = furnish(config, { store, log, server, seeds });
  const states = new Map<string, State>();
  const connections = new Map<string, Connection>();
  serveHealth(server, {
    store,
    plans: () =>
      seeds.library.plans.map(({ plan, version }) => ({ plan: plan.id, measures: plan.measures.length, version })),
    trouble: () => seeds.trouble,
    platforms: () => Object.fromEntries([...states].map(([name, state]) => [name, stateNow(name, state, connections)])),
  });
  untilStopped(async () => {
    await Promise.all([...connections.values()].map((connection) => connection.stop()));
    await seeds.close();
    await server.close();
    await store.close();
  });
  process.on('unhandledRejection', (error) => log.error({ error: String(error) }, 'something was left undone'));
  const opening = { house, states, connections };
  for (const { plan } of house.library.plans)
    tell(`《${plan.title}》已载入：${plan.items.length}条、${plan.measures.length}点。`);
  tell('按 Ctrl-C 结束。');
  await Promise.all(PLATFORMS.map(async (platform) => tell(await openPlatform(platform, opening, SOON))));
  setInterval(() => tidy(store, log), HOUR).unref();
}

/** What platforms are given; library and plan are looked up anew each time, because a changed file brings others. */
function furnish(config: Config, parts: Pick<House, 'store' | 'log' | 'server'> & { seeds: Seeds }): House {
  const { seeds, ...rest } = parts;
  const { publicUrl } = config.web;
  return {
    config,
    ...rest,
    get library() {
      return seeds.library;
    },
    get knowledge() {
      return currentPlan(seeds.library, today());
    },
    answer: (question) => consult(question, seeds.library),
    today: () => today(),
    link: (citation) => (publicUrl === null ? null : `${publicUrl}${citationPath(citation, seeds.library)}`),
  };
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

/** Whoever reaches the console could read what people asked: beyond this machine it needs a token. */
function checkAddress(host: string, token: string | null): void {
  if (token !== null || LOOPBACK.test(host)) return;
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
/** First and longest pause before a platform is tried again. */
const SOON = 2_000;
const LATE = 60_000;
/** How long closing may take. */
const LONGEST = 10_500;

async function tidy(store: Store, log: Log): Promise<void> {
  try {
    await store.inbox.purge(Date.now() - WEEK);
    await store.conversations.forget(Date.now() - MONTH);
  } catch (error) {
    log.warn({ error: String(error) }, 'nothing was tidied');
  }
}

/** Refusals that no second try mends. */
const FINAL = /invalid_auth|not_authed|token_revoked|account_inactive|missing_scope/;

interface Opening {
  readonly house: House;
  readonly states: Map<string, State>;
  readonly connections: Map<string, Connection>;
}

/** Opens a platform and says how it went. Where it cannot be reached it is tried again in the background; where it refuses the token it is not. */
async function openPlatform(platform: Platform, opening: Opening, pause: number): Promise<string> {
  const { house, states, connections } = opening;
  const { name } = platform;
  const missing = platform.missing(house.config);
  if (missing !== null) {
    states.set(name, 'off');
    return `${name} 未连接，缺 ${missing}。写入 .env 后重新启动；其他功能照常。`;
  }
  try {
    const connection = await platform.connect(house);
    connections.set(name, connection);
    states.set(name, 'connected');
    return connection.line ?? `${name} 已连接。`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isFinal = FINAL.test(reason);
    states.set(name, isFinal ? 'refused' : 'waiting');
    if (!isFinal) setTimeout(() => openPlatform(platform, opening, Math.min(LATE, 2 * pause)), pause);
    house.log.warn({ platform: name, reason, isFinal }, 'not connected');
    const mend = isFinal ? '检查 .env 里的令牌，再重新启动。' : '稍后会自动再试。';
    return `${name} 没有连上（${reason}）。${mend}其他功能照常。`;
  }
}

/** A platform that was connected may have lost its connection since. */
function stateNow(name: string, state: State, connections: ReadonlyMap<string, Connection>): State {
  return state === 'connected' && connections.get(name)?.isConnected() === false ? 'waiting' : state;
}
