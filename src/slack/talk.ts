import type { WebClient } from '@slack/web-api';
import { answerIn, mayAsk, note, tooMany } from '../desk.ts';
import type { House } from '../platform.ts';
import type { Claimed } from '../store/inbox.ts';
import type { Outcome } from '../worker.ts';
import { type Carried, readCarried } from './button.ts';
import type { Asking, Pressing } from './payload.ts';
import { postOnce, type Target } from './post.ts';
import { type Room, render } from './render.ts';

/** Where what was asked in Slack is noted to come from. */
export const PLACE = 'slack';

/** Answers a question asked in a message. */
export async function answerMessage(house: House, client: WebClient, asking: Asking, row: Claimed): Promise<Outcome> {
  const target: Target = { channel: asking.channel, threadTs: asking.threadTs ?? asking.ts };
  const allowed = row.attempts > 1 ? 'ok' : await mayAsk(house, asking.user);
  if (allowed === 'over') return { kind: 'done' };
  if (allowed === 'told') return postOnce(client, row, target, { text: tooMany(house), blocks: [] });
  if (asking.isDirect) showStatus(client, target);
  const room: Room = asking.isDirect ? 'direct' : 'channel';
  return say(
    house,
    client,
    { text: asking.text, user: asking.user, thread: asking.thread, room, from: 0 },
    target,
    row,
  );
}

/** Answers a click whose reply is a post in the thread: a question, the next page, or a private answer shown to all. */
export async function answerClick(house: House, client: WebClient, click: Pressing, row: Claimed): Promise<Outcome> {
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
  return say(house, client, asked, target, row);
}

interface Asked {
  readonly text: string;
  readonly user: string;
  readonly thread: string;
  readonly room: Room;
  readonly from: number;
}

async function say(house: House, client: WebClient, asked: Asked, target: Target, row: Claimed): Promise<Outcome> {
  const { text, user, thread, room, from } = asked;
  const said = { text, user, thread, place: PLACE };
  const answered = await answerIn(house, said);
  const { question, answer } = answered;
  const outcome = await postOnce(client, row, target, render(answer, { question, room, from, link: house.link }));
  if (outcome.kind === 'done') await note(house, said, answered);
  return outcome;
}

/** Shown while working where Slack allows it; where not, nothing is lost. */
function showStatus(client: WebClient, { channel, threadTs }: Target): void {
  if (threadTs === null) return;
  client.assistant.threads
    .setStatus({ channel_id: channel, thread_ts: threadTs, status: '正在查要点…' })
    .catch(() => undefined);
}
