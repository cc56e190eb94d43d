import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '../../index/calendar/day.ts';
import { Fault } from '../../index/text/fault.ts';
import { type Config, readConfig } from '../config/config.ts';
import { type Log, openLog } from '../config/logger.ts';
import type { Clock } from '../digest/clock.ts';
import type { Connection, House, Platform, State } from '../platform/platform.ts';
import { isLoopback, openServer, type Server } from '../platform/server.ts';
import { openStore, type Store } from '../store/open.ts';
import { openPlatform, stateNow } from './connect.ts';
import { guard } from './guard.ts';
import { serveHealth } from './health.ts';
import type { Plans } from './load.ts';
import { PLATFORMS } from './platforms.ts';

/** Given what a person should know: what is loaded, and a line a platform as soon as it is known. */
type Tell = (line: string) => void;

/** An hour, and how long answered questions and silent conversations are kept, in milliseconds. */
const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const MONTH = 30 * 24 * HOUR;
/** How long it is known what was posted, in days. */
const POSTS = 60;
/** How long platforms may take to connect before the plans are read beside that, in milliseconds: then they wait for the network. */
const HEAD_START = 300;
/** How long after the opening comes what takes long and need not be done before the first answers, in milliseconds. */
const QUIET = 5_000;
/** How long the end waits for an opening that is under way, in milliseconds. */
const SETTLING = 1_000;

/** Runs the product until it is told to stop, then closes all in order; a broken file ends it with one line on standard error. */
export async function serve(tell: Tell, stopping: AbortSignal): Promise<void> {
  await guard(async () => {
    const service = new Service(readConfig(), tell, stopping);
    const told = new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve()));
    const opened = service.open();
    try {
      if (!stopping.aborted) await Promise.race([opened.then(() => told), told]);
      await Promise.race([opened, sleep(SETTLING)]);
    } finally {
      await service.close();
    }
  });
}

/** The running product: it listens and opens the store first, takes in what platforms bring, and reads the plans beside that. */
class Service {
  private readonly config: Config;
  private readonly tell: Tell;
  private readonly stopping: AbortSignal;
  private readonly log: Log;
  private readonly states = new Map<string, State>();
  private readonly connections = new Map<string, Connection>();
  private readonly unsaid: string[] = [];
  private server: Server | null = null;
  private store: Store | null = null;
  private house: House | null = null;
  private plans: Plans | null = null;
  private clock: Clock | null = null;

  constructor(config: Config, tell: Tell, stopping: AbortSignal) {
    checkAddress(config.web.host, config.web.token);
    this.config = config;
    this.tell = tell;
    this.stopping = stopping;
    this.log = openLog(config.logLevel);
    process.on('unhandledRejection', (error) => this.log.error({ error: String(error) }, 'something was left undone'));
  }

  /** Opens everything; what cannot be reached leaves the others running. Throws Fault for settings or files that are broken. */
  async open(): Promise<void> {
    const { config, log } = this;
    let show = () => {};
    const shown = new Promise<void>((resolve) => {
      show = resolve;
    });
    const server = await openServer(config.web, log, shown);
    this.server = server;
    serveHealth(server, () => this.house);
    const store = await openStore({ dataDir: config.data, databaseUrl: config.databaseUrl });
    this.store = store;
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const loaded = begun.then(() => this.load());
    loaded.catch(() => undefined);
    const parts = { store, log, server, platforms: () => this.now(), trouble: () => this.plans?.seeds.trouble ?? null };
    const { furnish } = await import('./context.ts');
    const house = furnish(config, parts, () => this.plans?.seeds.library ?? null, Date.now, loaded);
    this.house = house;
    // The console first: its address is what a newcomer looks for.
    const [first, ...others] = PLATFORMS;
    if (first) await this.connect(house, first);
    // Whoever asked meanwhile is answered, even where the end has begun.
    show();
    this.say('按 Ctrl-C 结束。');
    const wanted = this.stopping.aborted ? [] : others;
    const connected = Promise.all(wanted.map((platform) => this.connect(house, platform)));
    await Promise.race([connected, sleep(HEAD_START)]);
    begin();
    await Promise.all([loaded, connected]);
    if (!this.stopping.aborted) await this.run(house);
  }

  /** Closes what is open: takes nothing new and answers what is in flight, then lets go of the files and the store. */
  async close(): Promise<void> {
    const connections = [...this.connections.values()].map((connection) => connection.stop());
    await Promise.all([this.clock?.stop(), this.server?.close(), ...connections]);
    await this.plans?.seeds.close();
    await this.store?.close();
  }

  private async load(): Promise<void> {
    const { loadPlans } = await import('./load.ts');
    this.plans = await loadPlans(this.config, this.log);
    for (const line of [...this.plans.lines, ...this.unsaid.splice(0)]) this.tell(line);
  }

  /** Nothing is said before the plans are there: where they are broken, the one line that says so stands alone. */
  private say(line: string): void {
    if (this.plans === null) this.unsaid.push(line);
    else this.tell(line);
  }

  private async connect(house: House, platform: Platform): Promise<void> {
    const { states, connections, stopping } = this;
    const line = await openPlatform(platform, { house, states, connections, stopping });
    if (line !== null) this.say(line);
  }

  /** What is done from time to time, once all is there. */
  private async run(house: House): Promise<void> {
    const { Clock } = await import('../digest/clock.ts');
    this.clock = new Clock(house, (platform) => this.connections.get(platform)?.poster ?? null);
    this.clock.start();
    setInterval(() => tidy(house), HOUR).unref();
    setTimeout(() => this.plans?.finish(), QUIET).unref();
  }

  private now(): Readonly<Record<string, State>> {
    const { states, connections } = this;
    return Object.fromEntries([...states].map(([name, state]) => [name, stateNow(name, state, connections)]));
  }
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

async function tidy({ store, log, now, today }: House): Promise<void> {
  try {
    await store.inbox.purge(now() - WEEK);
    await store.conversations.forget(now() - MONTH);
    await store.posts.purge(addDays(today(), -POSTS));
    await store.leases.purge(now());
  } catch (error) {
    log.warn({ error: String(error) }, 'nothing was tidied');
  }
}
