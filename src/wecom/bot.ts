import type { House } from '../platform.ts';
import type { Claimed } from '../store/inbox.ts';
import type { Outcome } from '../worker.ts';
import { offerCard, offersOf } from './card.ts';
import { deliver, type Route } from './deliver.ts';
import { feedbackId, taskId } from './name.ts';
import { type Incoming, readIncoming } from './payload.ts';
import { compose, questionOf, type Reply } from './talk.ts';
import type { Throttle } from './throttle.ts';
import type { Waiting } from './waiting.ts';

/** What answering a row needs. */
export interface Desk extends Route {
  readonly house: House;
  readonly waiting: Waiting;
  /** Counts cards, which may not use up what a chat takes in a minute. */
  readonly cards: Throttle;
}

/** Answers a row of the inbox: the reply, then what may be asked next. */
export async function answerRow(desk: Desk, row: Claimed): Promise<Outcome> {
  const { house, waiting } = desk;
  const incoming = readIncoming(row.body);
  if (!incoming) return { kind: 'done' };
  const reply = await compose(house, incoming, row);
  const hasBegun = waiting.end(incoming.key);
  const feedback = hasBegun ? null : feedbackId(incoming.key, questionOf(house, incoming));
  const outcome = await deliver(desk, { incoming, parts: reply.parts, feedback }, row);
  if (outcome.kind !== 'done') return outcome;
  await reply.keep();
  await offer(desk, incoming, reply);
  return outcome;
}

/** A card with what may be asked next, in single chats; where it is refused nothing is lost. */
async function offer({ line, cards }: Desk, { key, req, kind, chat, isGroup }: Incoming, reply: Reply): Promise<void> {
  if (isGroup || reply.answered === null) return;
  const card = offerCard(offersOf(reply.answered.answer), taskId(key));
  if (card && cards.wait(chat, Date.now()) === 0) await line.card(kind === 'message' ? req : null, chat, card);
}
