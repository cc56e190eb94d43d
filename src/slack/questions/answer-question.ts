import type { WebClient } from '@slack/web-api';
import { isStatus, statusAnswer } from '../../digest/status.ts';
import { answerIn, mayAsk, note, tooMany } from '../../platform/conversation.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { Answered, House } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import { outcomeOf, post, postOnce, type Sent } from '../connection/post-message.ts';
import { fulfil } from '../digest/effects.ts';
import { type Message, render } from '../messages/render.ts';
import { PLACE } from '../messages/text.ts';
import { postCommand, postConfirmed } from './post-order.ts';
import { readStored, type SlackQuestion } from './question.ts';
import { answerShortcut } from './slash-command.ts';

/** Answers a row of the inbox. */
export async function answerQuestion(house: House, client: WebClient, row: Claimed): Promise<Outcome> {
  const question = readStored(row.body);
  if (!question) {
    house.log.error({ key: row.key }, 'inbox row unreadable');
    return { kind: 'done' };
  }
  switch (question.kind) {
    case 'message':
      return answerMessage(house, client, question, row);
    case 'click':
      return outcomeOf(await say(house, client, question, row));
    case 'confirm':
      return postConfirmed(house, client, question, row);
    case 'command':
      return postCommand(house, client, question, row);
    case 'shortcut':
      return answerShortcut(house, question);
  }
}

/** Answers a question asked in a message. */
async function answerMessage(house: House, client: WebClient, asked: SlackQuestion, row: Claimed): Promise<Outcome> {
  const allowed = row.attempts > 1 ? 'ok' : await mayAsk(house, asked.user);
  if (allowed === 'over') return { kind: 'done' };
  if (allowed === 'told') return postOnce(client, row, asked, { text: tooMany(house), blocks: [] });
  if (asked.isDirect) showStatus(client, asked);
  return outcomeOf(await say(house, client, asked, row));
}

async function say(house: House, client: WebClient, asked: SlackQuestion, row: Claimed): Promise<Sent> {
  const { text, user, thread, channel } = asked;
  const said = { text, user, thread, place: PLACE };
  const answered = isStatus(text)
    ? { question: text, answer: await statusAnswer(house, { platform: PLACE, channel }) }
    : await answerIn(house, said);
  const { answer, message, isPost } = await draw(house, asked, answered);
  const sent = await post(client, row, isPost ? { channel, threadTs: null } : asked, message);
  if (sent.kind !== 'again') await note(house, said, { ...answered, answer });
  return sent;
}

/** Draws an answer; what it asks for is carried out first. */
async function draw(
  house: House,
  asked: SlackQuestion,
  { question, answer }: Answered,
): Promise<{ readonly answer: Answered['answer']; readonly message: Message; readonly isPost: boolean }> {
  const { effect = null } = answer;
  const room = asked.isDirect ? 'direct' : 'channel';
  if (effect === null)
    return {
      answer,
      message: render(answer, { question, room, from: asked.from, link: house.link }),
      isPost: false,
    };
  const fulfilled = await fulfil(house, asked, { question, effect }, room);
  // What the conversation spoke of stays, where the order has nothing of its own.
  return { ...fulfilled, answer: { ...fulfilled.answer, focus: fulfilled.answer.focus ?? answer.focus } };
}

/** Shown while working where Slack allows it; where not, nothing is lost. */
function showStatus(client: WebClient, { channel, threadTs }: SlackQuestion): void {
  if (threadTs === null) return;
  client.assistant.threads
    .setStatus({ channel_id: channel, thread_ts: threadTs, status: '正在查要点…' })
    .catch(() => undefined);
}
