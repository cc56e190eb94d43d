import type { ActionsBlock, Button, KnownBlock, RichTextText } from '@slack/types';
import { z } from 'zod';
import type { Knowledge } from '../../../index/knowledge.ts';
import { lineOf } from '../../../intents/answer/answer.ts';
import { entry } from '../../../intents/compose/parts.ts';
import { sayRhythm, timesPart } from '../../../intents/digest/messages.ts';
import { hasScope } from '../../../intents/digest/rotation.ts';
import { DEFAULT_SCHEDULE } from '../../../intents/digest/schedule.ts';
import { applyEffect, localTimeFor } from '../../digest/apply-effect.ts';
import type { AppContext } from '../../platform/platform.ts';
import type { Subscribed } from '../../store/subscriptions.ts';
import type { HomeClick } from '../connection/payload.ts';
import { MESSAGE } from '../limits.ts';
import { PLATFORM, plainText } from '../messages/text.ts';
import { isShared, requesterOf } from './effects.ts';

/** What the buttons beside subscriptions do, by their action_id up to the colon. */
export const SUBSCRIPTION_ACTION = 'board';
const value = z.object({ do: z.enum(['subscribe', 'unsubscribe', 'resume']), channel: z.string() });

/** The subscriptions of a person on App Home: the own direct messages, and the channels where the person set one. */
export async function subscriptionBlocks(
  context: AppContext,
  user: string,
  direct: string | null,
): Promise<readonly KnownBlock[]> {
  const all = await context.store.subscriptions.all();
  const own = all.filter(({ platform, setBy }) => platform === PLATFORM && setBy === user);
  const mine = own.find(({ channel }) => !isShared(channel));
  const ordered = [...(mine ? [mine] : []), ...own.filter(({ channel }) => isShared(channel))].slice(
    0,
    MESSAGE.subscriptions,
  );
  const shown = await Promise.all(ordered.map((one, i) => oneSubscription(context, one, i)));
  const offer = button('subscribe', direct ?? '', 0, `订阅到私信（每个工作日 ${DEFAULT_SCHEDULE.at}）`);
  return [
    plainText('每日推送', true),
    ...(mine ? [] : [plainText('还没有订阅到您的私信。')]),
    ...(mine || direct === null ? [] : [actions([offer])]),
    ...shown.flat(),
    plainText('频道里的推送由频道成员用 /digest 订阅、暂停和退订；改时间和范围写：/digest 订阅 08:45 第7条 每日'),
  ];
}

async function oneSubscription(context: AppContext, subscribed: Subscribed, i: number): Promise<readonly KnownBlock[]> {
  const { channel, pausedUntil, left } = subscribed;
  const { knowledge } = context;
  const where: RichTextText | { type: 'channel'; channel_id: string } = isShared(channel)
    ? { type: 'channel', channel_id: channel }
    : { type: 'text', text: '私信' };
  const what = `：${sayRhythm(subscribed)}，${scopeLine(knowledge, subscribed.scope)}`;
  const moment = await localTimeFor(context, subscribed);
  const isPaused = pausedUntil !== null && pausedUntil >= moment.day;
  const next = timesPart(knowledge, subscribed, pausedUntil, moment);
  const lines = [
    ...(left === null ? [] : [`发不进去（${left}），已经停下；把我请回去，再订阅一次。`]),
    ...(isPaused ? [`已暂停到${pausedUntil}（含当天）。`] : []),
    ...(left === null && next.kind === 'say' ? [next.text] : []),
  ];
  const resume = isPaused ? [button('resume', channel, i, '恢复')] : [];
  return [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [where, { type: 'text', text: what }] }] },
    ...lines.map((line) => plainText(line)),
    actions([...resume, button('unsubscribe', channel, i, '退订')]),
  ];
}

/** What a subscription posts, in one line. */
function scopeLine(knowledge: Knowledge, scope: string | null): string {
  return scope !== null && hasScope(knowledge, scope) ? lineOf(entry(knowledge, scope, 1)) : '全部';
}

function button(what: z.infer<typeof value>['do'], channel: string, i: number, label: string): Button {
  const text = { type: 'plain_text' as const, text: label, emoji: false };
  return {
    type: 'button',
    action_id: `${SUBSCRIPTION_ACTION}:${what}:${i}`,
    text,
    value: JSON.stringify({ do: what, channel }),
  };
}

function actions(elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}

/** Does what was pressed on App Home; false where it was nothing of ours. */
export async function applyHomeClick(context: AppContext, click: HomeClick): Promise<string | null> {
  const read = readValue(click.value);
  if (!read) return null;
  const { channel } = read;
  const effect =
    read.do === 'subscribe' ? ({ do: 'subscribe', schedule: DEFAULT_SCHEDULE } as const) : ({ do: read.do } as const);
  await applyEffect(context, requesterOf({ channel, user: click.user, name: click.name }), effect, true);
  return channel;
}

function readValue(text: string): z.infer<typeof value> | null {
  try {
    return value.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
