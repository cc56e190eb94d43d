import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type Answer, type Focus, KINDS } from '../../intents/answer.ts';
import { cleanText } from '../../intents/asked.ts';
import type { House } from '../platform.ts';
import type { Claimed } from '../store/inbox.ts';
import type { Store } from '../store/open.ts';
import type { Outcome } from '../worker.ts';
import { type Carried, readCarried } from './button.ts';
import type { Asking, Pressing } from './payload.ts';
import { postOnce, type Target } from './post.ts';
import { type Room, render } from './render.ts';

/** What answers need: the house, the store, and how many questions a person may ask in a minute. */
export interface Desk {
  readonly house: House;
  readonly store: Store;
  readonly perMinute: number;
}

const focus = z.object({
  units: z.array(z.string()),
  kind: z.enum(KINDS),
  asked: z.string(),
  more: z.array(z.string()),
});

/** What a conversation spoke of last, as stored; null where nothing is known or it is of an older kind. */
export async function recall({ store }: Desk, thread: string): Promise<Focus | null> {
  const text = await store.conversations.recall(thread, Date.now());
  try {
    return text === null ? null : (focus.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}

/** Answers a question asked in a message. */
export async function answerMessage(desk: Desk, client: WebClient, asking: Asking, row: Claimed): Promise<Outcome> {
  const target: Target = { channel: asking.channel, threadTs: asking.threadTs ?? asking.ts };
  const allowed = row.attempts > 1 ? 'ok' : await desk.store.rates.hit(asking.user, Date.now(), desk.perMinute);
  if (allowed === 'over') return { kind: 'done' };
  if (allowed === 'told') return postOnce(client, row, target, { text: tooMany(desk.perMinute), blocks: [] });
  if (asking.isDirect) showStatus(client, target);
  const room: Room = asking.isDirect ? 'direct' : 'channel';
  return say(desk, client, { text: asking.text, user: asking.user, thread: asking.thread, room, from: 0 }, target, row);
}

/** Answers a click whose reply is a post in the thread: a question, the next page, or a private answer shown to all. */
export async function answerClick(desk: Desk, client: WebClient, click: Pressing, row: Claimed): Promise<Outcome> {
  const carried: Carried | null = readCarried(click.value);
  if (!carried) return { kind: 'done' };
  // A private answer hangs on no message of the channel: it is shown as one of its own.
  const target: Target = { channel: click.channel, threadTs: click.isPrivate ? null : click.threadTs };
  const asked = {
    text: carried.q,
    user: click.user,
    thread: click.thread,
    room: 'channel' as const,
    from: carried.from ?? 0,
  };
  return say(desk, client, asked, target, row);
}

interface Said {
  readonly text: string;
  readonly user: string;
  readonly thread: string;
  readonly room: Room;
  readonly from: number;
}

async function say(desk: Desk, client: WebClient, said: Said, target: Target, row: Claimed): Promise<Outcome> {
  const known = await recall(desk, said.thread);
  const answer = desk.house.answer({ text: said.text, today: desk.house.today(), focus: known });
  const question = cleanText(said.text);
  const outcome = await postOnce(client, row, target, render(answer, { question, room: said.room, from: said.from }));
  if (outcome.kind === 'done') await note(desk, said, answer, question);
  return outcome;
}

/** Keeps what the conversation spoke of, and the question where the plan did not answer it. */
export async function note(
  { store }: Desk,
  said: Pick<Said, 'thread' | 'user'>,
  answer: Answer,
  question: string,
): Promise<void> {
  const now = Date.now();
  const kept = answer.focus ?? { units: [], kind: answer.kind, asked: question, more: [] };
  await store.conversations.remember(said.thread, JSON.stringify(kept), now);
  if (answer.status === 'not_in_plan')
    await store.unanswered.add({ question, user: said.user, place: 'slack', at: now });
}

/** What a person is told who asks too fast. */
export function tooMany(perMinute: number): string {
  return `一分钟最多问${perMinute}个问题，请稍等片刻再问。`;
}

/** Shown while working where Slack allows it; where not, nothing is lost. */
function showStatus(client: WebClient, { channel, threadTs }: Target): void {
  if (threadTs === null) return;
  client.assistant.threads
    .setStatus({ channel_id: channel, thread_ts: threadTs, status: '正在查要点…' })
    .catch(() => undefined);
}
