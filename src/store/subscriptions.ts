import type { Schedule } from '../../intents/answer/effect.ts';
import type { Database, SqlValue } from './sql.ts';

/** Where something is posted: a channel of a platform, by the platform's own name for it. */
export interface ChannelRef {
  readonly platform: string;
  readonly channel: string;
}

/** A subscription as it is kept: one a place. */
export interface Subscribed extends ChannelRef, Schedule {
  /** The last day without a post, YYYY-MM-DD; null where there is no pause. */
  readonly pausedUntil: string | null;
  /** Who set it, by the platform's id and, where it is known, by name. */
  readonly setBy: string;
  readonly setName: string | null;
  /** When it was set, changed or resumed, in milliseconds: what was due before is not posted. */
  readonly since: number;
  /** Why nothing can be posted there any more; null while it can. */
  readonly left: string | null;
  /** When its setter was told so, in milliseconds; null until then. */
  readonly toldAt: number | null;
}

/** The subscriptions. */
export interface Subscriptions {
  get(place: ChannelRef): Promise<Subscribed | null>;
  /** All of them, in the order of platform and channel. */
  all(): Promise<readonly Subscribed[]>;
  /** Sets or changes one; a pause ends, and a place that was left is tried again. */
  set(subscribed: Omit<Subscribed, 'pausedUntil' | 'left' | 'toldAt'>): Promise<void>;
  /** Removes one; false where there was none. */
  remove(place: ChannelRef): Promise<boolean>;
  /** Pauses until a day, or resumes with null; false where there is none. */
  pause(place: ChannelRef, until: string | null, since: number): Promise<boolean>;
  /** Notes that a place was left; false where that is known, or it was set again since. */
  leave(place: ChannelRef, why: string, since: number): Promise<boolean>;
  /** Notes that the setter of a place that was left was told; false where it was set again since. */
  told(place: ChannelRef, since: number, now: number): Promise<boolean>;
}

const COLUMNS = `platform, channel, at, scope, rhythm, paused_until as "pausedUntil", set_by as "setBy",
  set_name as "setName", since, left_why as "left", told_at as "toldAt"`;

const WHERE = 'where platform = $1 and channel = $2';
const SET = `insert into subscriptions (platform, channel, at, scope, rhythm, set_by, set_name, since)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (platform, channel) do update set
    at = excluded.at, scope = excluded.scope, rhythm = excluded.rhythm, set_by = excluded.set_by,
    set_name = excluded.set_name, since = excluded.since, paused_until = null, left_why = null, told_at = null`;
const PAUSE = `update subscriptions set paused_until = $3, since = $4 ${WHERE}`;
const LEAVE = `update subscriptions set left_why = $3 ${WHERE} and left_why is null and since = $4`;
const TOLD = `update subscriptions set told_at = $4 ${WHERE} and since = $3`;

/** The subscriptions in a database. */
export function openSubscriptions(database: Database): Subscriptions {
  const change = async (text: string, { platform, channel }: ChannelRef, ...values: SqlValue[]) =>
    (await database.run(text, [platform, channel, ...values])) > 0;
  return {
    get: async ({ platform, channel }) => {
      const text = `select ${COLUMNS} from subscriptions ${WHERE}`;
      return (await database.all<Subscribed>(text, [platform, channel]))[0] ?? null;
    },
    all: () => database.all<Subscribed>(`select ${COLUMNS} from subscriptions order by platform, channel`),
    set: async (one) => {
      await change(SET, one, one.at, one.scope, one.rhythm, one.setBy, one.setName, one.since);
    },
    remove: (place) => change(`delete from subscriptions ${WHERE}`, place),
    pause: (place, until, since) => change(PAUSE, place, until, since),
    leave: (place, why, since) => change(LEAVE, place, why, since),
    told: (place, since, now) => change(TOLD, place, since, now),
  };
}
