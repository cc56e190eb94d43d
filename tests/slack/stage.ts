import { openStage, type Replica, type Stage, until } from '../replica.ts';
import type { Moment } from './standin/state.ts';
import { type Slack, startSlack } from './standin.ts';

/** Pauses before redeliveries, in milliseconds: Slack goes on here until it is heard. */
const GAPS = Array.from({ length: 10_000 }, () => 100);

/** Replicas of the product beside a stand-in for Slack, which knows them apart. */
export interface SlackStage extends Stage {
  readonly slack: Slack;
  /** Starts a replica that is connected to Slack. */
  join(env?: Readonly<Record<string, string>>): Promise<Replica>;
  /** Starts one without waiting for it. */
  begin(env?: Readonly<Record<string, string>>): Replica;
  /** The replica that was started last. */
  newest(): Replica;
  /** Does something to the replica that comes to a moment first; the moment is lost where that gives `lost`. */
  inject(at: (moment: Moment) => boolean, fault: Fault): Promise<void>;
  /** Freezes the replica that comes to a moment first. */
  freeze(at: (moment: Moment) => boolean, fate: 'lost' | undefined): Frozen;
  /** Waits until every question that was taken has been answered. */
  answered(): Promise<void>;
}

/** A replica that is frozen at a moment. */
export interface Frozen {
  /** Until it is. */
  readonly injected: Promise<void>;
  /** Lets it go on, finish what it was at, and end. */
  thaw(): Promise<void>;
}

/** What is done to a replica at a moment. */
export type Fault = (replica: Replica) => Promise<'lost' | undefined>;

/** Ends it at once; what it had just sent is lost. */
export const KILL_AND_LOSE: Fault = async (replica) => {
  await replica.end('SIGKILL');
  return 'lost';
};

/** Ends it at once; what it had just sent has arrived. */
export const KILL: Fault = async (replica) => {
  await replica.end('SIGKILL');
  return undefined;
};

/** Opens such a stage. */
export async function openSlackStage(databaseUrl: string | null, slowMs = 0): Promise<SlackStage> {
  const slack = await startSlack({ ackMs: 3000, gaps: GAPS, slowMs });
  const stage = await openStage(databaseUrl);
  const replicas = new Map<string, Replica>();
  const begin: SlackStage['begin'] = (env = {}) => {
    const name = `r${replicas.size}`;
    const url = slack.url.replace('/api/', `/${name}/api/`);
    const account = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: url };
    const replica = { ...stage.start({ LOG_LEVEL: 'silent', ...account, ...env }), name };
    replicas.set(name, replica);
    return replica;
  };
  const inject: SlackStage['inject'] = (at, fault) =>
    new Promise((injected) => {
      slack.watcher = async (moment) => {
        const replica = replicas.get(moment.replica);
        if (!replica || !at(moment)) return undefined;
        slack.watcher = null;
        const fate = await fault(replica);
        injected();
        return fate;
      };
    });
  return {
    ...stage,
    slack,
    begin,
    inject,
    newest() {
      const replica = [...replicas.values()].at(-1);
      if (!replica) throw new Error('no replica was started');
      return replica;
    },
    freeze: (at, fate) => freeze(inject, at, fate),
    async join(env = {}) {
      const replica = begin(env);
      await replica.says('slack 已连接');
      return replica;
    },
    answered: () => until(async () => (await stage.store.inbox.pending(Number.MAX_SAFE_INTEGER)) === 0),
    async close() {
      slack.watcher = null;
      await stage.close();
      await slack.stop();
    },
  };
}

function freeze(inject: SlackStage['inject'], at: (moment: Moment) => boolean, fate: 'lost' | undefined): Frozen {
  const [frozen, released] = [withResolvers<Replica>(), withResolvers<undefined>()];
  void inject(at, async (replica) => {
    replica.freeze();
    frozen.resolve(replica);
    await released.promise;
    return fate;
  });
  return {
    injected: frozen.promise.then(() => undefined),
    async thaw() {
      released.resolve(undefined);
      const replica = await frozen.promise;
      replica.thaw();
      await replica.end('SIGTERM');
    },
  };
}

function withResolvers<T>(): { readonly promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
