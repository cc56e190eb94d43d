import type { Answer } from '../../intents/answer/answer.ts';
import type { Effect, Schedule } from '../../intents/answer/effect.ts';
import { say } from '../../intents/compose/parts.ts';
import { confirmAnswer, doneAnswer, stateAnswer, told } from '../../intents/digest/messages.ts';
import { another } from '../../intents/digest/post.ts';
import { DEFAULT, type Moment, type Subscription } from '../../intents/digest/schedule.ts';
import type { House } from '../platform/platform.ts';
import type { Place } from '../store/subscriptions.ts';
import { composeNow } from './build-post.ts';
import { DIGEST } from './send-post.ts';

/** Where and by whom something is ordered. */
export interface Spot extends Place {
  readonly user: string;
  /** How the person is called, where the platform tells. */
  readonly name: string | null;
  /** Whether others read there, too: then a subscription is asked to be confirmed. */
  readonly isShared: boolean;
}

/** What came of an order, and who set or changed what it shows, where others read it. */
export interface Carried {
  readonly answer: Answer;
  readonly by: string | null;
}

/** What a person did, behind the name. */
export const DEEDS: Readonly<Record<Effect['do'], string>> = {
  subscribe: '设置了这里的每日推送',
  unsubscribe: '退订了这里的每日推送',
  pause: '暂停了这里的每日推送',
  resume: '恢复了这里的每日推送',
  now: '',
  state: '设置',
  another: '',
};

/** Behind the last minute of a day: where it has its post already, the next is told from the day after. */
const NIGHT = '24:00';

/** Carries out what an answer asks for and tells what came of it. Doing it a second time changes nothing more. */
export async function carry(house: House, spot: Spot, effect: Effect, isConfirmed = false): Promise<Carried> {
  const { store, knowledge, now } = house;
  const by = spot.isShared ? spot.user : null;
  switch (effect.do) {
    case 'subscribe':
      if (!spot.isShared || isConfirmed) return subscribe(house, spot, effect.schedule, by);
      return { answer: confirmAnswer(knowledge, effect.schedule, await momentOf(house, spot)), by: null };
    case 'unsubscribe':
      await store.subscriptions.remove(spot);
      note(house, spot, effect);
      return { answer: doneAnswer(knowledge, 'unsubscribe', null, house.zone.at(now())), by };
    case 'pause':
    case 'resume': {
      const until = effect.do === 'pause' ? effect.until : null;
      if (!(await store.subscriptions.pause(spot, until, now()))) return state(house, spot);
      note(house, spot, effect);
      return { answer: doneAnswer(knowledge, effect.do, ...(await shown(house, spot))), by };
    }
    case 'now':
      return { answer: await composeNow(house, (await store.subscriptions.get(spot)) ?? DEFAULT), by: null };
    case 'state':
      return state(house, spot);
    case 'another': {
      const { scope, rhythm } = (await store.subscriptions.get(spot)) ?? DEFAULT;
      const settings = { scope, rhythm, gaps: [] };
      return { answer: another(knowledge, effect.after, house.today(), settings), by: null };
    }
  }
}

async function subscribe(house: House, spot: Spot, schedule: Schedule, by: string | null): Promise<Carried> {
  const { platform, channel, user, name } = spot;
  const since = house.now();
  await house.store.subscriptions.set({ platform, channel, ...schedule, setBy: user, setName: name, since });
  note(house, spot, { do: 'subscribe', schedule });
  return { answer: doneAnswer(house.knowledge, 'subscribe', ...(await shown(house, spot))), by };
}

/** The state of a place; where nothing can be posted any more it says so. */
async function state(house: House, spot: Spot): Promise<Carried> {
  const subscribed = await house.store.subscriptions.get(spot);
  const by = spot.isShared && subscribed ? subscribed.setBy : null;
  const answer = stateAnswer(house.knowledge, ...(await shown(house, spot)));
  if (subscribed?.left == null) return { answer, by };
  const line = say('推送发不到这里，已经停下；请把我请回来，再订阅一次：/digest 订阅');
  return { answer: told([line, ...answer.parts], null, ['/digest 订阅', '/digest 退订']), by };
}

/** A subscription as the bot's words tell it, without its setter, whom each platform names in its own way. */
async function shown(house: House, place: Place): Promise<[Subscription | null, Moment]> {
  const subscribed = await house.store.subscriptions.get(place);
  return [subscribed && { ...subscribed, setBy: null }, await momentOf(house, place)];
}

/** Now, as the next posts of a place are counted from. */
export async function momentOf({ store, zone, now }: House, { platform, channel }: Place): Promise<Moment> {
  const moment = zone.at(now());
  const settled = await store.posts.settled(DIGEST, moment.day);
  const isOver = settled.some((slot) => slot.platform === platform && slot.channel === channel);
  return isOver ? { ...moment, time: NIGHT } : moment;
}

function note({ log }: House, { platform, channel, user }: Spot, effect: Effect): void {
  log.info({ platform, channel, user, effect }, 'a subscription was changed');
}
