import { asReadOnly } from '../../../intents/digest/read-only.ts';
import { isExport } from '../../../intents/export/request.ts';
import { COMMANDS, MISSING_NUMBER, UNKNOWN_COMMAND, unansweredText } from '../../digest/slash-commands.ts';
import { statusAnswer } from '../../digest/status.ts';
import { composeExport } from '../../export/order.ts';
import { answerQuestion, checkRate, rateLimitMessage, rememberAnswer } from '../../platform/conversation.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { AppContext } from '../../platform/platform.ts';
import type { Command } from '../connection/payload.ts';
import { postPrivately } from '../connection/post-message.ts';
import { applyAndRender, isShared } from '../digest/effects.ts';
import { render, type SlackMessage } from '../messages/render.ts';
import { PLATFORM, plainText } from '../messages/text.ts';
import { commandQuestion, type SlackQuestion } from './question.ts';

/** The reply to a slash command for the one who typed it. */
export async function answerCommand(context: AppContext, typed: Command): Promise<SlackMessage> {
  const { command, text } = typed;
  if (!COMMANDS.some((known) => known === command)) return plainMessage(UNKNOWN_COMMAND);
  if (command === '/item' && text === '') return plainMessage(MISSING_NUMBER);
  if (command === '/plan' && text === '缺口') {
    // What answers a command is seen by the one who typed it alone.
    const reader = { platform: PLATFORM, user: typed.user, isAlone: true };
    return plainMessage((await unansweredText(context, reader)).replace(/[<>&]/g, ' '));
  }
  if (command === '/plan' && text === '状态') {
    const answer = await statusAnswer(context, { platform: PLATFORM, channel: typed.channel });
    return render(answer, { question: '/plan 状态', room: 'private', from: 0, link: context.link });
  }
  if (command === '/plan' && isExport(text)) {
    const reply = composeExport(context, text);
    if (reply.kind === 'words') return plainMessage(reply.text);
    // A question that the plan does not answer is told so; a file comes as a message of its own.
    if (reply.kind === 'answer') return privately(context, reply.answered.question, typed);
  }
  const question = commandQuestion(typed);
  return privately(context, question === '' ? '帮助' : question, typed);
}

/** Answers the words of a message for one person; an order that stands in them is nobody's who reads it. */
export async function answerShortcut(
  context: AppContext,
  { text, user, responseUrl }: SlackQuestion,
): Promise<Outcome> {
  await postPrivately(responseUrl, await privately(context, text, { user, name: null, channel: null }));
  return { kind: 'done' };
}

/** Answers one person; nobody else sees it. What is ordered is carried out where there is a channel for it. */
async function privately(context: AppContext, text: string, { user, name, channel }: Asker): Promise<SlackMessage> {
  if ((await checkRate(context, user)) !== 'ok') return plainMessage(rateLimitMessage(context));
  const answered = answerQuestion(context, text, null);
  await rememberAnswer(context, { thread: `slack:private:${user}`, user, place: PLATFORM }, answered);
  const { question, answer } = answered;
  const { effect = null } = answer;
  if (effect === null || channel === null)
    return render(asReadOnly(answer), { question, room: 'private', from: 0, link: context.link });
  return (await applyAndRender(context, { user, name, channel }, { question, effect }, 'private')).message;
}

type Asker = Pick<Command, 'user' | 'name'> & { readonly channel: string | null };

/** Orders that all in a channel hear of, the post that is wanted now, and files: these are answered by a post, through the inbox. */
export function isPosted(context: AppContext, typed: Command): boolean {
  if (!COMMANDS.some((known) => known === typed.command)) return false;
  if (typed.command === '/plan' && isExport(typed.text)) return composeExport(context, typed.text).kind === 'file';
  const { effect } = answerQuestion(context, commandQuestion(typed), null).answer;
  if (!effect || effect.do === 'subscribe' || effect.do === 'state' || effect.do === 'another') return false;
  return effect.do === 'now' || isShared(typed.channel);
}

/** The bot's own words as a message. */
export function plainMessage(text: string): SlackMessage {
  return { text, blocks: [plainText(text)] };
}
