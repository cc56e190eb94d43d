import { randomUUID } from 'node:crypto';
import type { Log } from '../../config/logger.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { Claimed } from '../../store/inbox.ts';
import type { Leases } from '../../store/leases.ts';
import { streamId } from '../protocol/ids.ts';
import type { Incoming } from '../protocol/payload.ts';
import { respond } from './http-post.ts';
import { CODES, type Sent } from './send-queue.ts';
import type { Line } from './socket.ts';
import type { Pace } from './timing.ts';

/** What a delivery needs. */
export interface Route {
  readonly line: Line;
  readonly leases: Leases;
  readonly log: Log;
  readonly pace: Pick<Pace, 'again'>;
}

/** A message's answer, in parts, and the feedback id where the stream is yet to begin. */
export interface Letter {
  readonly incoming: Incoming;
  readonly parts: readonly string[];
  readonly feedback: string | null;
}

/** How a part fared: it stands in the chat, it is tried again soon or when the minute is over, or it cannot be shown. */
type Fate = 'said' | 'again' | 'later' | 'lost';

/** How long it is kept in mind what was sent: as long as a message may be answered, and longer. */
const WEEK = 7 * 24 * 3_600_000;
/** Pause where a chat has had too much in a minute. */
const LATER = 15_000;
/** After so many attempts an answer is left. */
const MOST = 40;

/**
 * Shows the parts of an answer in order, each exactly once as far as it goes. A part is a stream of its own under a name
 * that never changes, so sending it again shows nothing twice; a push, which has no such name, is sent once at most.
 */
export async function deliver(route: Route, letter: Letter, row: Claimed): Promise<Outcome> {
  for (const [i, part] of letter.parts.entries()) {
    const fate =
      letter.incoming.kind === 'click' ? await push(route, letter, part, i) : await show(route, letter, part, i);
    if (fate === 'lost') route.log.error({ key: row.key, part: i }, 'an answer could not be shown');
    if (fate === 'said' || fate === 'lost') continue;
    if (row.attempts < MOST) return { kind: 'again', after: fate === 'later' ? LATER : route.pace.again };
    route.log.error({ key: row.key, part: i }, 'an answer was tried too often and is left');
    return { kind: 'done' };
  }
  return { kind: 'done' };
}

/** Shows a part as a stream that is finished at once. */
async function show(route: Route, { incoming, parts, feedback }: Letter, part: string, i: number): Promise<Fate> {
  const step = await begin(route, `wecom:said:${incoming.key}:${i}`);
  const opinion = i === 0 && feedback !== null ? feedback : undefined;
  const sent = await route.line.stream(incoming.req, streamId(incoming.key, i), part, true, opinion);
  // It was sent before and may have arrived then: WeCom has closed the stream, or does not know the message any more.
  const isOver = sent.kind === 'refused' && (sent.code === CODES.expired || sent.code === CODES.noRequest);
  if (!step.isFirst && isOver) {
    route.log.warn({ code: sent.code, part: i }, 'an answer that was sent before is taken to have arrived');
    return 'said';
  }
  if (sent.kind === 'refused' || sent.kind === 'down') await step.undo();
  if (sent.kind === 'refused' && sent.code !== CODES.tooOften) {
    route.log.warn({ code: sent.code, part: i, of: parts.length }, 'an answer is pushed, as its message takes none');
    return push(route, { incoming, parts, feedback }, part, i);
  }
  return fateOf(sent);
}

/** Sends a part as a message of its own; where the chat takes none, by the address that came with the question. */
async function push(route: Route, { incoming }: Letter, part: string, i: number): Promise<Fate> {
  const step = await begin(route, `wecom:push:${incoming.key}:${i}`);
  if (!step.isFirst) return 'said';
  const sent = await route.line.push(incoming.chat, incoming.isGroup, part);
  if (sent.kind === 'unclear') {
    route.log.warn({ key: incoming.key, part: i }, 'a push was not acknowledged, it is not sent again');
    return 'said';
  }
  if (sent.kind === 'refused' && sent.code !== CODES.tooOften) {
    route.log.warn({ code: sent.code, part: i }, 'a push was refused');
    return (await respond(incoming.responseUrl, part)) ? 'said' : 'lost';
  }
  if (sent.kind !== 'ok') await step.undo();
  return fateOf(sent);
}

function fateOf(sent: Sent): Fate {
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
async function begin({ leases }: Route, name: string): Promise<Step> {
  const holder = randomUUID();
  const isFirst = await leases.take(name, holder, Date.now(), WEEK);
  return { isFirst, undo: async () => isFirst && leases.release(name, holder) };
}
