import { reply } from '../intents/reply.ts';
import type { Connection, House, Platform } from './platform.ts';
import { PLATFORMS } from './platforms.ts';
import { type Ready, today } from './start.ts';
import type { Store } from './store/open.ts';

/** The platforms once opened. */
export interface Opened {
  /** One line a platform: connected, or what is missing and where to get it. */
  readonly lines: readonly string[];
  /** Over when no platform is connected; while one is, only a signal ends the process. */
  readonly over: Promise<void>;
}

/** Opens the platforms whose settings are there; a platform that cannot be reached leaves the others running. */
export async function openHouse({ config, knowledge }: Ready): Promise<Opened> {
  const off = PLATFORMS.flatMap((platform) => {
    const missing = platform.missing(config);
    return missing === null ? [] : [`${platform.name} 未连接，缺 ${missing}。写入 .env 后重新启动；其他功能照常。`];
  });
  const wanted = PLATFORMS.filter((platform) => platform.missing(config) === null);
  if (wanted.length === 0) return { lines: off, over: Promise.resolve() };
  const [{ openLog }, { openStore }] = await Promise.all([import('./log.ts'), import('./store/open.ts')]);
  const log = openLog(config.logLevel);
  const store = await openStore({ dataDir: config.data, databaseUrl: config.databaseUrl });
  const answer: House['answer'] = (question) => reply(question, knowledge);
  const house: House = { config, knowledge, store, log, answer, today: () => today() };
  const connections: Connection[] = [];
  const over = untilStopped(async () => {
    await Promise.all(connections.map((connection) => connection.stop()));
    await store.close();
  });
  process.on('unhandledRejection', (error) => log.error({ error: String(error) }, 'something was left undone'));
  const opened = await Promise.all(wanted.map((platform) => open(platform, house, connections)));
  const lines = [...off, ...opened.map(({ line }) => line)];
  if (opened.every(({ isFinal }) => isFinal)) {
    await store.close();
    return { lines, over: Promise.resolve() };
  }
  setInterval(
    () => tidy(store).catch((error) => log.warn({ error: String(error) }, 'nothing was tidied')),
    HOUR,
  ).unref();
  return { lines, over };
}

/** Ends the process on SIGTERM and SIGINT, once all is closed; what does not close in time is left. */
function untilStopped(close: () => Promise<void>): Promise<void> {
  return new Promise(() => {
    const stop = () => {
      setTimeout(() => process.exit(0), LONGEST).unref();
      void close().finally(() => process.exit(0));
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  });
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

async function tidy(store: Store): Promise<void> {
  await store.inbox.purge(Date.now() - WEEK);
  await store.conversations.forget(Date.now() - MONTH);
}

/** Refusals that no second try mends. */
const FINAL = /invalid_auth|not_authed|token_revoked|account_inactive|missing_scope|EADDRINUSE|EACCES/;

/** Opens a platform. Where it cannot be reached it is tried again in the background; where it refuses the token it is not. */
async function open(platform: Platform, house: House, connections: Connection[], pause = SOON) {
  try {
    connections.push(await platform.connect(house));
    return { line: `${platform.name} 已连接。`, isFinal: false };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isFinal = FINAL.test(reason);
    if (!isFinal) setTimeout(() => open(platform, house, connections, Math.min(LATE, 2 * pause)), pause);
    house.log.warn({ platform: platform.name, reason, isFinal }, 'not connected');
    const mend = isFinal ? '检查 .env 里的令牌和端口，再重新启动。' : '稍后会自动再试。';
    return { line: `${platform.name} 没有连上（${reason}）。${mend}其他功能照常。`, isFinal };
  }
}
