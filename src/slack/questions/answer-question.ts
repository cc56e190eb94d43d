import type { WebClient } from '@slack/web-api';
import { isStatus, statusAnswer } from '../../digest/status.ts';
import { answerIn, mayAsk, note, tooMany } from '../../platform/conversation.ts';
import type { Outcome } from '../../platform/inbox-worker.ts';
import type { Answered, House } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import type { Asking, Pressing } from '../connection/payload.ts';
import { outcomeOf, post, postOnce, type Sent, type Target } from '../connection/post-message.ts';
import { fulfil, spotOf } from '../digest/effects.ts';
import { type Carried, readCarried } from '../messages/buttons.ts';
import { type Message, type Room, render } from '../messages/render.ts';
import { PLACE } from '../messages/text.ts';

/** Answers a question asked in a message. */
export async function answerMessage(house: House, client: WebClient, asking: Asking, row: Claimed): Promise<Outcome> {
  const target: Target = { channel: asking.channel, threadTs: asking.threadTs ?? asking.ts };
  const allowed = row.attempts > 1 ? 'ok' : await mayAsk(house, asking.user);
  if (allowed === 'over') return { kind: 'done' };
  if (allowed === 'told') return postOnce(client, row, target, { text: tooMany(house), blocks: [] });
  if (asking.isDirect) showStatus(client, target);
  const room: Room = asking.isDirect ? 'direct' : 'channel';
  const { text, user, thread } = asking;
  return outcomeOf(await say(house, client, { text, user, name: null, thread, room, from: 0 }, target, row));
}

/** Answers a click whose reply is a post in the thread: a question, the next page, or a private answer shown to all. */
export async function answerClick(house: House, client: WebClient, click: Pressing, row: Claimed): Promise<Outcome> {
  const carried: Carried | null = readCarried(click.value);
  if (!carried) return { kind: 'done' };
  const { user, name, thread } = click;
  const asked = { text: carried.q, user, name, thread, room: 'channel' as const, from: carried.from ?? 0 };
  return outcomeOf(await say(house, client, asked, targetOf(click), row));
}

/** A private answer hangs on no message of the channel: what follows it is a message of its own. */
function targetOf({ channel, isPrivate, threadTs }: Pressing): Target {
  return { channel, threadTs: isPrivate ? null : threadTs };
}

/** Sets the subscription that a press confirms, and tells all who did. `whisper` speaks to the presser alone. */
export async function answerConfirm(
  house: House,
  client: WebClient,
  click: Pressing,
  row: Claimed,
  whisper: (text: string) => Promise<unknown>,
): Promise<Outcome> {
  const { q: question, s: schedule } = readCarried(click.value) ?? {};
  if (question === undefined || !schedule) return { kind: 'done' };
  const before = await house.store.subscriptions.get(spotOf(click));
  const isSame = before?.left === null && before.pausedUntil === null && sameSchedule(before, schedule);
  if (row.attempts === 1 && isSame) {
    await whisper('这里已经这样订阅了，没有改动。');
    return { kind: 'done' };
  }
  const order = { question, effect: { do: 'subscribe', schedule } as const };
  const { message } = await fulfil(house, click, order, 'channel', true);
  const sent = await post(client, row, targetOf(click), message);
  if (sent.kind === 'left' || sent.kind === 'refused') {
    await house.store.subscriptions.remove(spotOf(click));
    await whisper(`没有订阅成：${absent(sent.why)}`);
  }
  return outcomeOf(sent);
}

/** Why nothing can be posted in a channel, and what to do. */
export function absent(why: string): string {
  return `我发不进这个频道（${why}）。请先在频道里发 /invite 把我请进来，再试一次。`;
}

type At = { readonly at: string; readonly scope: string | null; readonly rhythm: string };

function sameSchedule(a: At, b: At): boolean {
  return a.at === b.at && a.scope === b.scope && a.rhythm === b.rhythm;
}

interface Asked {
  readonly text: string;
  readonly user: string;
  readonly name: string | null;
  readonly thread: string;
  readonly room: Room;
  readonly from: number;
}

async function say(house: House, client: WebClient, asked: Asked, target: Target, row: Claimed): Promise<Sent> {
  const { text, user, thread } = asked;
  const said = { text, user, thread, place: PLACE };
  const answered = isStatus(text)
    ? { question: text, answer: await statusAnswer(house, { platform: PLACE, channel: target.channel }) }
    : await answerIn(house, said);
  const { answer, message, isPost } = await draw(house, asked, target.channel, answered);
  const sent = await post(client, row, isPost ? { ...target, threadTs: null } : target, message);
  if (sent.kind !== 'again') await note(house, said, { ...answered, answer });
  return sent;
}

/** Draws an answer; what it asks for is carried out first. */
async function draw(
  house: House,
  { user, name, room, from }: Asked,
  channel: string,
  { question, answer }: Answered,
): Promise<{ readonly answer: Answered['answer']; readonly message: Message; readonly isPost: boolean }> {
  const { effect = null } = answer;
  if (effect === null)
    return { answer, message: render(answer, { question, room, from, link: house.link }), isPost: false };
  const fulfilled = await fulfil(house, { channel, user, name }, { question, effect }, room);
  // What the conversation spoke of stays, where the order has nothing of its own.
  return { ...fulfilled, answer: { ...fulfilled.answer, focus: fulfilled.answer.focus ?? answer.focus } };
}

/** Shown while working where Slack allows it; where not, nothing is lost. */
function showStatus(client: WebClient, { channel, threadTs }: Target): void {
  if (threadTs === null) return;
  client.assistant.threads
    .setStatus({ channel_id: channel, thread_ts: threadTs, status: '正在查要点…' })
    .catch(() => undefined);
}
