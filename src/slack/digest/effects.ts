import type { RichTextBlock } from '@slack/types';
import type { Answer } from '../../../intents/answer/answer.ts';
import type { Effect } from '../../../intents/answer/effect.ts';
import { carry, DEEDS, type Spot } from '../../digest/apply-effect.ts';
import type { Answered, House } from '../../platform/platform.ts';
import { type Message, type Room, render } from '../messages/render.ts';
import { PLACE } from '../messages/text.ts';

/** Who orders in which channel. */
export interface Orderer {
  readonly channel: string;
  readonly user: string;
  /** As Slack tells it with clicks and commands; null with messages. */
  readonly name: string | null;
}

/** What came of an order, drawn. `isPost` where it is the post of a day, which stands in no thread. */
export interface Fulfilled {
  readonly answer: Answer;
  readonly message: Message;
  readonly isPost: boolean;
}

/** Whether others read in a channel: all but direct messages. */
export function isShared(channel: string): boolean {
  return !channel.startsWith('D');
}

/** The place and the person of an order. */
export function spotOf({ channel, user, name }: Orderer): Spot {
  return { platform: PLACE, channel, user, name, isShared: isShared(channel) };
}

/** Carries out what an answer asks for and draws what came of it. */
export async function fulfil(
  house: House,
  orderer: Orderer,
  { question, effect }: Pick<Answered, 'question'> & { readonly effect: Effect },
  room: Room,
  isConfirmed = false,
): Promise<Fulfilled> {
  const { answer, by } = await carry(house, spotOf(orderer), effect, isConfirmed);
  const isPost = effect.do === 'now' && answer.status === 'answered';
  const message = render(answer, { question, room: isPost ? 'post' : room, from: 0, link: house.link });
  if (by === null) return { answer, message, isPost };
  return { answer, message: { ...message, blocks: [byLine(by, `${DEEDS[effect.do]}。`), ...message.blocks] }, isPost };
}

function byLine(user: string, said: string): RichTextBlock {
  const elements = [
    { type: 'text' as const, text: '由' },
    { type: 'user' as const, user_id: user },
    { type: 'text' as const, text: said },
  ];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
