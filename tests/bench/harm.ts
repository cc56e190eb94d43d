import { setTimeout as sleep } from 'node:timers/promises';
import { type Replica, until } from '../replica.ts';
import type { SlackStage } from '../slack/stage.ts';

/** What is done to replicas. */
export interface Manner {
  readonly replicas: number;
  /** Whether some are frozen for longer than a lease instead of killed. */
  readonly freezes: boolean;
  /** The longest pause between a replica's connection and the blow, in milliseconds. */
  readonly pause: number;
}

/** A blow on a replica. */
interface Blow {
  readonly replica: string;
  readonly is: 'killed' | 'frozen' | 'thawed';
  /** Milliseconds of the epoch. */
  readonly at: number;
}

/** How many blows fell; each on a replica that was connected. */
export interface Blows {
  readonly kills: number;
  readonly freezes: number;
  readonly all: readonly Blow[];
}

/** Harm that goes on until it is stopped. */
export interface Harm {
  /** Waits until so many blows have fallen: what a run does keeps step with them, however fast replicas start. */
  fallen(blows: number): Promise<void>;
  /** Strikes no more, and lets go on all that are frozen; at least one replica is connected then. */
  stop(): Promise<Blows>;
}

/** The share of blows that freeze, one that does for certain, and for how long, in milliseconds: longer than a lease. */
const FROZEN = 0.1;
const CERTAIN = 4;
const FREEZE = 31_000;

/**
 * Strikes replicas again and again, each a random while after it is connected to Slack, and starts another in its
 * place. A replica that is not connected yet is left alone: it would show nothing.
 */
export async function harm(stage: SlackStage, { replicas, freezes, pause }: Manner): Promise<Harm> {
  const blows = { kills: 0, freezes: 0, all: [] as Blow[] };
  const note = ({ name }: Replica, is: Blow['is']) => void blows.all.push({ replica: name, is, at: Date.now() });
  const thaws: Promise<void>[] = [];
  const over = new AbortController();
  const strike = async (replica: Replica) => {
    const turn = blows.kills + blows.freezes + 1;
    if (!freezes || (turn !== CERTAIN && Math.random() >= FROZEN)) {
      blows.kills++;
      note(replica, 'killed');
      await replica.end('SIGKILL');
      return;
    }
    blows.freezes++;
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
      await strike(replica);
    }
  };
  const lanes = Array.from({ length: replicas }, lane);
  return {
    fallen: (count) => until(() => blows.kills + blows.freezes >= count),
    async stop() {
      over.abort();
      await Promise.all(lanes);
      await Promise.all(thaws);
      return blows;
    },
  };
}
