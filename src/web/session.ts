import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Focus } from '../../intents/answer/answer.ts';
import { type Consulted, readFocus } from '../platform/conversation.ts';
import type { AppContext } from '../platform/platform.ts';
import { StoreOutage } from '../store/outage.ts';
import { keepCookie } from './cookie.ts';
import type { PageFrame } from './layout.ts';
import { LIMITS } from './limits.ts';

/** Name of the cookie. */
const COOKIE = 'session';
const ID = /^[0-9a-f]{32}$/;

const kept = z.object({
  /** What was spoken of before the first turn, as JSON. */
  before: z.string().nullable(),
  turns: z.array(z.object({ text: z.string(), today: z.string() })).max(LIMITS.turns),
  /** What was spoken of last, as JSON. */
  focus: z.string().nullable(),
});

/** A conversation as it is kept: the questions, from which the same answers follow again. */
export type ChatSession = z.infer<typeof kept>;

type Frame = Pick<PageFrame, 'context' | 'answers'>;

const NEW: ChatSession = { before: null, turns: [], focus: null };
/** Stands for a conversation that the store cannot give now: it is answered as a new one, and not written over. */
const UNREAD: ChatSession = { ...NEW };

/** The session that a request names; null where its cookie is missing or none of ours. */
export function knownSession(c: Context): string | null {
  const known = getCookie(c, COOKIE) ?? '';
  return ID.test(known) ? known : null;
}

/** The session of a request; one that names none gets a new one. */
export function sessionOf(c: Context, context: AppContext): string {
  const known = knownSession(c);
  if (known !== null) return known;
  const id = randomBytes(16).toString('hex');
  keepCookie(c, context, COOKIE, id, { maxAge: LIMITS.session });
  return id;
}

/** Name of a session in the store: who asks, and where. */
export function personOf(id: string): string {
  return `web:${id}`;
}

/** The conversation of a session; null where none is known. */
export async function readSession(context: AppContext, id: string): Promise<ChatSession | null> {
  const text = await recall(context, id);
  if (text === undefined) return UNREAD;
  try {
    return text === null ? null : (kept.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}

/** What is kept of a session, null for nothing; undefined where the store cannot be read. */
async function recall({ store }: AppContext, id: string): Promise<string | null | undefined> {
  try {
    return await store.conversations.recall(personOf(id), Date.now());
  } catch (error) {
    if (error instanceof StoreOutage) return undefined;
    throw error;
  }
}

/** Adds a turn to a conversation and answers it. */
export async function addTurn(
  { context, answers }: Frame,
  id: string,
  session: ChatSession | null,
  asked: string,
): Promise<Consulted & { readonly text: string }> {
  const { before: first, turns: earlier, focus } = session ?? NEW;
  // What is not read need not be kept.
  const turn = { text: asked.slice(0, LIMITS.question), today: context.today() };
  const answered = answers.answer(context, { ...turn, focus: readFocus(focus) });
  const turns = [...earlier, turn];
  let before = first;
  while (turns.length > LIMITS.turns || sizeOf(turns) > LIMITS.conversation) {
    const oldest = turns.shift();
    if (!oldest) break;
    before = write(answers.answer(quiet(context), { ...oldest, focus: readFocus(before) }).answer.focus);
  }
  const next: ChatSession = { before, turns, focus: write(answered.answer.focus) };
  if (session !== UNREAD) await context.store.conversations.remember(personOf(id), JSON.stringify(next), Date.now());
  return { ...answered, text: turn.text };
}

/** All turns with their answers, each in what was spoken of before it; those that are kept no more are worked out while `afford` says so. */
export async function replay(
  { context, answers }: Frame,
  session: ChatSession,
  afford: () => Promise<boolean>,
): Promise<readonly (Consulted & { readonly text: string })[]> {
  const shown: (Consulted & { readonly text: string })[] = [];
  let focus = readFocus(session.before);
  for (const turn of session.turns) {
    if (!answers.find(context, { ...turn, focus }) && !(await afford())) return shown;
    const answered = answers.answer(quiet(context), { ...turn, focus });
    focus = answered.answer.focus;
    shown.push({ ...answered, text: turn.text });
  }
  return shown;
}

/** Where answers are not counted, which they were before. */
function quiet(context: AppContext): AppContext {
  return { ...context, observe: () => undefined };
}

/** The answer to a question that stands in an address, by itself. */
export function answerLinked({ context, answers }: Frame, text: string): Consulted {
  return answers.answer(context, { text, today: context.today(), focus: null });
}

/** Forgets the conversation of a session. */
export async function clearSession({ store }: AppContext, id: string): Promise<void> {
  await store.conversations.remember(personOf(id), JSON.stringify(NEW), Date.now());
}

function sizeOf(turns: ChatSession['turns']): number {
  return turns.reduce((sum, { text }) => sum + text.length, 0);
}

function write(focus: Focus | null): string | null {
  return focus === null ? null : JSON.stringify(focus);
}
