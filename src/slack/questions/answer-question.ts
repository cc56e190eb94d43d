import { isExport } from '../../../intents/export/request.ts';
import { asksSomething } from '../../../intents/understand/talk.ts';
import { isStatus, statusAnswer } from '../../digest/status.ts';
import { answerInThread, checkRate, rateLimitMessage, rememberAnswer } from '../../platform/conversation.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { AnsweredQuestion, AppContext } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import {
  outcomeOf,
  postAnswer,
  postMessageOnce,
  postPrivately,
  type SlackPostResult,
} from '../connection/post-message.ts';
import type { SlackClient } from '../connection/web-client.ts';
import { applyAndRender } from '../digest/effects.ts';
import { render, type SlackMessage } from '../messages/render.ts';
import { PLATFORM } from '../messages/text.ts';
import { answerExport } from './export-file.ts';
import { postCommand, postConfirmed } from './post-order.ts';
import { readStored, type SlackQuestion } from './question.ts';
import { answerShortcut, plainMessage } from './slash-command.ts';

/** Answers a row of the inbox. */
export async function answerRow(context: AppContext, client: SlackClient, row: Claimed): Promise<Outcome> {
  const question = readStored(row.body);
  if (!question) {
    context.log.error({ key: row.key }, 'inbox row unreadable');
    return { kind: 'done' };
  }
  switch (question.kind) {
    case 'message':
      return answerMessage(context, client, question, row);
    case 'click':
      return (await isTooFast(context, question, row))
        ? { kind: 'done' }
        : outcomeOf(await say(context, client, question, row));
    case 'confirm':
      return (await isTooFast(context, question, row))
        ? { kind: 'done' }
        : postConfirmed(context, client, question, row);
    case 'command':
      return postCommand(context, client, question, row);
    case 'shortcut':
      return answerShortcut(context, question);
  }
}

/** Whether a person clicks faster than they may ask, who is told so once. */
async function isTooFast(context: AppContext, { user, responseUrl }: SlackQuestion, row: Claimed): Promise<boolean> {
  const allowed = row.attempts > 1 ? 'ok' : await checkRate(context, user);
  if (allowed === 'told') await postPrivately(responseUrl, plainMessage(rateLimitMessage(context)));
  return allowed !== 'ok';
}

/** Answers a question asked in a message; talk of people in the bot's thread is left alone. */
async function answerMessage(
  context: AppContext,
  client: SlackClient,
  asked: SlackQuestion,
  row: Claimed,
): Promise<Outcome> {
  if (asked.isFollowUp && !isAsked(context, asked)) return { kind: 'done' };
  const allowed = row.attempts > 1 ? 'ok' : await checkRate(context, asked.user);
  if (allowed === 'over') return { kind: 'done' };
  if (allowed === 'told') return postMessageOnce(client, row, asked, { text: rateLimitMessage(context), blocks: [] });
  if (asked.isDirect) showStatus(client, asked);
  if (isExport(asked.text)) return answerExport(context, client, asked, row);
  return outcomeOf(await say(context, client, asked, row));
}

function isAsked({ knowledge, today }: AppContext, { text }: SlackQuestion): boolean {
  return asksSomething({ text, today: today(), focus: null }, knowledge);
}

async function say(
  context: AppContext,
  client: SlackClient,
  asked: SlackQuestion,
  row: Claimed,
): Promise<SlackPostResult> {
  const { text, user, thread, channel } = asked;
  const said = { text, user, thread, place: PLATFORM };
  const answered = isStatus(text)
    ? { question: text, answer: await statusAnswer(context, { platform: PLATFORM, channel }) }
    : await answerInThread(context, said);
  const { answer, message, isPost } = await draw(context, asked, answered);
  const sent = await postAnswer(client, row, isPost ? { channel, threadTs: null } : asked, message);
  if (sent.kind !== 'again') await rememberAnswer(context, said, { ...answered, answer });
  return sent;
}

/** Draws an answer; what it asks for is carried out first. */
async function draw(
  context: AppContext,
  asked: SlackQuestion,
  { question, answer }: AnsweredQuestion,
): Promise<{ readonly answer: AnsweredQuestion['answer']; readonly message: SlackMessage; readonly isPost: boolean }> {
  const { effect = null } = answer;
  const room = asked.isDirect ? 'direct' : 'channel';
  if (effect === null)
    return {
      answer,
      message: render(answer, { question, room, from: asked.from, link: context.link }),
      isPost: false,
    };
  const fulfilled = await applyAndRender(context, asked, { question, effect }, room);
  // What the conversation spoke of stays, where the order has nothing of its own.
  return { ...fulfilled, answer: { ...fulfilled.answer, focus: fulfilled.answer.focus ?? answer.focus } };
}

/** Shown while working where Slack allows it; where not, nothing is lost. */
function showStatus(client: SlackClient, { channel, threadTs }: SlackQuestion): void {
  if (threadTs === null) return;
  client.assistant.threads
    .setStatus({ channel_id: channel, thread_ts: threadTs, status: '正在查要点…' })
    .catch(() => undefined);
}
