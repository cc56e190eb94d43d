import { isRecord, type Json, record, text } from '../../slack/standin/check.ts';
import type { Callback } from './callbacks.ts';
import { takeUpdate, takeWelcome } from './event.ts';
import { takePush } from './push.ts';
import { type Outcome, Refusal } from './refusal.ts';
import { takeReply } from './reply.ts';
import type { Asked, Heard, State } from './state.ts';

/** Does a piece of work; a refusal becomes its errcode and is kept among the errors. */
export function attempt(state: State, what: string, work: () => void): Outcome {
  try {
    work();
    return { errcode: 0, errmsg: 'ok' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { errcode, errmsg, message } = error;
    state.errors.push(`${what} (${errcode}): ${message}`);
    return { errcode, errmsg };
  }
}

/** Does what a frame asks for that comes after the subscription. Throws Refusal. */
export function obey(state: State, { cmd, line, req, body }: Heard, isSubscribed: boolean): void {
  if (!isSubscribed) throw new Refusal('unsubscribed');
  if (cmd === 'aibot_respond_msg') takeReply(state, line, req, body);
  else if (cmd === 'aibot_respond_welcome_msg') takeWelcome(state, line, req, body);
  else if (cmd === 'aibot_respond_update_msg') takeUpdate(state, line, req, body);
  else if (cmd === 'aibot_send_msg') takePush(state, body);
  else throw new Refusal('parameter', `cmd: ${cmd}`);
}

/** A frame's JSON; empty where it is none. */
export function parse(data: string): Json {
  try {
    const frame: unknown = JSON.parse(data);
    return isRecord(frame) ? frame : {};
  } catch {
    return {};
  }
}

/** Keeps what may be answered by a callback's req_id, and that its chat has messaged the bot. */
export function remember(state: State, { cmd, headers: { req_id: req }, body }: Callback, line: number): void {
  const user = text(record(body.from).userid);
  const chat = text(body.chatid) || user;
  const event = record(body.event);
  const what = cmd === 'aibot_msg_callback' ? 'message' : text(event.eventtype);
  if (what === 'message') state.chats.set(chat, body.chattype === 'group' ? 'group' : 'single');
  const task = text(record(event.template_card_event).task_id);
  const asked: Asked = { req, what, chat, user, task, at: state.now(), line, used: false, responded: false };
  const before = state.asked.get(req);
  if (before) before.line = line;
  else state.asked.set(req, asked);
}
