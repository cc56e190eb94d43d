import { setTimeout as sleep } from 'node:timers/promises';
import { type Replica, until } from '../replica.ts';
import type { SlackStage } from '../slack/stage.ts';

/** What is done to replicas. */
export interface FaultPlan {
  readonly replicas: number;
  /** Whether some are frozen for longer than a lease instead of killed. */
  readonly freezes: boolean;
  /** The longest pause between a replica's connection and the fault, in milliseconds. */
  readonly pause: number;
}

/** A fault of a replica. */
interface Fault {
  readonly replica: string;
  readonly is: 'killed' | 'frozen' | 'thawed';
  /** Milliseconds of the epoch. */
  readonly at: number;
}

/** How many faults were injected; each in a replica that was connected. */
export interface FaultCounts {
  readonly kills: number;
  readonly freezes: number;
  readonly faults: readonly Fault[];
}

/** Faults that are injected again and again until they are stopped. */
export interface FaultInjection {
  /** Waits until so many faults were injected: what a run does keeps step with them, however fast replicas start. */
  reached(count: number): Promise<void>;
  /** Injects no more, and lets go on all that are frozen; at least one replica is connected then. */
  stop(): Promise<FaultCounts>;
}

/** The share of faults that freeze, one that does for certain, and for how long, in milliseconds: longer than a lease. */
const FROZEN = 0.1;
const CERTAIN = 4;
const FREEZE = 31_000;

/**
 * Kills or freezes replica after replica, each a random while after it is connected to Slack, and starts another in its
 * place. A replica that is not connected yet is left alone: it would show nothing.
 */
export async function injectFaults(
  stage: SlackStage,
  { replicas, freezes, pause }: FaultPlan,
): Promise<FaultInjection> {
  const counts = { kills: 0, freezes: 0, faults: [] as Fault[] };
  const note = ({ name }: Replica, is: Fault['is']) => void counts.faults.push({ replica: name, is, at: Date.now() });
  const thaws: Promise<void>[] = [];
  const over = new AbortController();
  const inject = async (replica: Replica) => {
    const turn = counts.kills + counts.freezes + 1;
    if (!freezes || (turn !== CERTAIN && Math.random() >= FROZEN)) {
      counts.kills++;
      note(replica, 'killed');
      await replica.end('SIGKILL');
      return;
    }
    counts.freezes++;
    note(replica, 'frozen');
    replica.freeze();
    // Slack hangs up on who does not answer, so that the others get what comes.
    stage.slack.sockets.dropOf(replica.name);
    const thaw = () => {
      note(replica, 'thawed');
      replica.thaw();
    };
    thaws.push(sleep(FREEZE).then(thaw));
  };
  const lane = async () => {
    // The last one of a lane lives on.
    for (;;) {
      const replica = await stage.join();
      await sleep(Math.random() * pause, undefined, { signal: over.signal }).catch(() => undefined);
      if (over.signal.aborted) return;
      await inject(replica);
    }
  };
  const lanes = Array.from({ length: replicas }, lane);
  return {
    reached: (count) => until(() => counts.kills + counts.freezes >= count),
    async stop() {
      over.abort();
      await Promise.all(lanes);
      await Promise.all(thaws);
      return counts;
    },
  };
}
