import { isRecord, type Json, record, text } from '../../slack/standin/check.ts';
import { demandCard, demandFresh } from './card.ts';
import { bytes } from './limits.ts';
import { countChat } from './rate.ts';
import { Refusal } from './refusal.ts';
import type { Asked, State, Stream } from './state.ts';

/** Takes `aibot_respond_msg`: a snapshot of a stream, or a card. */
export function takeReply(state: State, line: number, req: string, body: Json): void {
  const asked = demandAsked(state, line, req);
  if (asked.what !== 'message') throw new Refusal('reqId', `${asked.what} is answered by no message`);
  if (state.now() - asked.at > state.limits.replyMs) throw new Refusal('reqId', 'later than a day');
  if (body.msgtype === 'stream') takeSnapshot(state, asked, record(body.stream));
  else if (body.msgtype === 'template_card') takeCard(state, asked, body.template_card);
  else throw new Refusal('type', `${text(body.msgtype)} as a reply`);
}

/** The callback that a req_id belongs to. Throws Refusal where there is none that may be answered over this line. */
export function demandAsked(state: State, line: number, req: string): Asked {
  const asked = state.asked.get(req);
  if (!asked) throw new Refusal('reqId', `${req} was never sent`);
  if (!state.outlives && asked.line !== line) throw new Refusal('reqId', `${req} came over another connection`);
  return asked;
}

/** What is left of a text for people to see. */
export function visible(content: string): string {
  return content.replace(/<think>[\s\S]*?<\/think>/g, '').trim();
}

function takeSnapshot(state: State, asked: Asked, stream: Json): void {
  const { content, finish = false } = demandSnapshot(state, stream);
  const id = text(stream.id);
  const found = state.said.find((said): said is Stream => said.kind === 'stream' && said.id === id);
  if (found && found.req !== asked.req) throw new Refusal('parameter', `stream/id: ${id} belongs to another message`);
  if (found && isOver(state, found)) throw new Refusal('expired', id);
  if (!found) countChat(state, asked.chat);
  const feedback = text(record(stream.feedback).id) || null;
  const fresh: Stream = { kind: 'stream', chat: asked.chat, req: asked.req, id, snapshots: [], feedback };
  if (!found) state.said.push(fresh);
  (found ?? fresh).snapshots.push({ content, finish, at: state.now() });
}

function isOver(state: State, { snapshots }: Stream): boolean {
  const first = snapshots[0]?.at ?? state.now();
  return snapshots.at(-1)?.finish === true || state.now() - first > state.limits.streamMs;
}

function demandSnapshot(state: State, stream: Json): { readonly content: string; readonly finish?: boolean } {
  const { id, content = '', finish, feedback } = stream;
  if (typeof id !== 'string' || id === '') throw new Refusal('parameter', 'stream/id: missing');
  if (typeof content !== 'string') throw new Refusal('parameter', 'stream/content: no text');
  if (finish !== undefined && typeof finish !== 'boolean') throw new Refusal('parameter', 'stream/finish: no boolean');
  if (stream.msg_item !== undefined) throw new Refusal('parameter', 'stream/msg_item: not on the long connection');
  if (feedback !== undefined && !(isRecord(feedback) && text(feedback.id)))
    throw new Refusal('parameter', 'stream/feedback');
  demandSize(state, content);
  if (finish === true && visible(content) === '') throw new Refusal('empty', 'stream/content of the finish');
  return { content, ...(finish === undefined ? {} : { finish }) };
}

/** Refuses a text that is too long. */
export function demandSize(state: State, content: string): void {
  const size = bytes(content);
  if (size > state.limits.content)
    throw new Refusal('parameter', `content: ${size} bytes, ${state.limits.content} allowed`);
}

function takeCard(state: State, asked: Asked, value: unknown): void {
  const { card, task } = demandCard(value);
  demandFresh(state, task);
  countChat(state, asked.chat);
  state.said.push({ kind: 'card', chat: asked.chat, req: asked.req, via: 'reply', task, card, updates: [] });
}
