import type { Json } from '../../slack/standin/check.ts';
import type { Outcome } from './refusal.ts';
import type { State } from './state.ts';

/** A frame by its command; `webhook` and `response` over HTTP, `*` for any but pings and subscriptions. */
export interface Trouble {
  readonly cmd: string;
  /** Only frames of which this holds. */
  readonly when?: (body: Json) => boolean;
  /** So many such frames go well first; 0 by default. */
  readonly after?: number;
  /** 1 by default. */
  readonly times?: number;
  readonly with: Effect;
}

/**
 * What goes wrong. `drop` breaks the connection, before or after the frame did its work. `ignore` does nothing and says
 * nothing, `lose` does the work and says nothing, `hold` says it when the test lets go (over HTTP never), `delayMs` so
 * much later. `errcode` refuses; `status` is an HTTP answer.
 */
export type Effect =
  | 'drop'
  | 'drop after storing'
  | 'ignore'
  | 'lose'
  | 'hold'
  | { readonly delayMs: number }
  | { readonly errcode: number; readonly errmsg?: string }
  | { readonly status: number };

/** A trouble that is to come. */
export interface Fault extends Trouble {
  /** Frames that go well first. */
  skip: number;
  left: number;
}

const QUIET = ['ping', 'aibot_subscribe'];

/** The trouble that is in store for a frame, the earliest first; null where all goes well. */
export function takeFault(state: State, cmd: string, body: Json): Effect | null {
  const fault = state.faults.find(
    (each) =>
      each.left > 0 &&
      (each.cmd === cmd || (each.cmd === '*' && !QUIET.includes(cmd))) &&
      (each.when === undefined || each.when(body)),
  );
  if (fault === undefined) return null;
  if (fault.skip > 0) {
    fault.skip -= 1;
    return null;
  }
  fault.left -= 1;
  return fault.with;
}

/** A fault in a word, as it stands in the record of frames. */
export function nameOf(effect: Effect): string {
  if (typeof effect === 'string') return effect;
  if ('delayMs' in effect) return 'delay';
  return 'status' in effect ? `status ${effect.status}` : `errcode ${effect.errcode}`;
}

/** A fault in parts: which one it is, what it says instead, how much later it says it. */
export function readEffect(effect: Effect | null): {
  readonly is: string | null;
  readonly outcome: Outcome | null;
  readonly delayMs: number | null;
} {
  if (effect === null || typeof effect === 'string') return { is: effect, outcome: null, delayMs: null };
  const outcome = 'errcode' in effect ? { errmsg: 'injected', ...effect } : null;
  return { is: nameOf(effect), outcome, delayMs: 'delayMs' in effect ? effect.delayMs : null };
}
