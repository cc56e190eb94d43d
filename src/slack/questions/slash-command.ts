import { elsewhere } from '../../../intents/digest/elsewhere.ts';
import { COMMANDS, NUMBERLESS, sayGaps, UNKNOWN } from '../../digest/slash-commands.ts';
import { statusAnswer } from '../../digest/status.ts';
import { answerOnce, mayAsk, note, tooMany } from '../../platform/conversation.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { House } from '../../platform/platform.ts';
import type { Command } from '../connection/payload.ts';
import { postPrivately } from '../connection/post-message.ts';
import { fulfil, isShared } from '../digest/effects.ts';
import { type Message, render } from '../messages/render.ts';
import { PLACE, words } from '../messages/text.ts';
import { type SlackQuestion, wordsOf } from './question.ts';

/** The reply to a slash command for the one who typed it. */
export async function answerCommand(house: House, typed: Command): Promise<Message> {
  const { command, text } = typed;
  if (!COMMANDS.some((known) => known === command)) return plain(UNKNOWN);
  if (command === '/item' && text === '') return plain(NUMBERLESS);
  if (command === '/plan' && text === '缺口') return plain((await sayGaps(house)).replace(/[<>&]/g, ' '));
  if (command === '/plan' && text === '状态') {
    const answer = await statusAnswer(house, { platform: PLACE, channel: typed.channel });
    return render(answer, { question: '/plan 状态', room: 'private', from: 0, link: house.link });
  }
  const question = wordsOf(typed);
  return privately(house, question === '' ? '帮助' : question, typed);
}

/** Answers the words of a message for one person; an order that stands in them is nobody's who reads it. */
export async function answerShortcut(house: House, { text, user, responseUrl }: SlackQuestion): Promise<Outcome> {
  await postPrivately(responseUrl, await privately(house, text, { user, name: null, channel: null }));
  return { kind: 'done' };
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

type Asker = Pick<Command, 'user' | 'name'> & { readonly channel: string | null };

/** Orders that all in a channel hear of, and the post that is wanted now: these are answered by a post, through the inbox. */
export function isPosted(house: House, typed: Command): boolean {
  if (!COMMANDS.some((known) => known === typed.command)) return false;
  const { effect } = answerOnce(house, wordsOf(typed), null).answer;
  if (!effect || effect.do === 'subscribe' || effect.do === 'state' || effect.do === 'another') return false;
  return effect.do === 'now' || isShared(typed.channel);
}

/** The bot's own words as a message. */
export function plain(text: string): Message {
  return { text, blocks: [words(text)] };
}
