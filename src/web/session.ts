import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Focus } from '../../intents/answer/answer.ts';
import { elsewhere } from '../../intents/digest/elsewhere.ts';
import { answerOnce, type Consulted, readFocus } from '../platform/conversation.ts';
import type { House } from '../platform/platform.ts';
import { keepCookie } from './cookie.ts';

/** Name of the cookie, and how long it is kept, in seconds: as long as a conversation. */
const COOKIE = 'session';
const MONTH = 30 * 86_400;
const ID = /^[0-9a-f]{32}$/;
/** Turns that are shown again; older ones are only remembered for what they spoke of. */
const TURNS = 20;

const kept = z.object({
  /** What was spoken of before the first turn, as JSON. */
  before: z.string().nullable(),
  turns: z.array(z.object({ text: z.string(), today: z.string() })).max(TURNS),
  /** What was spoken of last, as JSON. */
  focus: z.string().nullable(),
});

/** A conversation as it is kept: the questions, from which the same answers follow again. */
export type Talk = z.infer<typeof kept>;

const NEW: Talk = { before: null, turns: [], focus: null };

/** The session of a request; a cookie that is missing or none of ours gets a new one. */
export function sessionOf(c: Context, house: House): string {
  const known = getCookie(c, COOKIE) ?? '';
  if (ID.test(known)) return known;
  const id = randomBytes(16).toString('hex');
  keepCookie(c, house, COOKIE, id, { maxAge: MONTH });
  return id;
}

/** Name of a session in the store: who asks, and where. */
export function personOf(session: string): string {
  return `web:${session}`;
}

/** The conversation of a session; a new one where none is known. */
export async function readTalk({ store }: House, session: string): Promise<Talk> {
  const text = await store.conversations.recall(personOf(session), Date.now());
  try {
    return text === null ? NEW : (kept.safeParse(JSON.parse(text)).data ?? NEW);
  } catch {
    return NEW;
  }
}

/** Adds a turn to a conversation and answers it. */
export async function addTurn(house: House, session: string, text: string): Promise<Consulted & { count: number }> {
  const talk = await readTalk(house, session);
  const answered = answerTurn(house, { text, today: house.today() }, readFocus(talk.focus));
  const turns = [...talk.turns, { text, today: house.today() }];
  const oldest = turns.length > TURNS ? turns.shift() : undefined;
  const before = oldest ? write(answerTurn(house, oldest, readFocus(talk.before)).answer.focus) : talk.before;
  const next: Talk = { before, turns, focus: write(answered.answer.focus) };
  await house.store.conversations.remember(personOf(session), JSON.stringify(next), Date.now());
  return { ...answered, count: turns.length };
}

/** Answers all turns again, each in what was spoken of before it. */
export function replay(house: House, talk: Talk): readonly (Consulted & { readonly text: string })[] {
  let focus = readFocus(talk.before);
  return talk.turns.map((turn) => {
    const answered = answerTurn(house, turn, focus);
    focus = answered.answer.focus;
    return { ...answered, text: turn.text };
  });
}

/** Forgets the conversation of a session. */
export async function clearTalk({ store }: House, session: string): Promise<void> {
  await store.conversations.remember(personOf(session), JSON.stringify(NEW), Date.now());
}

function answerTurn(house: House, { text, today }: Talk['turns'][number], focus: Focus | null): Consulted {
  const consulted = answerOnce({ ...house, today: () => today }, text, focus);
  return { ...consulted, answer: elsewhere(consulted.answer) };
}

function write(focus: Focus | null): string | null {
  return focus === null ? null : JSON.stringify(focus);
}
