import type { Message } from '../slack/standin/state.ts';
import type { Slack } from '../slack/standin.ts';
import type { FaultCounts } from './fault-injection.ts';

/** Where one post belongs: a channel, or a thread. */
export type Place = Partial<Pick<Message, 'channel' | 'thread_ts'>>;

/** What came of a run. */
export interface FaultResults {
  /** Places where nothing stands, and where more than one post does. */
  readonly missed: number;
  readonly doubled: number;
  /** Posts that stood there a second time for a moment, until they were deleted. */
  readonly deleted: number;
}

/** Counts what stands in places where one post each belongs; of every other number it tells how that came. */
export function countPosts(slack: Slack, counts: FaultCounts, places: readonly Place[]): FaultResults {
  const stands = places.map((place) => slack.messages.filter((one) => one.bot_id !== undefined && isIn(one, place)));
  for (const [i, place] of places.entries())
    if (stands[i]?.length !== 1 || madeIn(slack, place).filter(({ doneAt }) => doneAt !== null).length > 1)
      explain(slack, counts, place);
  return {
    missed: stands.filter(({ length }) => length === 0).length,
    doubled: stands.filter(({ length }) => length > 1).length,
    deleted: slack.deletes.length,
  };
}

function isIn(message: Place, { channel, thread_ts: thread }: Place): boolean {
  return [undefined, message.channel].includes(channel) && [undefined, message.thread_ts].includes(thread);
}

function madeIn({ calls }: Slack, place: Place): Slack['calls'] {
  return calls.filter(({ method, args }) => method === 'chat.postMessage' && isIn(args, place));
}

/** Which replica called when, and what was done to it. */
function explain(slack: Slack, { faults }: FaultCounts, place: Place): void {
  const made = madeIn(slack, place);
  const start = made[0]?.at ?? 0;
  const after = (at: number | null) => (at === null ? 'never' : `${at - start} ms`);
  console.log(`${place.channel ?? place.thread_ts}: ${made.length} calls`);
  for (const { replica, at, doneAt, result } of made) {
    const injected = faults
      .filter((fault) => fault.replica === replica)
      .map((fault) => `, ${fault.is} at ${after(fault.at)}`);
    console.log(`  ${replica} called at ${after(at)}, stored at ${after(doneAt)}, ${result}${injected.join('')}`);
  }
}
