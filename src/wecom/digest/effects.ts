import type { Answer } from '../../../intents/answer/answer.ts';
import { say } from '../../../intents/compose/parts.ts';
import { applyEffect, EFFECT_VERBS, type Requester } from '../../digest/apply-effect.ts';
import type { AppContext } from '../../platform/platform.ts';
import type { WecomQuestion } from '../protocol/payload.ts';
import { PLATFORM } from '../protocol/text.ts';
import type { ChatRef } from './push.ts';

/** What a group's place begins with in the store; no person's id holds a colon. */
const GROUP = 'group:';
/** What confirms the subscription of a group that was asked for just now. */
const CONFIRM = /^确认(?:订阅)?[。.!！]*$/;

/** Where posts go, as the store knows it: a group, or a person. */
export function channelOf({ chat, isGroup }: Pick<WecomQuestion, 'chat' | 'isGroup'>): string {
  return isGroup ? `${GROUP}${chat}` : chat;
}

/** The chat of a place in the store. */
export function chatOf(channel: string): ChatRef {
  const isGroup = channel.startsWith(GROUP);
  return { id: isGroup ? channel.slice(GROUP.length) : channel, isGroup };
}

/** Carries out what an answer asks for and tells what came of it; an answer that asks for nothing stays as it is. */
export async function applyToAnswer(
  context: AppContext,
  incoming: WecomQuestion,
  answer: Answer,
  isConfirmed: boolean,
): Promise<Answer> {
  const { effect = null } = answer;
  if (effect === null) return answer;
  const { user, isGroup } = incoming;
  const spot: Requester = { platform: PLATFORM, channel: channelOf(incoming), user, name: null, isShared: isGroup };
  const carried = await applyEffect(context, spot, effect, isConfirmed);
  const by = carried.by === null ? [] : [say(`由${carried.by}${EFFECT_VERBS[effect.do]}。`)];
  const isAsked = isGroup && effect.do === 'subscribe' && !isConfirmed;
  const how = isAsked ? [say('@我说“确认订阅”生效。')] : [];
  return {
    ...carried.answer,
    parts: [...by, ...carried.answer.parts, ...how],
    focus: carried.answer.focus ?? answer.focus,
  };
}

/** The order that a message confirms: the one that the same person gave last in the group; null where it confirms none. */
export async function recallOrder({ store }: AppContext, thread: string, text: string): Promise<string | null> {
  return CONFIRM.test(text) ? store.conversations.recall(orderOf(thread), Date.now()) : null;
}

/** Keeps an order until it is confirmed. */
export async function keepOrder({ store }: AppContext, thread: string, text: string): Promise<void> {
  await store.conversations.remember(orderOf(thread), text, Date.now());
}

function orderOf(thread: string): string {
  return `${thread}:order`;
}
