import { revise, store } from './chat.ts';
import { isRecord, type Json, text } from './check.ts';
import { demandMessage, demandView, Refusal } from './refusal.ts';
import type { Reply, State } from './state.ts';

const USES = 5;
const MINUTES = 30;

/** Gives out an address for later replies. */
export function addressReply(state: State, reply: Omit<Reply, 'uses' | 'until'>): string {
  const id = state.id('R');
  state.replies.set(id, { ...reply, uses: 0, until: Date.now() + MINUTES * 60_000 });
  return `${state.url.replace(/api\/$/, 'response/')}${id}`;
}

/** Takes a reply at its address and gives the HTTP status and body. */
export function takeReply(state: State, id: string, args: Json): { status: number; body: Json } {
  const reply = state.replies.get(id);
  try {
    if (!reply || Date.now() > reply.until) throw new Refusal('expired_url');
    reply.uses += 1;
    if (reply.uses > USES) throw new Refusal('used_url', [`used ${reply.uses} times, at most ${USES} allowed`]);
    carry(state, reply, args, 'response_url');
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reasons = error.reasons.length > 0 ? error.reasons : [error.message];
    state.errors.push(...reasons.map((reason) => `response_url (${error.message}): ${reason}`));
    const gone = error.message.endsWith('_url');
    return { status: gone ? 404 : 400, body: { ok: false, error: error.message } };
  }
}

/** Shows a reply: to one person, to the channel, or in place of the message it belongs to. */
function carry(state: State, reply: Omit<Reply, 'uses' | 'until'>, args: Json, via: 'response_url' | 'ack'): void {
  const { channel, user, ts } = reply;
  const old = state.messages.find((message) => message.channel === channel && message.ts === ts);
  if (args.delete_original === true) {
    if (old) state.messages.splice(state.messages.indexOf(old), 1);
    state.deletes.push({ channel, ts: ts ?? '' });
    return;
  }
  if (args.replace_original === true && old) {
    revise(state, old, args);
    return;
  }
  const thread_ts = text(args.thread_ts) || undefined;
  if (args.response_type === 'in_channel') store(state, { ...args, channel, thread_ts });
  else {
    const { metadata: _, ...words } = demandMessage(args);
    state.ephemerals.push({ channel, user, ts: state.stamp(), thread_ts, ...words, via });
  }
}

/** Does what an acknowledgement says: shows a command's words, opens or replaces a view. Faults go to the errors. */
export function takeAck(state: State, body: Json, payload: unknown): void {
  const args = typeof payload === 'string' && payload !== '' ? { text: payload } : payload;
  if (!isRecord(args) || Object.keys(args).length === 0) return;
  try {
    if (text(body.command)) {
      const reply = { channel: text(body.channel_id), user: text(body.user_id), ts: undefined, thread_ts: undefined };
      carry(state, reply, args, 'ack');
    } else if (args.response_action === 'update' || args.response_action === 'push') {
      const view = demandView(args.view, 'modal');
      const user = isRecord(body.user) ? text(body.user.id) : '';
      const id = args.response_action === 'update' && isRecord(body.view) ? text(body.view.id) : state.id('V');
      state.views.push({ method: 'ack', id, user, view });
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    state.errors.push(...error.reasons.map((reason) => `ack (${error.message}): ${reason}`));
  }
}
