import type { Outcome } from '../../platform/inbox-worker.ts';
import type { AppContext } from '../../platform/platform.ts';
import type { Claimed } from '../../store/inbox.ts';
import { type DeliveryDeps, deliver } from '../connection/deliver.ts';
import type { ProgressIndicator } from '../connection/progress.ts';
import type { Throttle } from '../connection/throttle.ts';
import { ATTEMPTS } from '../limits.ts';
import { suggestionCard, suggestionsOf } from '../messages/card.ts';
import { feedbackId, taskId } from '../protocol/ids.ts';
import { readStoredQuestion, type WecomQuestion } from '../protocol/payload.ts';
import { composeReply, questionOf, type Reply, textReply } from './reply.ts';

/** What answering a row needs. */
interface AnswerDeps extends DeliveryDeps {
  readonly context: AppContext;
  readonly progress: ProgressIndicator;
  /** Counts cards, which may not use up what a chat takes in a minute. */
  readonly cards: Throttle;
}

/** Answers a row of the inbox: the reply, then what may be asked next. */
export async function answerWecomRow(deps: AnswerDeps, row: Claimed): Promise<Outcome> {
  const { context, progress } = deps;
  const incoming = readStoredQuestion(row.body);
  if (!incoming) return { kind: 'done' };
  const reply = await composeOrTell(deps, incoming, row);
  const hasBegun = progress.end(incoming.key);
  const feedback = hasBegun ? null : feedbackId(incoming.key, questionOf(context, incoming));
  const outcome = await deliver(deps, { incoming, parts: reply.parts, feedback }, row);
  if (outcome.kind !== 'done') return outcome;
  await reply.keep();
  await offer(deps, incoming, reply);
  return outcome;
}

async function composeOrTell({ context, log }: AnswerDeps, incoming: WecomQuestion, row: Claimed): Promise<Reply> {
  try {
    return await composeReply(context, incoming, row);
  } catch (error) {
    if (row.attempts < ATTEMPTS.compose) throw error;
    log.error({ error: String(error), key: row.key }, 'question failed, giving up');
    return textReply('这个问题没能答上来，请稍后再问，或换个说法。');
  }
}

/** A card with what may be asked next, in single chats; where it is refused nothing is lost. */
async function offer(
  { connection, cards }: AnswerDeps,
  { key, req, kind, chat, isGroup }: WecomQuestion,
  reply: Reply,
): Promise<void> {
  if (isGroup || reply.answered === null) return;
  const card = suggestionCard(suggestionsOf(reply.answered.answer), taskId(key));
  if (card && cards.wait(chat, Date.now()) === 0) await connection.card(kind === 'message' ? req : null, chat, card);
}
