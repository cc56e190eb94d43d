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
  strike(at: (moment: Moment) => boolean, blow: Blow): Promise<void>;
  /** Freezes the replica that comes to a moment first. */
  freeze(at: (moment: Moment) => boolean, fate: 'lost' | undefined): Frozen;
  /** Waits until every question that was taken has been answered. */
  answered(): Promise<void>;
}

/** A replica that is frozen at a moment. */
export interface Frozen {
  /** Until it is. */
  readonly struck: Promise<void>;
  /** Lets it go on, finish what it was at, and end. */
  thaw(): Promise<void>;
}

/** What is done to the replica that is struck. */
export type Blow = (replica: Replica) => Promise<'lost' | undefined>;

/** Ends it at once; what it had just sent is lost. */
export const KILL_AND_LOSE: Blow = async (replica) => {
  await replica.end('SIGKILL');
  return 'lost';
};

/** Ends it at once; what it had just sent has arrived. */
export const KILL: Blow = async (replica) => {
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
  const strike: SlackStage['strike'] = (at, blow) =>
    new Promise((struck) => {
      slack.watcher = async (moment) => {
        const replica = replicas.get(moment.replica);
        if (!replica || !at(moment)) return undefined;
        slack.watcher = null;
        const fate = await blow(replica);
        struck();
        return fate;
      };
    });
  return {
    ...stage,
    slack,
    begin,
    strike,
    newest() {
      const replica = [...replicas.values()].at(-1);
      if (!replica) throw new Error('no replica was started');
      return replica;
    },
    freeze: (at, fate) => freeze(strike, at, fate),
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

function freeze(strike: SlackStage['strike'], at: (moment: Moment) => boolean, fate: 'lost' | undefined): Frozen {
  const [frozen, released] = [withResolvers<Replica>(), withResolvers<undefined>()];
  void strike(at, async (replica) => {
    replica.freeze();
    frozen.resolve(replica);
    await released.promise;
    return fate;
  });
  return {
    struck: frozen.promise.then(() => undefined),
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
