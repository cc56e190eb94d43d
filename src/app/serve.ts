import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../index/text/fault.ts';
import type { Answer } from '../../intents/answer/answer.ts';
import { type Config, readConfig } from '../config/config.ts';
import { type Log, openLog } from '../config/logger.ts';
import type { DigestScheduler } from '../digest/scheduler.ts';
import { isLoopback, openServer, type Server } from '../platform/http-server.ts';
import { routeFetch } from '../platform/outbound.ts';
import type { AppContext, Connection, ConnectionState, Platform } from '../platform/platform.ts';
import { reserveCallbacks } from '../slack/connection/http-receiver.ts';
import type { Store } from '../store/store.ts';
import { guard } from '../terminal/guard.ts';
import { openPlatform, stateNow } from './connect.ts';
import { serveHealth } from './health.ts';
import { START_LIMITS, STOP_LIMITS } from './limits.ts';
import type { Plans } from './load.ts';
import type { Meter } from './metrics.ts';
import { openCountedStore } from './open-store.ts';
import { PLATFORMS } from './platforms.ts';
import { schedulePurges } from './purge.ts';

/** Given what a person should know: what is loaded, and a line a platform as soon as it is known. */
type Tell = (line: string) => void;

/** Runs the product until it is told to stop, then closes all in order; a broken file ends it with one line on standard error. */
export async function serve(tell: Tell, stopping: AbortSignal): Promise<void> {
  process.exitCode = await guard({ errors: process.stderr }, async () => {
    const service = new Service(readConfig(), tell, stopping);
    const told = new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve()));
    const opened = service.open();
    try {
      if (!stopping.aborted) await Promise.race([opened.then(() => told), told]);
      await Promise.race([opened, sleep(STOP_LIMITS.opening)]);
    } finally {
      await service.close();
    }
    return 0;
  });
}

/** The running product: it listens and opens the store first, takes in what platforms bring, and reads the plans beside that. */
class Service {
  private readonly config: Config;
  private readonly tell: Tell;
  private readonly stopping: AbortSignal;
  private readonly log: Log;
  private readonly states = new Map<string, ConnectionState>();
  private readonly connections = new Map<string, Connection>();
  private readonly unsaid: string[] = [];
  private server: Server | null = null;
  private store: Store | null = null;
  private context: AppContext | null = null;
  private plans: Plans | null = null;
  private scheduler: DigestScheduler | null = null;
  private meter: Meter | null = null;
  private readonly early: ((meter: Meter) => void)[] = [];

  constructor(config: Config, tell: Tell, stopping: AbortSignal) {
    checkAddress(config.web.host, config.web.token);
    this.config = config;
    this.tell = tell;
    this.stopping = stopping;
    this.log = openLog(config.logLevel);
    process.on('unhandledRejection', (error) => this.log.error({ error: String(error) }, 'unhandled rejection'));
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
    serveHealth(server, () => this.context);
    reserveCallbacks(server, config);
    await routeFetch(config.proxy);
    const store = await openCountedStore(config, log, (note) => this.count(note));
    this.store = store;
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const loaded = begun.then(() => this.load());
    loaded.catch(() => undefined);
    const parts = {
      ...{ store, log, server, platforms: () => this.now(), trouble: () => this.plans?.seeds.trouble ?? null },
      observe: (answer: Answer, took: number) => this.count((meter) => meter.answered(answer, took)),
    };
    const { createContext } = await import('./context.ts');
    const context = createContext(config, parts, () => this.plans?.seeds.library ?? null, Date.now, loaded);
    this.context = context;
    // The console first: its address is what a newcomer looks for.
    const [first, ...others] = PLATFORMS;
    if (first) await this.connect(context, first);
    // Whoever asked meanwhile is answered, even where the end has begun.
    show();
    this.say('按 Ctrl-C 结束。');
    const wanted = this.stopping.aborted ? [] : others;
    const connected = Promise.all(wanted.map((platform) => this.connect(context, platform)));
    await Promise.race([connected, sleep(START_LIMITS.headStart)]);
    begin();
    loaded.then(() => this.openMetrics(context)).catch(() => undefined);
    await Promise.all([loaded, connected]);
    if (!this.stopping.aborted) await this.run(context);
  }

  /** Closes what is open: takes nothing new and answers what is in flight, then lets go of the files and the store. */
  async close(): Promise<void> {
    const connections = [...this.connections.values()].map((connection) => connection.stop());
    await Promise.all([this.scheduler?.stop(), this.server?.close(), ...connections]);
    await this.plans?.seeds.close();
    await this.store?.close();
  }

  /** Loaded late: nobody looks at figures in the first second, and what happens until then is counted after all. */
  private async openMetrics(context: AppContext): Promise<void> {
    const { openMeter, serveMetrics } = await import('./metrics.ts');
    const meter = openMeter(context);
    this.meter = meter;
    for (const note of this.early.splice(0)) note(meter);
    serveMetrics(context.server, context, meter);
  }

  private count(note: (meter: Meter) => void): void {
    if (this.meter === null) this.early.push(note);
    else note(this.meter);
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

  private async connect(context: AppContext, platform: Platform): Promise<void> {
    const { states, connections, stopping } = this;
    const line = await openPlatform(platform, { context, states, connections, stopping });
    if (line !== null) this.say(line);
  }

  /** What is done from time to time, once all is there. */
  private async run(context: AppContext): Promise<void> {
    const { DigestScheduler } = await import('../digest/scheduler.ts');
    this.scheduler = new DigestScheduler(context, (platform) => this.connections.get(platform)?.poster ?? null);
    this.scheduler.start();
    schedulePurges(context);
    setTimeout(() => this.plans?.finish(), START_LIMITS.quiet).unref();
  }

  private now(): Readonly<Record<string, ConnectionState>> {
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
