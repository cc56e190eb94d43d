import type { Answer } from '../../intents/answer/answer.ts';
import type { Effect, Schedule } from '../../intents/answer/effect.ts';
import { say } from '../../intents/compose/parts.ts';
import { commandAnswer, confirmAnswer, doneAnswer, stateAnswer } from '../../intents/digest/messages.ts';
import { anotherMeasure } from '../../intents/digest/post.ts';
import { DEFAULT_SCHEDULE, type LocalDateTime, type Subscription } from '../../intents/digest/schedule.ts';
import type { AppContext } from '../platform/platform.ts';
import type { ChannelRef } from '../store/subscriptions.ts';
import { buildPostNow } from './build-post.ts';
import { DIGEST } from './send-post.ts';

/** Where and by whom something is ordered. */
export interface Requester extends ChannelRef {
  readonly user: string;
  /** How the person is called, where the platform tells. */
  readonly name: string | null;
  /** Whether others read there, too: then a subscription is asked to be confirmed. */
  readonly isShared: boolean;
}

/** What came of an order, and who set or changed what it shows, where others read it. */
interface AppliedEffect {
  readonly answer: Answer;
  readonly by: string | null;
}

/** What a person did, behind the name. */
export const EFFECT_VERBS: Readonly<Record<Effect['do'], string>> = {
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
export async function applyEffect(
  context: AppContext,
  spot: Requester,
  effect: Effect,
  isConfirmed = false,
): Promise<AppliedEffect> {
  const { store, knowledge, now } = context;
  const by = spot.isShared ? spot.user : null;
  switch (effect.do) {
    case 'subscribe':
      if (!spot.isShared || isConfirmed) return subscribe(context, spot, effect.schedule, by);
      return { answer: confirmAnswer(knowledge, effect.schedule, await localTimeFor(context, spot)), by: null };
    case 'unsubscribe':
      await store.subscriptions.remove(spot);
      note(context, spot, effect);
      return { answer: doneAnswer(knowledge, 'unsubscribe', null, context.zone.at(now())), by };
    case 'pause':
    case 'resume': {
      const until = effect.do === 'pause' ? effect.until : null;
      if (!(await store.subscriptions.pause(spot, until, now()))) return state(context, spot);
      note(context, spot, effect);
      return { answer: doneAnswer(knowledge, effect.do, ...(await shown(context, spot))), by };
    }
    case 'now':
      return {
        answer: await buildPostNow(context, (await store.subscriptions.get(spot)) ?? DEFAULT_SCHEDULE),
        by: null,
      };
    case 'state':
      return state(context, spot);
    case 'another': {
      const { scope, rhythm } = (await store.subscriptions.get(spot)) ?? DEFAULT_SCHEDULE;
      const settings = { scope, rhythm, matters: [] };
      return { answer: anotherMeasure(knowledge, effect.after, context.today(), settings), by: null };
    }
  }
}

async function subscribe(
  context: AppContext,
  spot: Requester,
  schedule: Schedule,
  by: string | null,
): Promise<AppliedEffect> {
  const { platform, channel, user, name } = spot;
  const since = context.now();
  await context.store.subscriptions.set({ platform, channel, ...schedule, setBy: user, setName: name, since });
  note(context, spot, { do: 'subscribe', schedule });
  return { answer: doneAnswer(context.knowledge, 'subscribe', ...(await shown(context, spot))), by };
}

/** The state of a place; where nothing can be posted any more it says so. */
async function state(context: AppContext, spot: Requester): Promise<AppliedEffect> {
  const subscribed = await context.store.subscriptions.get(spot);
  const by = spot.isShared && subscribed ? subscribed.setBy : null;
  const answer = stateAnswer(context.knowledge, ...(await shown(context, spot)));
  if (subscribed?.left == null) return { answer, by };
  const line = say('推送发不到这里，已经停下；请把我请回来，再订阅一次：/digest 订阅');
  return { answer: commandAnswer([line, ...answer.parts], null, ['/digest 订阅', '/digest 退订']), by };
}

/** A subscription as the bot's words tell it, without its setter, whom each platform names in its own way. */
async function shown(context: AppContext, place: ChannelRef): Promise<[Subscription | null, LocalDateTime]> {
  const subscribed = await context.store.subscriptions.get(place);
  return [subscribed && { ...subscribed, setBy: null }, await localTimeFor(context, place)];
}

/** Now, as the next posts of a place are counted from. */
export async function localTimeFor(
  { store, zone, now }: AppContext,
  { platform, channel }: ChannelRef,
): Promise<LocalDateTime> {
  const moment = zone.at(now());
  const settled = await store.posts.settled(DIGEST, moment.day);
  const isOver = settled.some((slot) => slot.platform === platform && slot.channel === channel);
  return isOver ? { ...moment, time: NIGHT } : moment;
}

function note({ log }: AppContext, { platform, channel, user }: Requester, effect: Effect): void {
  log.info({ platform, channel, user, effect }, 'subscription changed');
}
