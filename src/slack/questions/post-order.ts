import type { WebClient } from '@slack/web-api';
import { answerOnce, mayAsk, tooMany } from '../../platform/conversation.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { House } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import { outcomeOf, post, postPrivately } from '../connection/post-message.ts';
import { fulfil, spotOf } from '../digest/effects.ts';
import type { SlackQuestion } from './question.ts';
import { plain } from './slash-command.ts';

/** Sets the subscription that a click confirms, and tells all in the channel who did. */
export async function postConfirmed(
  house: House,
  client: WebClient,
  asked: SlackQuestion,
  row: Claimed,
): Promise<Outcome> {
  const { text: question, schedule, responseUrl } = asked;
  if (!schedule) return { kind: 'done' };
  const before = await house.store.subscriptions.get(spotOf(asked));
  const isSame = before?.left === null && before.pausedUntil === null && sameSchedule(before, schedule);
  if (row.attempts === 1 && isSame) {
    await postPrivately(responseUrl, plain('这里已经这样订阅了，没有改动。'));
    return { kind: 'done' };
  }
  const order = { question, effect: { do: 'subscribe', schedule } as const };
  const { message } = await fulfil(house, asked, order, 'channel', true);
  const sent = await post(client, row, asked, message);
  if (sent.kind === 'left' || sent.kind === 'refused') {
    await house.store.subscriptions.remove(spotOf(asked));
    await postPrivately(responseUrl, plain(`没有订阅成：${absent(sent.why)}`));
  }
  return outcomeOf(sent);
}

/** Carries out what a command orders and posts what came of it; where that cannot be, the one who typed it is told. */
export async function postCommand(
  house: House,
  client: WebClient,
  asked: SlackQuestion,
  row: Claimed,
): Promise<Outcome> {
  if (row.attempts === 1 && (await mayAsk(house, asked.user)) !== 'ok') {
    await postPrivately(asked.responseUrl, plain(tooMany(house)));
    return { kind: 'done' };
  }
  const { question, answer } = answerOnce(house, asked.text, null);
  if (!answer.effect) return { kind: 'done' };
  const { message, isPost } = await fulfil(house, asked, { question, effect: answer.effect }, 'channel');
  const sent = await post(client, row, asked, message);
  if (sent.kind === 'left' || sent.kind === 'refused')
    await postPrivately(asked.responseUrl, isPost ? plain(absent(sent.why)) : message);
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
