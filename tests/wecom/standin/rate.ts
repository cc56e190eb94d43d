import { Refusal } from './refusal.ts';
import type { State } from './state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Counts something that is sent to a chat. Throws Refusal where it is one too many in a minute or an hour. */
export function count(state: State, name: string, perMinute: number, perHour = Number.POSITIVE_INFINITY): void {
  const now = state.now();
  const times = (state.sent.get(name) ?? []).filter((at) => at > now - HOUR);
  const minute = times.filter((at) => at > now - MINUTE).length;
  if (minute >= perMinute || times.length >= perHour)
    throw new Refusal('frequency', `${name} got ${minute} in a minute, ${times.length} in an hour`);
  state.sent.set(name, [...times, now]);
}

/** Counts a reply or a push to a chat. */
export function countChat(state: State, chat: string): void {
  count(state, chat, state.limits.perMinute, state.limits.perHour);
}
