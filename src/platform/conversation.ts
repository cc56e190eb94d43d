import { z } from 'zod';
import type { Library } from '../../index/library.ts';
import { type Focus, KINDS } from '../../intents/answer/answer.ts';
import { consult } from '../../intents/consult.ts';
import { cleanText } from '../../intents/understand/question.ts';
import type { Rate } from '../store/rate-limit.ts';
import type { AnsweredQuestion, AppContext } from './platform.ts';

/** What a person says, and where: `thread` is the conversation's key in the store, `place` the platform's name. */
interface Utterance {
  readonly text: string;
  readonly user: string;
  readonly thread: string;
  readonly place: string;
}

/** An answer with the snapshot that it was given from: what is drawn besides must come from the same. */
export interface Consulted extends AnsweredQuestion {
  readonly library: Library;
  /** What was spoken of before, by which the same question gets the same answer again. */
  readonly before: Focus | null;
}

const focus = z.object({
  units: z.array(z.string()),
  kind: z.enum(KINDS),
  asked: z.string(),
  more: z.array(z.string()),
  plan: z.string().optional(),
});

/** What a conversation spoke of last; null where nothing is known or what was kept is of an older kind. */
export async function recallFocus({ store }: AppContext, thread: string): Promise<Focus | null> {
  return readFocus(await store.conversations.recall(thread, Date.now()));
}

/** Reads a focus that was kept as JSON; null where it is none. */
export function readFocus(text: string | null): Focus | null {
  try {
    return text === null ? null : (focus.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}

/** Answers in a conversation. Nothing is kept yet: that is for `note`, once the answer has arrived. */
export async function answerInThread(context: AppContext, said: Utterance): Promise<AnsweredQuestion> {
  const known = await recallFocus(context, said.thread);
  return answerQuestion(context, said.text, known);
}

/** Answers with what a conversation spoke of last. */
export function answerQuestion(context: AppContext, text: string, known: Focus | null): Consulted {
  const { library } = context;
  const begun = performance.now();
  const answer = consult({ text, today: context.today(), focus: known }, library);
  context.observe(answer, performance.now() - begun);
  return { question: cleanText(text), answer, library, before: known };
}

/** Keeps what the conversation spoke of, and the question where the plan did not answer it. */
export async function rememberAnswer(
  context: AppContext,
  said: Omit<Utterance, 'text'>,
  answered: AnsweredQuestion,
): Promise<void> {
  const { question, answer } = answered;
  const kept = answer.focus ?? { units: [], kind: answer.kind, asked: question, more: [] };
  await context.store.conversations.remember(said.thread, JSON.stringify(kept), Date.now());
  await recordUnanswered(context, said, answered);
}

/** Keeps a question that the plan did not answer. */
export async function recordUnanswered(
  { store }: AppContext,
  { user, place }: Pick<Utterance, 'user' | 'place'>,
  { question, answer }: AnsweredQuestion,
): Promise<void> {
  if (answer.status === 'not_in_plan') await store.unanswered.add({ question, user, place, at: Date.now() });
}

/** Counts a question of a person: whether it may be answered, and whether the person is to be told why not. */
export function checkRate({ store, config, now }: AppContext, user: string): Promise<Rate> {
  return store.rates.hit(user, now(), config.perMinute);
}

/** What a person is told who asks too fast. */
export function rateLimitMessage({ config }: AppContext): string {
  return `一分钟最多问${config.perMinute}个问题，请稍等片刻再问。`;
}
