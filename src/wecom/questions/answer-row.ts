import type { Outcome } from '../../platform/inbox-worker.ts';
import type { House } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import { deliver, type Route } from '../connection/deliver.ts';
import type { Waiting } from '../connection/progress.ts';
import type { Throttle } from '../connection/throttle.ts';
import { offerCard, offersOf } from '../messages/card.ts';
import { feedbackId, taskId } from '../protocol/ids.ts';
import { type Incoming, readIncoming } from '../protocol/payload.ts';
import { compose, questionOf, type Reply, said } from './reply.ts';

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
  const reply = await composeOrTell(desk, incoming, row);
  const hasBegun = waiting.end(incoming.key);
  const feedback = hasBegun ? null : feedbackId(incoming.key, questionOf(house, incoming));
  const outcome = await deliver(desk, { incoming, parts: reply.parts, feedback }, row);
  if (outcome.kind !== 'done') return outcome;
  await reply.keep();
  await offer(desk, incoming, reply);
  return outcome;
}

/** After so many attempts a person is told that there is no answer, rather than left waiting. */
const PATIENCE = 4;

async function composeOrTell({ house, log }: Desk, incoming: Incoming, row: Claimed): Promise<Reply> {
  try {
    return await compose(house, incoming, row);
  } catch (error) {
    if (row.attempts < PATIENCE) throw error;
    log.error({ error: String(error), key: row.key }, 'a question could not be answered');
    return said('这个问题没能答上来，请稍后再问，或换个说法。');
  }
}

/** A card with what may be asked next, in single chats; where it is refused nothing is lost. */
async function offer({ line, cards }: Desk, { key, req, kind, chat, isGroup }: Incoming, reply: Reply): Promise<void> {
  if (isGroup || reply.answered === null) return;
  const card = offerCard(offersOf(reply.answered.answer), taskId(key));
  if (card && cards.wait(chat, Date.now()) === 0) await line.card(kind === 'message' ? req : null, chat, card);
}
