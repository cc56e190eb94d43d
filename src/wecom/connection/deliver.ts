import { randomUUID } from 'node:crypto';
import type { Log } from '../../config/logger.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { Claimed } from '../../store/inbox.ts';
import type { Leases } from '../../store/leases.ts';
import { ATTEMPTS, ERROR_CODES, MEMORY, PAUSE, type Timing } from '../limits.ts';
import { streamId } from '../protocol/ids.ts';
import type { WecomQuestion } from '../protocol/payload.ts';
import { postToResponseUrl } from './http-post.ts';
import type { SendResult } from './send-queue.ts';
import type { LongConnection } from './socket.ts';

/** What a delivery needs. */
export interface DeliveryDeps {
  readonly connection: LongConnection;
  readonly leases: Leases;
  readonly log: Log;
  readonly timing: Pick<Timing, 'retryUnclear'>;
}

/** A message's answer, in parts, and the feedback id where the stream is yet to begin. */
interface Delivery {
  readonly incoming: WecomQuestion;
  readonly parts: readonly string[];
  readonly feedback: string | null;
}

/** How a part fared: it stands in the chat, it is tried again soon or when the minute is over, or it cannot be shown. */
type PartResult = 'said' | 'again' | 'later' | 'lost';

/**
 * Shows the parts of an answer in order, each exactly once as far as it goes. A part is a stream of its own under a name
 * that never changes, so sending it again shows nothing twice; a push, which has no such name, is sent once at most.
 */
export async function deliver(deps: DeliveryDeps, delivery: Delivery, row: Claimed): Promise<Outcome> {
  for (const [i, part] of delivery.parts.entries()) {
    const result =
      delivery.incoming.kind === 'click' ? await push(deps, delivery, part, i) : await show(deps, delivery, part, i);
    if (result === 'lost') deps.log.error({ key: row.key, part: i }, 'answer undeliverable');
    if (result === 'said' || result === 'lost') continue;
    if (row.attempts < ATTEMPTS.deliver)
      return { kind: 'again', after: result === 'later' ? PAUSE.chatFull : deps.timing.retryUnclear };
    deps.log.error({ key: row.key, part: i }, 'answer dropped after too many attempts');
    return { kind: 'done' };
  }
  return { kind: 'done' };
}

/** Shows a part as a stream that is finished at once. */
async function show(
  deps: DeliveryDeps,
  { incoming, parts, feedback }: Delivery,
  part: string,
  i: number,
): Promise<PartResult> {
  const step = await begin(deps, `wecom:said:${incoming.key}:${i}`);
  const opinion = i === 0 && feedback !== null ? feedback : undefined;
  const sent = await deps.connection.stream(incoming.req, streamId(incoming.key, i), part, true, opinion);
  // It was sent before and may have arrived then: WeCom has closed the stream, or does not know the message any more.
  const isOver = sent.kind === 'refused' && (sent.code === ERROR_CODES.expired || sent.code === ERROR_CODES.noRequest);
  if (!step.isFirst && isOver) {
    deps.log.warn({ code: sent.code, part: i }, 'answer unacknowledged, assumed delivered');
    return 'said';
  }
  if (sent.kind === 'refused' || sent.kind === 'down') await step.undo();
  if (sent.kind === 'refused' && sent.code !== ERROR_CODES.tooOften) {
    deps.log.warn({ code: sent.code, part: i, of: parts.length }, 'reply refused, pushing instead');
    return push(deps, { incoming, parts, feedback }, part, i);
  }
  return partResult(sent);
}

/** Sends a part as a message of its own; where the chat takes none, by the address that came with the question. */
async function push(deps: DeliveryDeps, { incoming }: Delivery, part: string, i: number): Promise<PartResult> {
  const step = await begin(deps, `wecom:push:${incoming.key}:${i}`);
  if (!step.isFirst) return 'said';
  const sent = await deps.connection.push(incoming.chat, incoming.isGroup, part);
  if (sent.kind === 'unclear') {
    deps.log.warn({ key: incoming.key, part: i }, 'push unacknowledged, not resent');
    return 'said';
  }
  if (sent.kind === 'refused' && sent.code !== ERROR_CODES.tooOften) {
    deps.log.warn({ code: sent.code, part: i }, 'push refused');
    return (await postToResponseUrl(incoming.responseUrl, part)) ? 'said' : 'lost';
  }
  if (sent.kind !== 'ok') await step.undo();
  return partResult(sent);
}

function partResult(sent: SendResult): PartResult {
  if (sent.kind === 'ok') return 'said';
  return sent.kind === 'refused' ? 'later' : 'again';
}

interface Step {
  /** False where somebody has taken the step before. */
  readonly isFirst: boolean;
  /** The step led nowhere: it may be taken again. */
  undo(): Promise<unknown>;
}

/** Writes down that a step is taken, before it is. */
async function begin({ leases }: DeliveryDeps, name: string): Promise<Step> {
  const holder = randomUUID();
  const isFirst = await leases.take(name, holder, Date.now(), MEMORY.sent);
  return { isFirst, undo: async () => isFirst && leases.release(name, holder) };
}
