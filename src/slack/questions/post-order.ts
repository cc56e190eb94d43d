import { isExport } from '../../../intents/export/request.ts';
import { answerQuestion, checkRate, rateLimitMessage } from '../../platform/conversation.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { AppContext } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import { outcomeOf, postAnswer, postPrivately } from '../connection/post-message.ts';
import type { SlackClient } from '../connection/web-client.ts';
import { applyAndRender, requesterOf } from '../digest/effects.ts';
import { answerExport } from './export-file.ts';
import type { SlackQuestion } from './question.ts';
import { plainMessage } from './slash-command.ts';

/** Sets the subscription that a click confirms, and tells all in the channel who did. */
export async function postConfirmed(
  context: AppContext,
  client: SlackClient,
  asked: SlackQuestion,
  row: Claimed,
): Promise<Outcome> {
  const { text: question, schedule, responseUrl } = asked;
  if (!schedule) return { kind: 'done' };
  const before = await context.store.subscriptions.get(requesterOf(asked));
  const isSame = before?.left === null && before.pausedUntil === null && sameSchedule(before, schedule);
  if (row.attempts === 1 && isSame) {
    await postPrivately(responseUrl, plainMessage('这里已经这样订阅了，没有改动。'));
    return { kind: 'done' };
  }
  const order = { question, effect: { do: 'subscribe', schedule } as const };
  const { message } = await applyAndRender(context, asked, order, 'channel', true);
  const sent = await postAnswer(client, row, asked, message);
  if (sent.kind === 'left' || sent.kind === 'refused') {
    await context.store.subscriptions.remove(requesterOf(asked));
    await postPrivately(responseUrl, plainMessage(`没有订阅成：${absent(sent.why)}`));
  }
  return outcomeOf(sent);
}

/** Carries out what a command orders and posts what came of it; where that cannot be, the one who typed it is told. */
export async function postCommand(
  context: AppContext,
  client: SlackClient,
  asked: SlackQuestion,
  row: Claimed,
): Promise<Outcome> {
  if (row.attempts === 1 && (await checkRate(context, asked.user)) !== 'ok') {
    await postPrivately(asked.responseUrl, plainMessage(rateLimitMessage(context)));
    return { kind: 'done' };
  }
  if (isExport(asked.text)) return answerExport(context, client, asked, row);
  const { question, answer } = answerQuestion(context, asked.text, null);
  if (!answer.effect) return { kind: 'done' };
  const { message, isPost } = await applyAndRender(context, asked, { question, effect: answer.effect }, 'channel');
  const sent = await postAnswer(client, row, asked, message);
  if (sent.kind === 'left' || sent.kind === 'refused')
    await postPrivately(asked.responseUrl, isPost ? plainMessage(absent(sent.why)) : message);
  return outcomeOf(sent);
}

/** Why nothing can be posted in a channel, and what to do. */
function absent(why: string): string {
  return `我发不进这个频道（${why}）。请先在频道里发 /invite 把我请进来，再试一次。`;
}

type At = { readonly at: string; readonly scope: string | null; readonly rhythm: string };

function sameSchedule(a: At, b: At): boolean {
  return a.at === b.at && a.scope === b.scope && a.rhythm === b.rhythm;
}
