import type { WebClient } from '@slack/web-api';
import { elsewhere } from '../../../intents/digest/elsewhere.ts';
import { COMMANDS, NUMBERLESS, sayGaps, UNKNOWN } from '../../digest/slash-commands.ts';
import { statusAnswer } from '../../digest/status.ts';
import { answerOnce, mayAsk, note, tooMany } from '../../platform/conversation.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { House } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import type { Typed } from '../connection/payload.ts';
import { outcomeOf, post } from '../connection/post-message.ts';
import { fulfil, isShared } from '../digest/effects.ts';
import { type Message, render } from '../messages/render.ts';
import { PLACE, words } from '../messages/text.ts';
import { absent } from './answer-question.ts';

/** What a command asks, as a question: of its own words alone, but for the one that orders. */
function questionOf({ command, text }: Typed): string {
  return command === '/digest' ? `/digest ${text}`.trim() : text;
}

/** The reply to a slash command for the one who typed it. */
export async function answerCommand(house: House, typed: Typed): Promise<Message> {
  const { command, text } = typed;
  if (!COMMANDS.some((known) => known === command)) return plain(UNKNOWN);
  if (command === '/item' && text === '') return plain(NUMBERLESS);
  if (command === '/plan' && text === '缺口') return plain((await sayGaps(house)).replace(/[<>&]/g, ' '));
  if (command === '/plan' && text === '状态') {
    const answer = await statusAnswer(house, { platform: PLACE, channel: typed.channel });
    return render(answer, { question: '/plan 状态', room: 'private', from: 0, link: house.link });
  }
  const question = questionOf(typed);
  return privately(house, question === '' ? '帮助' : question, typed);
}

/** Answers the words of a message for one person; an order that stands in them is nobody's who reads it. */
export async function answerShortcut(house: House, text: string, user: string): Promise<Message> {
  return privately(house, text, { user, name: null, channel: null });
}

/** Answers one person; nobody else sees it. What is ordered is carried out where there is a channel for it. */
async function privately(house: House, text: string, { user, name, channel }: Asker): Promise<Message> {
  if ((await mayAsk(house, user)) !== 'ok') return plain(tooMany(house));
  const answered = answerOnce(house, text, null);
  await note(house, { thread: `slack:private:${user}`, user, place: PLACE }, answered);
  const { question, answer } = answered;
  const { effect = null } = answer;
  if (effect === null || channel === null)
    return render(elsewhere(answer), { question, room: 'private', from: 0, link: house.link });
  return (await fulfil(house, { user, name, channel }, { question, effect }, 'private')).message;
}

type Asker = Pick<Typed, 'user' | 'name'> & { readonly channel: string | null };

/** Orders that all in a channel hear of, and the post that is wanted now: these are answered by a post, through the inbox. */
export function isPosted(house: House, typed: Typed): boolean {
  if (!COMMANDS.some((known) => known === typed.command)) return false;
  const { effect } = answerOnce(house, questionOf(typed), null).answer;
  if (!effect || effect.do === 'subscribe' || effect.do === 'state' || effect.do === 'another') return false;
  return effect.do === 'now' || isShared(typed.channel);
}

/** Carries out such an order and posts what came of it; where that cannot be, `whisper` tells the one who typed it. */
export async function postCommand(
  house: House,
  client: WebClient,
  typed: Typed,
  row: Claimed,
  whisper: (message: Message) => Promise<unknown>,
): Promise<Outcome> {
  if (row.attempts === 1 && (await mayAsk(house, typed.user)) !== 'ok') {
    await whisper(plain(tooMany(house)));
    return { kind: 'done' };
  }
  const { question, answer } = answerOnce(house, questionOf(typed), null);
  if (!answer.effect) return { kind: 'done' };
  const { message, isPost } = await fulfil(house, typed, { question, effect: answer.effect }, 'channel');
  const sent = await post(client, row, { channel: typed.channel, threadTs: null }, message);
  if (sent.kind === 'left' || sent.kind === 'refused') await whisper(isPost ? plain(absent(sent.why)) : message);
  return outcomeOf(sent);
}

/** The bot's own words as a message. */
export function plain(text: string): Message {
  return { text, blocks: [words(text)] };
}
