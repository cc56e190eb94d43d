import type { RichTextBlock } from '@slack/types';
import type { Answer } from '../../../intents/answer/answer.ts';
import type { Effect } from '../../../intents/answer/effect.ts';
import { applyEffect, EFFECT_VERBS, type Requester } from '../../digest/apply-effect.ts';
import type { AnsweredQuestion, AppContext } from '../../platform/platform.ts';
import { type Audience, render, type SlackMessage } from '../messages/render.ts';
import { PLATFORM } from '../messages/text.ts';

/** Who orders in which channel. */
interface Orderer {
  readonly channel: string;
  readonly user: string;
  /** As Slack tells it with clicks and commands; null with messages. */
  readonly name: string | null;
}

/** What came of an order, drawn. `isPost` where it is the post of a day, which stands in no thread. */
interface Fulfilled {
  readonly answer: Answer;
  readonly message: SlackMessage;
  readonly isPost: boolean;
}

/** Whether others read in a channel: all but direct messages. */
export function isShared(channel: string): boolean {
  return !channel.startsWith('D');
}

/** The place and the person of an order. */
export function requesterOf({ channel, user, name }: Orderer): Requester {
  return { platform: PLATFORM, channel, user, name, isShared: isShared(channel) };
}

/** Carries out what an answer asks for and draws what came of it. */
export async function applyAndRender(
  context: AppContext,
  orderer: Orderer,
  { question, effect }: Pick<AnsweredQuestion, 'question'> & { readonly effect: Effect },
  room: Audience,
  isConfirmed = false,
): Promise<Fulfilled> {
  const { answer, by } = await applyEffect(context, requesterOf(orderer), effect, isConfirmed);
  const isPost = effect.do === 'now' && answer.status === 'answered';
  const message = render(answer, { question, room: isPost ? 'post' : room, from: 0, link: context.link });
  if (by === null) return { answer, message, isPost };
  return {
    answer,
    message: { ...message, blocks: [byLine(by, `${EFFECT_VERBS[effect.do]}。`), ...message.blocks] },
    isPost,
  };
}

function byLine(user: string, said: string): RichTextBlock {
  const elements = [
    { type: 'text' as const, text: '由' },
    { type: 'user' as const, user_id: user },
    { type: 'text' as const, text: said },
  ];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
