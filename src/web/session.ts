import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Focus } from '../../intents/answer/answer.ts';
import { asReadOnly } from '../../intents/digest/read-only.ts';
import { answerQuestion, type Consulted, readFocus } from '../platform/conversation.ts';
import type { AppContext } from '../platform/platform.ts';
import { keepCookie } from './cookie.ts';
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
type ChatSession = z.infer<typeof kept>;

const NEW: ChatSession = { before: null, turns: [], focus: null };

/** The session of a request; a cookie that is missing or none of ours gets a new one. */
export function sessionOf(c: Context, context: AppContext): string {
  const known = getCookie(c, COOKIE) ?? '';
  if (ID.test(known)) return known;
  const id = randomBytes(16).toString('hex');
  keepCookie(c, context, COOKIE, id, { maxAge: LIMITS.session });
  return id;
}

/** Name of a session in the store: who asks, and where. */
export function personOf(id: string): string {
  return `web:${id}`;
}

/** The conversation of a session; a new one where none is known. */
export async function readSession({ store }: AppContext, id: string): Promise<ChatSession> {
  const text = await store.conversations.recall(personOf(id), Date.now());
  try {
    return text === null ? NEW : (kept.safeParse(JSON.parse(text)).data ?? NEW);
  } catch {
    return NEW;
  }
}

/** Adds a turn to a conversation and answers it. */
export async function addTurn(context: AppContext, id: string, text: string): Promise<Consulted & { count: number }> {
  const session = await readSession(context, id);
  const answered = answerTurn(context, { text, today: context.today() }, readFocus(session.focus));
  const turns = [...session.turns, { text, today: context.today() }];
  const oldest = turns.length > LIMITS.turns ? turns.shift() : undefined;
  const before = oldest ? write(answerTurn(context, oldest, readFocus(session.before)).answer.focus) : session.before;
  const next: ChatSession = { before, turns, focus: write(answered.answer.focus) };
  await context.store.conversations.remember(personOf(id), JSON.stringify(next), Date.now());
  return { ...answered, count: turns.length };
}

/** Answers all turns again, each in what was spoken of before it. */
export function replay(context: AppContext, session: ChatSession): readonly (Consulted & { readonly text: string })[] {
  let focus = readFocus(session.before);
  return session.turns.map((turn) => {
    const answered = answerTurn(context, turn, focus);
    focus = answered.answer.focus;
    return { ...answered, text: turn.text };
  });
}

/** The answer to a question that stands in an address, by itself. */
export function answerLinked(context: AppContext, text: string): Consulted {
  return answerTurn(context, { text, today: context.today() }, null);
}

/** Forgets the conversation of a session. */
export async function clearSession({ store }: AppContext, id: string): Promise<void> {
  await store.conversations.remember(personOf(id), JSON.stringify(NEW), Date.now());
}

function answerTurn(
  context: AppContext,
  { text, today }: ChatSession['turns'][number],
  focus: Focus | null,
): Consulted {
  const consulted = answerQuestion({ ...context, today: () => today }, text, focus);
  return { ...consulted, answer: asReadOnly(consulted.answer) };
}

function write(focus: Focus | null): string | null {
  return focus === null ? null : JSON.stringify(focus);
}
