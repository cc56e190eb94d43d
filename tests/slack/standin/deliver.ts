import { setTimeout as sleep } from 'node:timers/promises';
import { type Json, record, text } from './check.ts';
import { takeAck } from './reply.ts';
import { hear, type State } from './state.ts';

/** Something Slack tells the app; the same over both transports. */
export interface Payload {
  readonly kind: 'events_api' | 'slash_commands' | 'interactive';
  readonly body: Json;
}

/** How a payload fared. */
export interface Delivery {
  readonly acked: boolean;
  /** Times it was sent. */
  readonly attempts: number;
  /** Body of the acknowledgement. */
  readonly payload: unknown;
  /** HTTP status of the last attempt; 0 over a socket or without an answer. */
  readonly status: number;
}

/** What became of one attempt. */
export interface Outcome {
  readonly acked: boolean;
  readonly reason: string;
  readonly payload: unknown;
  readonly status: number;
  /** The app asked for no redelivery (`x-slack-no-retry`). */
  readonly final?: boolean;
}

/** How often and when to send. */
export interface DeliveryOptions {
  /** Pauses before redeliveries, in milliseconds; none for commands and interactions, which Slack sends once. */
  readonly gaps?: readonly number[];
  /** Number of the first attempt, to look like a redelivery from the start; 0 by default. */
  readonly attempt?: number;
}

/** Sends a payload until it is acknowledged or given up. */
export async function deliver(
  state: State,
  payload: Payload,
  how: DeliveryOptions,
  send: (attempt: number, reason: string) => Promise<Outcome>,
): Promise<Delivery> {
  const event = record(payload.body.event);
  hear(state, event);
  const trigger = text(payload.body.trigger_id);
  if (trigger && state.triggers.get(trigger) !== 0) state.triggers.set(trigger, Date.now() + state.triggerMs);
  const gaps = how.gaps ?? (payload.body.event ? state.gaps : []);
  const first = how.attempt ?? 0;
  state.pending += 1;
  try {
    let outcome = await send(first, first > 0 ? 'timeout' : '');
    let attempts = 1;
    for (const gap of gaps) {
      if (outcome.acked || outcome.final || state.stopped.signal.aborted) break;
      await sleep(gap, undefined, { signal: state.stopped.signal }).catch(() => undefined);
      outcome = await send(first + attempts, outcome.reason);
      attempts += 1;
    }
    if (outcome.acked) takeAck(state, payload.body, outcome.payload);
    return { acked: outcome.acked, attempts, payload: outcome.payload, status: outcome.status };
  } finally {
    state.pending -= 1;
    state.touched = Date.now();
  }
}
